/** Summarizes a replay: how often the alarm notifies, and which rises it misses. */
import { dayMs, hourMs } from '../base/duration';
import type { Sample } from '../model/sample';
import type { AlarmDefinition, AlarmState } from '../model/alarm';
import type { TimeRange } from '../model/timeRange';
import type { CooperativeTask } from '../base/cooperativeTask';
import { likelyPeriods } from '../cloudwatch/evaluationPeriods';
import type { ReplayTransition } from './replayRun';

/** This number of samples takes a fraction of a millisecond. */
const samplesInStep = 1000;

/**
 * The outcome of a rise:
 * - `notified`: the change to ALARM counted it
 * - `inAlarm`: the alarm was already in ALARM, and an unchanged state notifies nobody
 * - `notMet`: the condition did not hold (a higher threshold, more periods, a gap in the data)
 * - `pending`: no evaluation has included it yet
 */
export type RiseOutcome = 'notified' | 'inAlarm' | 'notMet' | 'pending';

/** A sample that is higher than the one before it. */
interface Rise {
  /** The sample's time, ms since 1970. */
  readonly at: number;
  /** The size of the rise, in connections. */
  readonly delta: number;
  readonly outcome: RiseOutcome;
  /** When the alarm notified, ms since 1970; only for the outcome `notified`. */
  readonly notifiedAt?: number;
}

/** The summary of a replay. */
export interface ReplaySummary {
  /** When the alarm would have notified, ms since 1970, oldest first. */
  readonly notifications: readonly number[];
  /** From each notification until the alarm left ALARM, or until the end of the replay. */
  readonly inAlarm: readonly TimeRange[];
  readonly perDay: number;
  /** The sixty minutes with the most notifications; absent without notifications. */
  readonly busiestHour?: { readonly start: number; readonly count: number };
  readonly rises: readonly Rise[];
  /** The number of missed rises: neither notified nor pending. */
  readonly swallowed: number;
}

/**
 * Summarizes a replay. Works in steps.
 * @param definition of the replayed alarm
 * @param samples the replayed samples, oldest first
 * @param range the replayed range; `perDay` is an average over its days
 */
export function* summarizeReplay(
  definition: AlarmDefinition,
  transitions: readonly ReplayTransition[],
  samples: readonly Sample[],
  range: TimeRange,
  initial: AlarmState,
): CooperativeTask<ReplaySummary> {
  const inAlarm = transitions.flatMap(({ at, to }, i) =>
    to === 'ALARM' ? [{ start: at, end: transitions[i + 1]?.at ?? range.end }] : [],
  );
  const notifications = inAlarm.map(({ start }) => start);
  const rises = yield* risesOf(definition, transitions, samples, range, initial);
  const busiestHour = busiest(notifications);
  return {
    notifications,
    inAlarm,
    perDay:
      range.end > range.start ? (notifications.length * dayMs) / (range.end - range.start) : 0,
    ...(busiestHour && { busiestHour }),
    rises,
    swallowed: rises.filter(({ outcome }) => outcome === 'inAlarm' || outcome === 'notMet').length,
  };
}

function busiest(times: readonly number[]): ReplaySummary['busiestHour'] {
  let best: ReplaySummary['busiestHour'];
  let end = 0;
  for (const [i, start] of times.entries()) {
    while ((times[end] ?? Infinity) < start + hourMs) end++;
    if (end - i > (best?.count ?? 0)) best = { start, count: end - i };
  }
  return best;
}

function* risesOf(
  definition: AlarmDefinition,
  transitions: readonly ReplayTransition[],
  samples: readonly Sample[],
  range: TimeRange,
  initial: AlarmState,
): CooperativeTask<readonly Rise[]> {
  const { firstSeen } = likelyPeriods(definition);
  const alarms = transitions.filter(({ to }) => to === 'ALARM');
  const found: Rise[] = [];
  let alarm = 0;
  let change = 0;
  let state = initial;
  let before = Infinity;
  let read = 0;
  for (const { at, value } of samples) {
    if (read++ % samplesInStep === 0) yield;
    const delta = value - before;
    before = value;
    if (delta <= 0 || at < range.start || at >= range.end) continue;
    const seenAt = firstSeen(at);
    while ((alarms[alarm]?.at ?? Infinity) <= at) alarm++;
    while ((transitions[change]?.at ?? Infinity) <= seenAt)
      state = transitions[change++]?.to ?? state;
    const transition = alarms[alarm];
    if (seenAt >= range.end) found.push({ at, delta, outcome: 'pending' });
    else if (transition && (transition.since ?? Infinity) <= at)
      found.push({ at, delta, outcome: 'notified', notifiedAt: transition.at });
    else found.push({ at, delta, outcome: state === 'ALARM' ? 'inAlarm' : 'notMet' });
  }
  return found;
}
