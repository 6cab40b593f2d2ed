/** Replays the log alarms and the metric filter alarms of an endpoint, and prepares their verdicts. */
import { alarmHistoryMs } from '../../cloudwatch/limits';
import type { CooperativeTask } from '../../base/cooperativeTask';
import { defaultAssumptions } from '../../cloudwatch/evaluation';
import type { Alarm } from '../../model/alarm';
import type { AlarmHistoryItem } from '../../model/alarmHistory';
import type { LogAlarm } from '../../model/logAlarm';
import type { FilteredSamples } from '../../replay/log/filteredSamples';
import { runSchedule } from '../../replay/log/logRuns';
import type { MatchedEntries } from '../../replay/log/matchedEntries';
import { replayLogAlarm } from '../../replay/log/replayLogAlarm';
import type { TimeRange } from '../../model/timeRange';
import type { AuditedAlarm } from './auditedAlarm';
import { filterAlarmVerdicts } from './filterAlarmVerdicts';
import { logAlarmVerdicts, type LogAlarmHistory } from './logAlarmVerdicts';
import { alarmTimeline, spansOf } from './timeline';

/** What was read of an endpoint's log. */
export interface ReadLogFacts {
  /** The range of the log that was read. */
  readonly range: TimeRange;
  /** The connections that are in the log. */
  readonly logged: ReadonlySet<string>;
  /** When the data were read, ms since 1970. */
  readonly now: number;
}

/** A log alarm, from its history and a replay. @param history undefined if it cannot be read */
export function* auditLogAlarm(
  alarm: LogAlarm,
  matched: MatchedEntries,
  history: LogAlarmHistory | undefined,
  { range, logged, now }: ReadLogFacts,
): CooperativeTask<AuditedAlarm> {
  const historyStart = history ? now - alarmHistoryMs : Infinity;
  const spans = spansOf<LogAlarm>(alarm, history?.items, {
    historyStart,
    replayable: true,
    definitionOf: () => alarm,
  });
  const { configuredAt } = alarm;
  const isNew = configuredAt !== undefined && configuredAt >= range.start;
  const schedule = runSchedule(alarm.query, configuredAt);
  const replay = yield* replayLogAlarm(alarm, matched, {
    range: { start: range.start, end: now },
    // Runs before the last change of the alarm have the phase of an earlier schedule, which is unknown.
    schedule: { ...schedule, from: isNew ? schedule.from : schedule.from % schedule.rateMs },
    initial: isNew ? 'INSUFFICIENT_DATA' : 'OK',
    ...(isNew && { createdAt: configuredAt }),
  });
  return logAlarmVerdicts({ alarm, spans, history, matched, replay, schedule, logged, now });
}

/** An alarm on the metric of a metric filter, from its history and a replay. */
export function* auditFilterAlarm(
  alarm: Alarm,
  filtered: FilteredSamples,
  history: readonly AlarmHistoryItem[] | undefined,
  { logged, now }: ReadLogFacts,
): CooperativeTask<AuditedAlarm> {
  const samples = filtered.samples();
  const timeline = yield* alarmTimeline({
    alarm,
    endpointId: '',
    history,
    samples,
    readsSamples: true,
    now,
    assumptions: defaultAssumptions,
  });
  return filterAlarmVerdicts({ timeline, samples, logged, now });
}
