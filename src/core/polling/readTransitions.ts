/** Reads the transitions of alarms between two polls. */
import {
  hiddenTransitionNames,
  historySlackMs,
  transitionRetentionMs,
  mergeTransitions,
} from '../cloudwatch/transitions';
import { isExpected } from '../model/errors';
import type { Transition } from '../model/alarm';
import type { AnyAlarm } from '../model/logAlarm';
import type { Part, ScopeSnapshot } from '../model/snapshot';
import { alarmsBefore } from './alarmsBefore';
import type { RefreshRun } from './refreshRun';

/**
 * A state's timestamp moves with every transition, also if the state returned to its old value
 * between two polls. Only for those alarms the history is read.
 * @returns adds the transitions to the scope
 */
export async function readTransitions(
  refresh: RefreshRun,
  before: ScopeSnapshot | undefined,
  after: Part<readonly AnyAlarm[]>,
): Promise<(scope: ScopeSnapshot) => ScopeSnapshot> {
  const more = await readMore(refresh, before, after);
  const dayAgo = refresh.context.clock.now() - transitionRetentionMs;
  // Transitions read now are new even if the machine's clock is a day ahead of AWS's.
  const retainedSince = Math.min(dayAgo, ...more.map(({ at }) => at));
  return (scope) => ({
    ...scope,
    transitions: mergeTransitions(scope.transitions, more, retainedSince),
  });
}

async function readMore(
  refresh: RefreshRun,
  before: ScopeSnapshot | undefined,
  after: Part<readonly AnyAlarm[]>,
): Promise<readonly Transition[]> {
  const { aws, signal, clock } = refresh.context;
  const earlier = alarmsBefore(before, clock.now());
  if (!earlier || after.kind !== 'ready') return [];
  const { value: known } = earlier;
  const names = hiddenTransitionNames(known, after.value);
  const start = Math.min(...known.map((alarm) => alarm.stateSince), earlier.fetchedAt);
  // AWS's newest timestamp, in case the machine's clock is behind it.
  const end = Math.max(clock.now(), ...after.value.map((alarm) => alarm.stateSince));
  const histories = await refresh.each(names, async (name) => {
    const since = known.find((alarm) => alarm.name === name)?.stateSince ?? start;
    try {
      return await aws.alarms.transitions(
        name,
        { start: since + historySlackMs, end: end + historySlackMs },
        signal,
      );
    } catch (error) {
      if (!isExpected(error)) throw error;
      return fromState(after.value, name);
    }
  });
  return histories.flat();
}

/** Where the history cannot be read, the current state is still known. */
function fromState(alarms: readonly AnyAlarm[], name: string): readonly Transition[] {
  return alarms
    .filter((alarm) => alarm.name === name)
    .map(({ state, stateSince, stateReason }) => ({
      alarmName: name,
      at: stateSince,
      from: state === 'ALARM' ? 'OK' : 'ALARM',
      to: state,
      reason: stateReason,
    }));
}
