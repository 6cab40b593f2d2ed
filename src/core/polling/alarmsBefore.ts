/** The alarms of a scope as they were read last: by this window, or before it started. */
import { isRecent } from '../cloudwatch/transitions';
import type { Seen, SeenAlarm } from '../model/lastSeen';
import type { ScopeSnapshot } from '../model/snapshot';

/**
 * Undefined if they were not read yet, and if that was too long before this window started.
 * @param now ms since 1970
 */
export function alarmsBefore(
  scope: ScopeSnapshot | undefined,
  now: number,
): Seen<readonly SeenAlarm[]> | undefined {
  const part = scope?.alarms;
  if (part && 'value' in part) return part;
  const seen = scope?.lastSeen?.alarms;
  return seen && isRecent(seen.fetchedAt, now) ? seen : undefined;
}
