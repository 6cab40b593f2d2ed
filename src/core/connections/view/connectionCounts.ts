/** The number of rows of each kind and the time of the data, as text. */
import { fill } from '../../text/fill';
import type { ColumnWords } from './connectionColumns';
import type { ConnectionRow } from './connectionRow';
import { joined } from '../../text/phrases';

/**
 * The counts as text. A failed attempt is neither connected nor ended.
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
  return joined(
    fill(texts.openCount, format.count(open)),
    fill(texts.endedCount, format.count(ended)),
    failed > 0 ? fill(texts.failedCount, format.count(failed)) : undefined,
    fetchedAt === null ? undefined : fill(texts.updatedAt, format.time(fetchedAt, now)),
  );
}
