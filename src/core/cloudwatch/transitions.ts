/**
 * State transitions between two polls: which alarms need their history read, how the results are
 * merged, and which transitions to notify about.
 */
import { dayMs } from '../base/duration';
import type { Transition } from '../model/alarm';
import type { SeenAlarm } from '../model/lastSeen';

/**
 * Transitions older than this are removed from the snapshot: a day, in ms. So a machine that has slept
 * for longer notifies of the last day only. A window that starts notifies of what has happened since
 * this scope was seen, unless that is longer ago than this.
 */
export const transitionRetentionMs = dayMs;

/**
 * Whether what was read at one time is recent enough at another one for the difference to be reported.
 * The clock may have been set back between them.
 * @param fetchedAt ms since 1970
 * @param now ms since 1970
 */
export function isRecent(fetchedAt: number, now: number): boolean {
  return Math.abs(now - fetchedAt) <= transitionRetentionMs;
}

/**
 * A history item may have a slightly later timestamp than the state that it records. This slack
 * keeps transitions known at the last poll from counting as new. In ms, far below the minute
 * between two evaluations.
 */
export const historySlackMs = 1000;

/**
 * The alarms whose history must be read: their state changed between two polls, perhaps more than
 * once and back again. New alarms are never included, so a start-up or a new alarm causes no
 * notification.
 */
export function hiddenTransitionNames(
  before: readonly SeenAlarm[],
  after: readonly SeenAlarm[],
): readonly string[] {
  const since = new Map(before.map((alarm) => [alarm.arn, alarm.stateSince]));
  return after
    .filter(({ arn, stateSince }) => since.has(arn) && since.get(arn) !== stateSince)
    .map(({ name }) => name);
}

/**
 * All transitions, each once (by alarm, time and new state), oldest first.
 * @param keepSince ms since 1970; older ones are dropped
 */
export function mergeTransitions(
  known: readonly Transition[],
  more: readonly Transition[],
  retainedSince: number,
): readonly Transition[] {
  const byKey = new Map<string, Transition>();
  for (const transition of [...known, ...more]) {
    const key = transitionKey(transition);
    if (transition.at >= retainedSince && !byKey.has(key)) byKey.set(key, transition);
  }
  return [...byKey.values()].sort((a, b) => a.at - b.at);
}

/** The transitions to ALARM that were not seen before, in order. */
export function newAlarms(
  transitions: readonly Transition[],
  seen: readonly Transition[],
): readonly Transition[] {
  const keys = new Set(seen.map(transitionKey));
  return transitions.filter(
    (transition) => transition.to === 'ALARM' && !keys.has(transitionKey(transition)),
  );
}

function transitionKey({ alarmName, at, to }: Transition): string {
  return JSON.stringify([alarmName, at, to]);
}
