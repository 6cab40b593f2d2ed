/** What one window tells that shares nothing with others. */
import type { Snapshot } from '../../src/core/model/snapshot';
import { newFirings, noticesOf, type Notice, type NoticeWords } from '../../src/core/views/notices';

/** The notices of what fired between two snapshots. */
export function newNotices(
  before: Snapshot,
  after: Snapshot,
  muted: ReadonlySet<string>,
  words: NoticeWords,
): readonly Notice[] {
  return newFirings(before, after, muted).flatMap((news) => noticesOf(news, words));
}
