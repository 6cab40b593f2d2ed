/**
 * Deletes a metric filter only if it is still the one that the user saw, and reports which alarms read
 * its metric.
 */
import { publishesTheSame, type MetricFilter } from '../../cloudwatchLogs/metricFilter';
import type { Alarm } from '../../model/alarm';
import { isExpected } from '../../model/errors';
import { isMetricAlarm } from '../../model/logAlarm';
import type { ScopeAws } from '../../ports/aws';
import { deleteMetricFilterCall } from '../../ports/calls';
import type { Translate } from '../../ports/translate';
import { insightsIn } from '../../watching/alarmInsights';
import { stopped, type Stopped } from '../write/attempt';
import { canonical } from '../write/canonical';
import { deleteSeen, type Deleted, type Deletion } from '../write/deleteSeen';

export type DeleteFilterPreview =
  | {
      readonly kind: 'ready';
      readonly filter: MetricFilter;
      /** The alarms of the region that read its metric. Without the filter they never fire. */
      readonly readers: readonly Alarm[];
    }
  | { readonly kind: 'gone' }
  | Stopped;

/** The name of a filter and of its log group. */
export type FilterName = Pick<MetricFilter, 'name' | 'group'>;

/**
 * Reads what the confirmation dialog shows.
 * @throws unexpected errors
 */
export async function previewDeleteFilter(
  name: FilterName,
  aws: ScopeAws,
  signal?: AbortSignal,
): Promise<DeleteFilterPreview> {
  try {
    const filter = await findMetricFilter(name, aws, signal);
    if (!filter) return { kind: 'gone' };
    const alarms = (await aws.alarms.list(signal)).filter(isMetricAlarm);
    return { kind: 'ready', filter, readers: alarms.filter((alarm) => readsMetric(alarm, filter)) };
  } catch (error) {
    return stopped(error);
  }
}

/**
 * Whether the alarm reads the metric that the filter publishes, with any of its dimensions. A query
 * of Metrics Insights that cannot be parsed reads it if it has the metric's name.
 */
export function readsMetric(alarm: Alarm, { transformation }: MetricFilter): boolean {
  const { namespace, metricName, dimensions } = transformation;
  const names = Object.keys(dimensions);
  const isMetric = (one: { readonly namespace: string; readonly metricName: string }): boolean =>
    one.namespace === namespace && one.metricName === metricName;
  return (
    alarm.queries.some(
      ({ stat }) =>
        stat !== undefined &&
        isMetric(stat) &&
        names.length === Object.keys(stat.dimensions).length &&
        names.every((name) => name in stat.dimensions),
    ) ||
    insightsIn(alarm).some(({ text, query }) =>
      query ? isMetric(query) : text.includes(metricName),
    )
  );
}

/**
 * Deletes the filter.
 * @param seen the filter that the user confirmed
 * @throws unexpected errors
 */
export function deleteMetricFilter(
  seen: MetricFilter,
  aws: ScopeAws,
  t: Translate,
  signal?: AbortSignal,
): Promise<Deleted<MetricFilter>> {
  const deletion: Deletion<MetricFilter> = {
    call: deleteMetricFilterCall(seen.group, seen.name),
    find: (findSignal) => findMetricFilter(seen, aws, findSignal),
    isSeen: (now) => isSame(seen, now),
    stillThere: t('The metric filter is still there.'),
  };
  return deleteSeen(deletion, aws, signal);
}

/** Also settings that the model does not have. */
function isSame(seen: MetricFilter, now: MetricFilter): boolean {
  const { other: before, ...one } = seen;
  const { other: after, ...two } = now;
  return publishesTheSame(one, two) && canonical(before) === canonical(after);
}

/** The filter of that name; undefined also if its log group does not exist. @throws ExpectedError */
async function findMetricFilter(
  { name, group }: FilterName,
  aws: ScopeAws,
  signal: AbortSignal | undefined,
): Promise<MetricFilter | undefined> {
  try {
    const filters = await aws.metricFilters.ofGroup(group, signal);
    return filters.find((filter) => filter.name === name);
  } catch (error) {
    if (isExpected(error) && error.failure.kind === 'notFound') return undefined;
    throw error;
  }
}
