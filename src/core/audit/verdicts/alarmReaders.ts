/** What the alarms of an endpoint read of its log, collected in one pass over the log. */
import { notReplayable } from '../../cloudwatch/notReplayable';
import { logGroupRef, type LoggedEndpoint } from '../../watching/connectionLogs';
import type { MetricFilter } from '../../cloudwatchLogs/metricFilter';
import { entryReaders, LoggedIds, type EntryReader } from '../../logAlarms/entryReader';
import type { Alarm } from '../../model/alarm';
import { isExpected, type Failure } from '../../model/errors';
import { isLogAlarm, type AnyAlarm, type LogAlarm } from '../../model/logAlarm';
import { FilteredSamples, publishes, type FilteredMetric } from '../../replay/log/filteredSamples';
import { MatchedEntries } from '../../replay/log/matchedEntries';

/** An alarm that reads the log, and its part of the log. */
export type LogReadingAlarm =
  | { readonly kind: 'logAlarm'; readonly alarm: LogAlarm; readonly matched: MatchedEntries }
  | { readonly kind: 'filterAlarm'; readonly alarm: Alarm; readonly filtered: FilteredSamples }
  /** It cannot be replayed here. */
  | { readonly kind: 'refused'; readonly alarm: AnyAlarm; readonly failure: Failure };

/** The readers of one pass. */
export interface AlarmReaders {
  /** In the order of the alarms. */
  readonly alarms: readonly LogReadingAlarm[];
  readonly logged: LoggedIds;
  /** All of them as one. */
  readonly reader: EntryReader;
  /** Whether an alarm reads entries of other endpoints too. */
  readonly wholeGroup: boolean;
}

/**
 * Prepares the readers.
 * @param alarms log alarms, and alarms on metrics of metric filters
 * @param filtersFor the metric filters that an alarm may read: those of the log group, or a proposed one
 */
export function alarmReaders(
  endpoint: LoggedEndpoint,
  alarms: readonly AnyAlarm[],
  filtersFor: (alarm: AnyAlarm) => readonly MetricFilter[],
): AlarmReaders {
  const logged = new LoggedIds(endpoint.id);
  const all = alarms.map((alarm) => readingAlarm(alarm, endpoint, filtersFor(alarm)));
  const own = all.flatMap((one): EntryReader[] => {
    if (one.kind === 'logAlarm') return [one.matched];
    return one.kind === 'filterAlarm' ? [one.filtered] : [];
  });
  return {
    alarms: all,
    logged,
    reader: entryReaders([logged, ...own]),
    wholeGroup: all.some((one) => readsOthers(one, endpoint.id)),
  };
}

function readingAlarm(
  alarm: AnyAlarm,
  { logging }: LoggedEndpoint,
  filters: readonly MetricFilter[],
): LogReadingAlarm {
  try {
    if (!isLogAlarm(alarm)) {
      const filtered = filteredSamples(alarm, filters);
      return { kind: 'filterAlarm', alarm, filtered };
    }
    const groups = alarm.query.logGroups.map((identifier) => logGroupRef(identifier).name);
    const elsewhere = groups.find((group) => group !== logging.group);
    if (elsewhere !== undefined)
      throw notReplayable({ kind: 'logGroup', name: elsewhere }, 'It reads another log group');
    return { kind: 'logAlarm', alarm, matched: new MatchedEntries(alarm.query) };
  } catch (error) {
    if (!isExpected(error)) throw error;
    return { kind: 'refused', alarm, failure: error.failure };
  }
}

function filteredSamples(alarm: Alarm, filters: readonly MetricFilter[]): FilteredSamples {
  const metric = onlyMetric(alarm);
  const filter = metric && filters.find((one) => publishes(one, metric));
  if (!metric || !filter) {
    const name = metric?.metricName ?? alarm.name;
    throw notReplayable(
      { kind: 'noFilter', metric: name },
      'No metric filter publishes its metric',
    );
  }
  return new FilteredSamples(filter, metric);
}

/** The metric that the alarm reads, if it reads one only. */
function onlyMetric({ queries }: Alarm): FilteredMetric | undefined {
  const stats = queries.flatMap(({ stat }) => stat ?? []);
  const keys = new Set(
    stats.map(({ namespace, metricName, dimensions }) =>
      JSON.stringify([namespace, metricName, Object.entries(dimensions).sort()]),
    ),
  );
  return keys.size === 1 ? stats[0] : undefined;
}

/** Our filter and our query select one endpoint; a query that names none may count all of them. */
function readsOthers(one: LogReadingAlarm, endpointId: string): boolean {
  if (one.kind === 'logAlarm') return !one.alarm.query.queryString.includes(endpointId);
  if (one.kind !== 'filterAlarm') return false;
  return !one.alarm.queries.some(({ stat }) =>
    Object.values(stat?.dimensions ?? {}).includes(endpointId),
  );
}
