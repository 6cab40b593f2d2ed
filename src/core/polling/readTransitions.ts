/** Reads the transitions of alarms between two polls. */
import { hiddenTransitionNames } from '../cloudwatch/transitions';
import { isExpected } from '../model/errors';
import type { Transition } from '../model/alarm';
import type { AnyAlarm } from '../model/logAlarm';
import { partValue, type Part } from '../model/snapshot';
import type { RefreshRun } from './refreshRun';

/**
 * A history item may have a slightly later timestamp than the state that it records. This slack
 * keeps transitions known at the last poll from counting as new. In ms, far below the minute
 * between two evaluations.
 */
const historySlackMs = 1000;

/**
 * A state's timestamp moves with every transition, also if the state returned to its old value
 * between two polls. Only for those alarms the history is read.
 */
export async function readTransitions(
  refresh: RefreshRun,
  before: Part<readonly AnyAlarm[]> | undefined,
  after: Part<readonly AnyAlarm[]>,
): Promise<readonly Transition[]> {
  const { aws, signal, clock } = refresh.context;
  const known = partValue(before);
  if (!known || after.kind !== 'ready' || !before || !('fetchedAt' in before)) return [];
  const names = hiddenTransitionNames(known, after.value);
  const start = Math.min(...known.map((alarm) => alarm.stateSince), before.fetchedAt);
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
