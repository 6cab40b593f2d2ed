/** Reads the histories of alarms. One that fails stays unread: the next refresh tries again. */
import { isExpected, type FailureKind } from '../model/errors';
import type { UnreadHistory } from '../model/lastSeen';
import type { RefreshRun } from './refreshRun';

/** The history of one alarm. */
export interface DueHistory {
  readonly name: string;
  readonly arn: string;
  /** Ms since 1970. */
  readonly since: number;
}

/** What was read, and by alarm ARN since when it was not. */
export interface Histories<T> {
  readonly items: readonly T[];
  readonly unread: Readonly<Record<string, number>>;
}

/** The failures that last until somebody changes a policy or makes the alarm again. */
const lasting: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'denied',
  'unsupported',
  'notFound',
]);

/**
 * Reads them, a few at once.
 * @param otherwise what is known without the history
 * @throws what is not an `ExpectedError`
 */
export async function readHistories<T>(
  refresh: RefreshRun,
  due: readonly DueHistory[],
  read: (history: DueHistory) => Promise<readonly T[]>,
  otherwise: (history: DueHistory) => readonly T[],
): Promise<Histories<T>> {
  const unread: Record<string, number> = {};
  const all = await refresh.each(due, async (history) => {
    try {
      return await read(history);
    } catch (error) {
      if (!isExpected(error)) throw error;
      if (!lasting.has(error.failure.kind)) unread[history.arn] = history.since;
      return otherwise(history);
    }
  });
  return { items: all.flat(), unread };
}

/** Undefined if nothing is unread. */
export function unreadOf(unread: UnreadHistory): UnreadHistory | undefined {
  const { transitions, contributors } = unread;
  const count = Object.keys(transitions).length + Object.keys(contributors).length;
  return count > 0 ? unread : undefined;
}
