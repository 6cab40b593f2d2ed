/** The notices of a window that shares nothing with other windows. */
import { scopeId } from '../../src/core/model/scope';
import type { Snapshot } from '../../src/core/model/snapshot';
import { newEventsOf } from '../../src/core/notifications/newEvents';
import { noticesOf, type Notice, type NoticeWords } from '../../src/core/notifications/notices';

/** The notices of what is new between two snapshots. */
export function newNotices(
  before: Snapshot,
  after: Snapshot,
  muted: ReadonlySet<string>,
  words: NoticeWords,
): readonly Notice[] {
  const silence = { endpoints: muted, users: new Set<string>(), allUsers: false, allAlarms: false };
  return after.scopes.flatMap((scope) => {
    const earlier = before.scopes.find((s) => scopeId(s.scope) === scopeId(scope.scope));
    return earlier ? noticesOf(newEventsOf(earlier, scope, silence), words) : [];
  });
}
