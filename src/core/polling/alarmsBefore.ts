/** The alarms of a scope as they were read last: by this window, or before it started. */
import type { SeenAlarm } from '../model/lastSeen';
import type { ScopeSnapshot } from '../model/snapshot';

/** The alarms, and when they were read. */
export interface AlarmsBefore {
  readonly alarms: readonly SeenAlarm[];
  /** Ms since 1970. */
  readonly fetchedAt: number;
}

/** Undefined if they were not read yet. */
export function alarmsBefore(scope: ScopeSnapshot | undefined): AlarmsBefore | undefined {
  const part = scope?.alarms;
  if (!part || !('value' in part)) return scope?.lastSeen;
  return { alarms: part.value, fetchedAt: part.fetchedAt };
}
