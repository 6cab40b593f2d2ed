/** Which connections the table shows, and in which order. */
import type { ConnectionColumn } from './connectionColumn';
import { cellDetail, connectionColumns, type ColumnWords } from './connectionColumns';
import type { ConnectionRow } from './connectionRow';

/** The column and the direction of sorting. */
export interface ConnectionSort {
  readonly column: ConnectionColumn;
  readonly descending: boolean;
}

/** The latest connection first. */
export const defaultConnectionSort: ConnectionSort = { column: 'startedAt', descending: true };

/** The user's filter and sort order. */
export interface ConnectionChoice {
  /** Words that a row must all contain, in any of its text columns. */
  readonly filter: string;
  /** Whether ended ones are shown. */
  readonly ended: boolean;
  /** Whether failed attempts are shown. */
  readonly failed: boolean;
  readonly sort: ConnectionSort;
}

/** The default: open connections only. */
export const defaultConnectionChoice: ConnectionChoice = {
  filter: '',
  ended: false,
  failed: false,
  sort: defaultConnectionSort,
};

/** The order after a click on a header; reversed if it was already sorted by that column. */
export function nextSort(now: ConnectionSort, column: ConnectionColumn): ConnectionSort {
  if (now.column === column) return { column, descending: !now.descending };
  return { column, descending: connectionColumns[column].numeric };
}

/** The rows of the visible kinds, before the text filter. */
export function rowsOfKinds(
  rows: readonly ConnectionRow[],
  { ended, failed }: Pick<ConnectionChoice, 'ended' | 'failed'>,
): readonly ConnectionRow[] {
  return rows.filter(({ kind, open }) => (kind === 'failed' ? failed : ended || open));
}

/** The filtered rows in sort order. Rows without a value in the column come last in both directions. */
export function chosenRows(
  rows: readonly ConnectionRow[],
  choice: ConnectionChoice,
  words: ColumnWords,
): readonly ConnectionRow[] {
  const wanted = choice.filter.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const chosen = rowsOfKinds(rows, choice).filter(
    (row) => wanted.length === 0 || holds(row, wanted, words),
  );
  const { value } = connectionColumns[choice.sort.column];
  // A comparison is made many times for each row.
  return chosen
    .map((row) => ({ row, value: value(row, words.now) }))
    .sort(comparing(choice.sort, words))
    .map(({ row }) => row);
}

/** A row and its value in the column of the order. */
interface Valued {
  readonly row: ConnectionRow;
  readonly value: number | string | undefined;
}

const searched: readonly ConnectionColumn[] = [
  'who',
  'endpoint',
  'state',
  'reason',
  'clientIp',
  'clientIpv6',
  'deviceIp',
  'deviceType',
  'posture',
  'commonName',
  'scope',
  'connectionId',
];

function holds(row: ConnectionRow, wanted: readonly string[], words: ColumnWords): boolean {
  const cells = searched.map((id) => cellDetail(row, id, words));
  const all = cells.join('\n').toLocaleLowerCase();
  return wanted.every((word) => all.includes(word));
}

function comparing(
  { descending }: ConnectionSort,
  { format }: ColumnWords,
): (a: Valued, b: Valued) => number {
  const way = descending ? -1 : 1;
  // Equal texts are frequent, and the order of a language is slow.
  const compare = (a: string, b: string): number => (a === b ? 0 : format.compare(a, b));
  return ({ row: a, value: x }, { row: b, value: y }) => {
    if (x === undefined || y === undefined) {
      if (x !== y) return x === undefined ? 1 : -1;
    } else {
      const order =
        typeof x === 'number' && typeof y === 'number' ? x - y : compare(String(x), String(y));
      if (order !== 0) return way * order;
    }
    return compare(a.who, b.who) || (a.key < b.key ? -1 : Number(a.key > b.key));
  };
}
