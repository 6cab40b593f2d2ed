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
  newState: NewState,
  surroundings: Surroundings,
): void {
  const { region, nowMs } = surroundings;
  const before = alarm.state;
  const changed = { ...alarm, state: stateAfter(before, newState, nowMs) };
  region.alarms.put(changed);
  if (before.value === newState.value) return;
  recordStateUpdate({ alarmName: alarm.name }, before, changed.state, surroundings);
  const muting = region.muteRules.muting(alarm.name, nowMs);
  publishEvent(alarmEvent(changed, before, muting), surroundings);
  runActions(changed, before.value, surroundings);
}

/** The record of a new state. */
export function stateAfter(
  before: StateRecord,
  { value, reason, reasonData }: NewState,
  nowMs: number,
): StateRecord {
  return {
    value,
    reason,
    ...(reasonData !== undefined && { reasonData }),
    updatedAt: nowMs,
    transitionedAt: before.value === value ? before.transitionedAt : nowMs,
  };
}

/** Adds a change of state to the history of an alarm. */
export function recordStateUpdate(
  alarm: { readonly alarmName: string; readonly alarmType?: 'LogAlarm' },
  before: StateRecord,
  after: StateRecord,
  { region, nowMs }: Surroundings,
): void {
  const summary = `Alarm updated from ${before.value} to ${after.value}`;
  region.history.add(
    { ...alarm, at: nowMs, type: 'StateUpdate', summary },
    { version: '1.0', oldState: stateShape(before), newState: stateShape(after) },
    {
      version: '1.0',
      oldState: { stateValue: before.value },
      newState: { stateValue: after.value, stateReason: after.reason },
    },
  );
}

/** A state as in the history. */
function stateShape({ value, reason, reasonData }: StateRecord): object {
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
