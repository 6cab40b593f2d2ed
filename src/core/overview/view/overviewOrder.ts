/** Which endpoints the overview shows, in which order and in which groups. */
import type { Format } from '../../text/format';
import { statusKinds } from './endpointStatusKinds';
import {
  comparingBy,
  descendingFirst,
  isOverviewColumn,
  tagsText,
  type OverviewColumn,
} from './overviewColumns';
import type { OverviewRow } from './overviewRow';

/** By what the rows are grouped; `tag:` and a tag's key. */
export type OverviewGrouping =
  'none' | 'profile' | 'region' | 'account' | 'status' | `tag:${string}`;

/** The user's choices. */
export interface OverviewChoice {
  readonly grouping: OverviewGrouping;
  readonly sort: { readonly column: OverviewColumn; readonly descending: boolean };
  /** Words that a row must all contain. */
  readonly filter: string;
}

export const defaultOverviewChoice: OverviewChoice = {
  grouping: 'none',
  sort: { column: 'name', descending: false },
  filter: '',
};

/** Parses choices that a page has stored; the defaults stand for what is invalid. */
export function parseOverviewChoice(value: unknown): OverviewChoice {
  if (typeof value !== 'object' || value === null) return defaultOverviewChoice;
  const { grouping, sort, filter } = value as Readonly<Record<string, unknown>>;
  const { column, descending } = (sort ?? {}) as Readonly<Record<string, unknown>>;
  return {
    grouping: isGrouping(grouping) ? grouping : defaultOverviewChoice.grouping,
    sort: isOverviewColumn(column)
      ? { column, descending: descending === true }
      : defaultOverviewChoice.sort,
    filter: typeof filter === 'string' ? filter : '',
  };
}

/** Whether a value from outside is a grouping. */
export function isGrouping(value: unknown): value is OverviewGrouping {
  if (typeof value !== 'string') return false;
  return (
    ['none', 'profile', 'region', 'account', 'status'].includes(value) || value.startsWith('tag:')
  );
}

/** The order after a click on a header; reversed if it was already sorted by that column. */
export function nextOverviewSort(
  now: OverviewChoice['sort'],
  column: OverviewColumn,
): OverviewChoice['sort'] {
  if (now.column === column) return { column, descending: !now.descending };
  return { column, descending: descendingFirst.has(column) };
}

/** Rows with the same value; the only group without a grouping has the value undefined. */
export interface OverviewGroup {
  /** The common value; empty for rows without one. */
  readonly value: string | undefined;
  readonly rows: readonly OverviewRow[];
}

/** The tag keys of any row, in order: what can be grouped by. */
export function tagKeys(rows: readonly OverviewRow[]): readonly string[] {
  return [...new Set(rows.flatMap(({ tags }) => Object.keys(tags)))].sort();
}

/** The filtered rows, sorted within their groups. Groups without rows are absent. */
export function overviewGroups(
  rows: readonly OverviewRow[],
  { grouping, sort, filter }: OverviewChoice,
  format: { readonly compare: Format['compare'] },
): readonly OverviewGroup[] {
  const fits = filterOf(filter);
  const chosen = rows.filter(fits).sort(comparingBy(sort.column, sort.descending, format));
  if (grouping === 'none') return chosen.length > 0 ? [{ value: undefined, rows: chosen }] : [];
  const groups = new Map<string, OverviewRow[]>();
  for (const row of chosen) {
    const value = groupValue(row, grouping);
    const group = groups.get(value);
    if (group) group.push(row);
    else groups.set(value, [row]);
  }
  return [...groups]
    .map(([value, own]) => ({ value, rows: own }))
    .sort((a, b) => compareGroups(a.value, b.value, grouping, format));
}

function groupValue(row: OverviewRow, grouping: Exclude<OverviewGrouping, 'none'>): string {
  switch (grouping) {
    case 'profile':
    case 'region':
    case 'account':
      return row[grouping];
    case 'status':
      return row.status.kind;
    default: {
      const key = grouping.slice('tag:'.length);
      return Object.hasOwn(row.tags, key) ? (row.tags[key] ?? '') : '';
    }
  }
}

/** Status: the worst first. Rows without a value come last. */
function compareGroups(
  a: string,
  b: string,
  grouping: OverviewGrouping,
  { compare }: { readonly compare: Format['compare'] },
): number {
  if (grouping === 'status') {
    const rank = (value: string): number => statusKinds.findIndex((kind) => kind === value);
    return rank(a) - rank(b);
  }
  if ((a === '') !== (b === '')) return a === '' ? 1 : -1;
  return compare(a, b);
}

function filterOf(filter: string): (row: OverviewRow) => boolean {
  const words = folded(filter).split(/\s+/u).filter(Boolean);
  if (words.length === 0) return () => true;
  return (row) => {
    const text = folded(
      [
        ...[row.name, row.endpointId, row.status.text, row.latest?.user ?? '', row.state ?? ''],
        ...[row.profile, row.region, row.account, tagsText(row.tags)],
      ].join('\n'),
    );
    return words.every((word) => text.includes(word));
  };
}

/** Full and half width, and upper and lower case, are equal. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
