/** The steps of a comparison of methods, over data that were read. */
import type { CooperativeTask } from '../base/cooperativeTask';
import { hourMs } from '../base/duration';
import type { AlarmReaders } from '../audit/verdicts/alarmReaders';
import { riseAlarm, type AuditedAlarm } from '../audit/verdicts/auditedAlarm';
import { auditFilterAlarm, auditLogAlarm } from '../audit/verdicts/logAlarmFacts';
import { alarmTimeline } from '../audit/verdicts/timeline';
import { defaultAssumptions } from '../cloudwatch/evaluation';
import type { Verdict } from '../audit/verdicts/verdict';
import type { ConnectionHistory } from '../connections/log/readConnectionRecords';
import type { Alarm } from '../model/alarm';
import type { DetectionMethod } from '../model/detectionMethod';
import type { ConnectionRecord } from '../model/connectionRecord';
import { isExpected, type Failure } from '../model/errors';
import { isLogAlarm, type AnyAlarm } from '../model/logAlarm';
import type { Sample } from '../model/sample';
import type { TimeRange } from '../model/timeRange';
import { replayFailure } from '../replay/replayObstacle';
import { compareMethods, type MethodCoverage, type UnknownCoverage } from './compareMethods';
import { countCoverage } from './countCoverage';

/** Counts and entries before the range are needed for alarms to settle. */
export const settlingMs = 2 * hourMs;

/** An alarm to compare. */
export interface Compared {
  readonly method: DetectionMethod;
  readonly alarm: AnyAlarm;
  /** Absent for the proposed alarm. */
  readonly alarmName?: string;
  /** Whether the metric filter of an alarm that exists has to be read. */
  readonly isFilter: boolean;
  /** The alarm that was read for, if it differs from this one in threshold and period only. */
  readonly readFor?: AnyAlarm;
}

/** The data that were read for a comparison. */
export interface CoverageParts {
  readonly endpointId: string;
  readonly range: TimeRange;
  /** When the data were read, ms since 1970. */
  readonly now: number;
  readonly compared: readonly Compared[];
  readonly readers: AlarmReaders;
  readonly found: ConnectionHistory;
  readonly samples: readonly Sample[];
}

/** A connection, and the verdict of the first of the compared alarms. */
export interface ConnectionOutcome {
  readonly record: ConnectionRecord;
  readonly verdict: Verdict;
}

/** The coverage of each method, and the outcomes of the first one. */
export interface Coverages {
  readonly methods: readonly MethodCoverage[];
  /** By the start of the connections; empty if they are unknown. */
  readonly outcomes: readonly ConnectionOutcome[];
}

/** What is known of the connections: without a log, only those that raised the count. */
export function basisOf({ found }: Pick<CoverageParts, 'found'>): 'log' | 'counts' {
  return found.log.kind === 'read' ? 'log' : 'counts';
}

/** Compares the methods over what was read. Works in steps. */
export function coverageOfParts(parts: CoverageParts): CooperativeTask<Coverages> {
  return basisOf(parts) === 'log' ? coverageFromLog(parts) : coverageFromCounts(parts);
}

/** From the log: every connection in it is known. Works in steps. */
function* coverageFromLog(parts: CoverageParts): CooperativeTask<Coverages> {
  const { range, compared, found, samples } = parts;
  const audited: { readonly one: Compared; readonly alarm: AuditedAlarm | Failure }[] = [];
  for (const one of compared) audited.push({ one, alarm: yield* auditedAlarm(one, parts) });
  const methods = audited.flatMap(({ one, alarm }) =>
    'classify' in alarm ? [{ ...named(one), alarm }] : [],
  );
  const input = { range, records: found.records, samples, methods };
  const { coverages, classifications } = yield* compareMethods(input);
  const rest = [...coverages];
  const connections = found.records.filter(
    ({ startedAt }) => startedAt >= range.start && startedAt < range.end,
  ).length;
  const byMethod = audited.map(({ one, alarm }) => {
    const coverage = 'classify' in alarm ? rest.shift() : undefined;
    if (coverage) return coverage;
    const failure = 'classify' in alarm ? undefined : alarm;
    return unknownCoverage(one, connections, failure && { kind: 'failed', failure });
  });
  const [first] = audited;
  const outcomes =
    first && 'classify' in first.alarm
      ? classifications.flatMap(({ record, byAlarm: [own] }) =>
          own ? [{ record, verdict: own.verdict }] : [],
        )
      : [];
  return { methods: byMethod, outcomes };
}

/** The alarm as an audit asks it, or why it cannot be replayed. Works in steps. */
export function* auditedAlarm(
  { alarm, method, readFor = alarm }: Compared,
  { endpointId, range, now, readers, samples }: CoverageParts,
): CooperativeTask<AuditedAlarm | Failure> {
  if (method === 'rise' && !isLogAlarm(alarm)) {
    const failure = replayFailure(alarm, samples);
    if (failure) return failure;
    const input = { alarm, endpointId, history: undefined, samples, now };
    const timeline = yield* alarmTimeline({ ...input, assumptions: defaultAssumptions });
    return riseAlarm(timeline, now);
  }
  const reading = readers.alarms.find((one) => one.alarm === readFor);
  const start = range.start - settlingMs;
  const facts = { range: { start, end: range.end }, logged: readers.logged.ids, now };
  switch (reading?.kind) {
    case 'logAlarm':
      return yield* auditLogAlarm(reading.alarm, reading.matched, undefined, facts);
    case 'filterAlarm': {
      const own = isLogAlarm(alarm) ? reading.alarm : alarm;
      return yield* auditFilterAlarm(own, reading.filtered, undefined, facts);
    }
    case 'refused':
      return reading.failure;
    case undefined:
      throw new Error('An alarm on the log has no reader.');
  }
}

/** Without a log, the alarms on it have nothing to read. Works in steps. */
function* coverageFromCounts(parts: CoverageParts): CooperativeTask<Coverages> {
  const { range, compared, found, samples } = parts;
  const { log } = found;
  const unknown: UnknownCoverage =
    log.kind === 'failed' ? { kind: 'failed', failure: log.failure } : { kind: 'noLog' };
  const coverages: MethodCoverage[] = [];
  for (const one of compared) {
    const { alarm } = one;
    if (one.method === 'rise' && !isLogAlarm(alarm))
      coverages.push(yield* riseCoverage(one, alarm, samples, range));
    else coverages.push(unknownCoverage(one, 0, unknown));
  }
  const connections = Math.max(0, ...coverages.map((one) => one.connections));
  return { methods: coverages.map((one) => ({ ...one, connections })), outcomes: [] };
}

function* riseCoverage(
  one: Compared,
  alarm: Alarm,
  samples: readonly Sample[],
  range: TimeRange,
): CooperativeTask<MethodCoverage> {
  try {
    const counts = yield* countCoverage(alarm, samples, range);
    return { ...named(one), ...counts, named: 0, undetermined: 0 };
  } catch (error) {
    if (!isExpected(error)) throw error;
    return unknownCoverage(one, 0, { kind: 'failed', failure: error.failure });
  }
}

function named({ method, alarmName }: Compared): Pick<MethodCoverage, 'method' | 'alarmName'> {
  return { method, ...(alarmName !== undefined && { alarmName }) };
}

function unknownCoverage(
  one: Compared,
  connections: number,
  unknown: UnknownCoverage | undefined,
): MethodCoverage {
  return {
    ...named(one),
    connections,
    named: 0,
    undetermined: connections,
    ...(unknown && { unknown }),
  };
}
