/** Reads what alarms did between two polls. */
import { hiddenTransitionNames } from '../cloudwatch/transitions';
import { isExpected } from '../model/errors';
import type { Alarm, Transition } from '../model/alarm';
import { partValue, type Part } from '../model/snapshot';
import type { ScopeRefresh } from './scopeRefresh';

/**
 * A history item may be stamped a little later than the state that it tells of; what was known at
 * the last poll must not come back as news. In ms, far below the minute between two evaluations.
 */
const historySlackMs = 1000;

/**
 * The state's timestamp moves with every transition, also with those that came and went between
 * two polls; the history of just those alarms tells what happened.
 */
export async function readTransitions(
  refresh: ScopeRefresh,
  before: Part<readonly Alarm[]> | undefined,
  after: Part<readonly Alarm[]>,
): Promise<readonly Transition[]> {
  const { aws, signal, clock } = refresh.context;
  const known = partValue(before);
  if (!known || after.kind !== 'ready' || !before || !('fetchedAt' in before)) return [];
  const names = hiddenTransitionNames(known, after.value);
  const start = Math.min(...known.map((alarm) => alarm.stateSince), before.fetchedAt);
  // The newest stamp of AWS's, where the machine's clock is behind it.
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

/** Where the history may not be read, the state itself is still the truth about now. */
function fromState(alarms: readonly Alarm[], name: string): readonly Transition[] {
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
