/** What the alarm of the form would have done with the last days of its endpoint. */
import { auditConnections } from '../audit/verdicts/auditConnections';
import { isNotified, type Verdict } from '../audit/verdicts/verdict';
import type { CooperativeTask } from '../base/cooperativeTask';
import { countCondition } from '../cloudwatch/connectionFilter';
import { connectionCondition, type ConnectionRule } from '../cloudwatch/definition';
import { defaultAssumptions } from '../cloudwatch/evaluation';
import {
  auditedAlarm,
  basisOf,
  type Compared,
  type CoverageParts,
} from '../coverage/coverageSteps';
import type { DetectionMethod } from '../model/detectionMethod';
import { attemptUser } from '../model/failedAttempt';
import { connectionUser } from '../model/connection';
import { isExpected, type Failure } from '../model/errors';
import { isLogAlarm, type LogAlarm } from '../model/logAlarm';
import type { Sample } from '../model/sample';
import type { TimeRange } from '../model/timeRange';
import { replaySummary } from '../replay/compareReplays';
import type { RiseOutcome } from '../replay/replaySummary';
import { runSchedule } from '../replay/log/logRuns';
import { replayLogAlarm } from '../replay/log/replayLogAlarm';
import { contributorName } from '../text/names';
import type { ForecastVerdict } from './view/forecastModel';

/** Something that the alarm should notify of. */
export interface ForecastEvent {
  /** Milliseconds since 1970. */
  readonly start: number;
  readonly end: number;
  /** The user; undefined if no log says. */
  readonly who: string | undefined;
  readonly verdict: ForecastVerdict;
}

/** A moment at which the alarm would have fired. */
export interface Firing {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The users whose connections it notified of, as far as they are known. */
  readonly who: readonly string[];
}

/** The whole of it. */
export interface Forecast {
  readonly range: TimeRange;
  readonly counts: readonly Sample[];
  readonly events: readonly ForecastEvent[];
  /** Oldest first. */
  readonly firings: readonly Firing[];
  /** Why the alarm cannot be replayed. */
  readonly failure?: Failure;
  /** Whether an alarm on the log cannot be replayed because there is no log. */
  readonly isWithoutLog?: boolean;
  /** Whether the events are failed attempts and not connections. */
  readonly isOfAttempts?: boolean;
}

/** What is forecast. */
export type ForecastQuestion =
  | { readonly method: DetectionMethod }
  /** The alarm on failed attempts. */
  | { readonly method: 'failedAttempts'; readonly alarm: LogAlarm };

/** The parts with the proposed alarms at another threshold and period. */
export function withRule(parts: CoverageParts, rule: ConnectionRule): CoverageParts {
  const endpoint = { endpointId: parts.endpointId, endpointLabel: parts.endpointId };
  const ruled = (one: Compared): Compared => {
    const { alarm, method, alarmName } = one;
    if (alarmName !== undefined || isLogAlarm(alarm)) return one;
    const condition =
      method === 'rise' ? connectionCondition(endpoint, rule) : countCondition(endpoint, rule);
    return { ...one, alarm: { ...alarm, ...condition }, readFor: alarm };
  };
  return { ...parts, compared: parts.compared.map(ruled) };
}

/** Replays the alarm over what was read. Works in steps. */
export function* forecast(
  parts: CoverageParts,
  question: ForecastQuestion,
): CooperativeTask<Forecast> {
  const { range, samples } = parts;
  const counts = samples.filter(({ at }) => at >= range.start);
  const nothing = { range, counts, events: [], firings: [] };
  const hasLog = basisOf(parts) === 'log';
  if (question.method === 'failedAttempts') {
    return hasLog
      ? { ...nothing, isOfAttempts: true, ...(yield* failedAttempts(question.alarm, parts)) }
      : { ...nothing, isWithoutLog: true };
  }
  const one = parts.compared.find(
    ({ method, alarmName }) => method === question.method && alarmName === undefined,
  );
  if (!one) return nothing;
  if (hasLog) return { ...nothing, ...(yield* connections(one, parts)) };
  if (isLogAlarm(one.alarm) || one.method !== 'rise') return { ...nothing, isWithoutLog: true };
  return { ...nothing, ...(yield* rises(one, parts)) };
}

type Found = Pick<Forecast, 'events' | 'firings' | 'failure'>;

/** With a log every connection is known. */
function* connections(one: Compared, parts: CoverageParts): CooperativeTask<Found> {
  const { range, found, samples, now } = parts;
  const alarm = yield* auditedAlarm(one, parts);
  if (!('classify' in alarm)) return { events: [], firings: [], failure: alarm };
  const input = { range, records: found.records, samples, alarms: [alarm] };
  const { classifications } = yield* auditConnections(input);
  const firings = new Map<number, string[]>();
  const events = classifications.map(({ record, verdict }): ForecastEvent => {
    const who = connectionUser(record);
    if (isNotified(verdict) && 'at' in verdict)
      firings.set(verdict.at, [...(firings.get(verdict.at) ?? []), who]);
    const { startedAt: start, endedAt: end = now } = record;
    return { start, end, who, verdict: verdictOf(verdict) };
  });
  return { events, firings: inOrder(firings) };
}

function verdictOf(verdict: Verdict): ForecastVerdict {
  if (isNotified(verdict)) return 'notified';
  return verdict.kind === 'unknown' ? 'unknown' : 'missed';
}

/** Without a log only the rises of the count are known. */
function* rises(one: Compared, { range, samples, now }: CoverageParts): CooperativeTask<Found> {
  if (isLogAlarm(one.alarm)) return { events: [], firings: [] };
  try {
    const options = { range, initial: 'OK', assumptions: defaultAssumptions } as const;
    const summary = yield* replaySummary(one.alarm, samples, options);
    return {
      events: summary.rises.map(({ at, outcome }) => ({
        ...{ start: at, end: Math.min(now, at + riseMs), who: undefined },
        verdict: riseVerdicts[outcome],
      })),
      firings: summary.notifications.map((at) => ({ at, who: [] })),
    };
  } catch (error) {
    if (!isExpected(error)) throw error;
    return { events: [], firings: [], failure: error.failure };
  }
}

const riseVerdicts: Readonly<Record<RiseOutcome, ForecastVerdict>> = {
  notified: 'notified',
  inAlarm: 'missed',
  notMet: 'missed',
  pending: 'unknown',
};

/** How wide a rise is drawn: the time between two publications. */
const riseMs = 300_000;

/** The moments at which a user, an address and a reason enter ALARM. */
function* failedAttempts(
  alarm: LogAlarm,
  { range, readers, found, now }: CoverageParts,
): CooperativeTask<Found> {
  const reading = readers.alarms.find((one) => one.alarm === alarm);
  if (reading?.kind !== 'logAlarm') {
    return {
      ...{ events: [], firings: [] },
      ...(reading?.kind === 'refused' && { failure: reading.failure }),
    };
  }
  const schedule = runSchedule(alarm.query, undefined);
  const replay = yield* replayLogAlarm(alarm, reading.matched, {
    ...{ range: { start: range.start, end: now }, schedule, initial: 'OK' },
  });
  const firings = new Map<number, string[]>();
  for (const { at, to, contributor } of replay.contributors) {
    if (to !== 'ALARM') continue;
    const { attributes, key: id } = contributor;
    firings.set(at, [...(firings.get(at) ?? []), contributorName({ id, attributes })]);
  }
  const times = [...firings.keys()];
  const events = found.failures.map((attempt): ForecastEvent => {
    // Attempts count within five minutes.
    const isSeen = times.some((at) => at >= attempt.at && at - attempt.at <= 2 * riseMs);
    return {
      ...{ start: attempt.at, end: attempt.at, who: attemptUser(attempt) },
      verdict: isSeen ? 'notified' : 'missed',
    };
  });
  return { events, firings: inOrder(firings) };
}

function inOrder(firings: ReadonlyMap<number, readonly string[]>): readonly Firing[] {
  return [...firings].map(([at, who]) => ({ at, who })).toSorted((one, other) => one.at - other.at);
}
