/** How many rows of each kind there are, and as of when, in words. */
import { fill } from './chartTexts';
import type { ColumnWords } from './connectionColumns';
import type { ConnectionRow } from './connectionRow';

/**
 * The counts. An attempt that failed is neither connected nor ended.
 * @param fetchedAt ms since 1970; null where nothing was read yet
 */
export function connectionCounts(
  rows: readonly ConnectionRow[],
  fetchedAt: number | null,
  { texts, format, now }: ColumnWords,
): string {
  const open = rows.filter((row) => row.open).length;
  const failed = rows.filter(({ kind }) => kind === 'failed').length;
  const ended = rows.length - open - failed;
  const connections = fill(texts.counts, format.count(open), format.count(ended));
  const attempts = fill(texts.failedCount, format.count(failed));
  const counts = failed > 0 ? fill(texts.twoSentences, connections, attempts) : connections;
  if (fetchedAt === null) return counts;
  return `${counts} · ${fill(texts.updatedAt, format.time(fetchedAt, now))}`;
}
