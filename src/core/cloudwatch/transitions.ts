/**
 * Changes of state between two polls: which alarms to ask for their history, how the answers join
 * what is known, and which of them are worth telling a person.
 */
import type { Alarm, Transition } from '../model/alarm';

/** Transitions older than this leave the snapshot: a day, in ms. */
export const keepTransitionsMs = 24 * 60 * 60 * 1000;

/**
 * The alarms whose history must be read: their state became another one between two polls, perhaps
 * more than once and back again. An alarm that was not there before is never named, so a start-up
 * and a new alarm are silent.
 */
export function hiddenTransitionNames(
  before: readonly Alarm[],
  after: readonly Alarm[],
): readonly string[] {
  const since = new Map(before.map((alarm) => [alarm.name, alarm.stateSince]));
  return after
    .filter(({ name, stateSince }) => since.has(name) && since.get(name) !== stateSince)
    .map(({ name }) => name);
}

/**
 * All transitions, each once (by alarm, time and new state), oldest first.
 * @param keepSince ms since 1970; older ones are dropped
 */
export function mergeTransitions(
  known: readonly Transition[],
  more: readonly Transition[],
  keepSince: number,
): readonly Transition[] {
  const byKey = new Map<string, Transition>();
  for (const transition of [...known, ...more]) {
    const key = transitionKey(transition);
    if (transition.at >= keepSince && !byKey.has(key)) byKey.set(key, transition);
  }
  return [...byKey.values()].sort((a, b) => a.at - b.at);
}

/** The transitions to ALARM that are not among those already seen, in their order. */
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
