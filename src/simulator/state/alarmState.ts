/**
 * Sets the state of an alarm: records it in the history and, if the state differs, runs the
 * actions.
 */
import type { AlarmState } from '../../core/model/alarm';
import { runActions } from './alarmActions';
import { alarmEvent } from './alarms/alarmEvent';
import type { SimulatedAlarm, StateRecord } from './alarms/alarms';
import { publishEvent } from './eventBus';
import type { Surroundings } from './region';

/** A state with its reason. */
export interface NewState {
  readonly value: AlarmState;
  readonly reason: string;
  /** JSON text. */
  readonly reasonData?: string | undefined;
}

/** Sets the state of an alarm. */
export function changeState(
  alarm: SimulatedAlarm,
  { value, reason, reasonData }: NewState,
  surroundings: Surroundings,
): void {
  const { region, nowMs } = surroundings;
  const before = alarm.state;
  const changes = before.value !== value;
  const state: StateRecord = {
    value,
    reason,
    ...(reasonData !== undefined && { reasonData }),
    updatedAt: nowMs,
    transitionedAt: changes ? nowMs : before.transitionedAt,
  };
  const changed = { ...alarm, state };
  region.alarms.put(changed);
  if (!changes) return;
  region.history.add(
    {
      alarmName: alarm.name,
      at: nowMs,
      type: 'StateUpdate',
      summary: `Alarm updated from ${before.value} to ${value}`,
    },
    { version: '1.0', oldState: stateShape(before), newState: stateShape(state) },
    {
      version: '1.0',
      oldState: { stateValue: before.value },
      newState: { stateValue: value, stateReason: reason },
    },
  );
  const muting = region.muteRules.muting(alarm.name, nowMs);
  publishEvent(alarmEvent(changed, before, muting), surroundings);
  runActions(changed, before.value, surroundings);
}

/** A state as in the history. */
export function stateShape({ value, reason, reasonData }: StateRecord): object {
  return {
    stateValue: value,
    stateReason: reason,
    ...(reasonData !== undefined && { stateReasonData: parsed(reasonData) }),
  };
}

/** SetAlarmState accepts any text as reason data; text that is not JSON stays text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
