/** The alarms of a scope as they were read last: by this window, or before it started. */
import { isRecent } from '../cloudwatch/transitions';
import type { Seen, SeenAlarm, UnreadHistory } from '../model/lastSeen';
import type { ScopeSnapshot } from '../model/snapshot';

/** The alarms, and what of their histories was not read then. */
export interface AlarmsBefore extends Seen<readonly SeenAlarm[]> {
  readonly unread: UnreadHistory | undefined;
}

/**
 * Undefined if they were not read yet, and if that was too long before this window started.
 * @param now ms since 1970
 */
export function alarmsBefore(
  scope: ScopeSnapshot | undefined,
  now: number,
): AlarmsBefore | undefined {
  const part = scope?.alarms;
  if (part && 'value' in part) return { ...part, unread: scope.unread };
  const seen = scope?.lastSeen?.alarms;
  if (!seen || !isRecent(seen.fetchedAt, now)) return undefined;
  return { ...seen, unread: scope.lastSeen.unread };
}
