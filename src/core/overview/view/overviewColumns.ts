/** The columns of the overview: the value by which a row is sorted. */
import type { Format } from '../../text/format';
import { sparkPeak } from './spark';
import { statusKinds } from './endpointStatusKinds';
import type { OverviewRow } from './overviewRow';

/** All columns in display order. */
export const overviewColumnIds = [
  'name',
  'status',
  'open',
  'day',
  'latest',
  'findings',
  'profile',
  'region',
  'account',
  'tags',
] as const;

export type OverviewColumn = (typeof overviewColumnIds)[number];

/** Whether a value from outside names a column. */
export function isOverviewColumn(value: unknown): value is OverviewColumn {
  return overviewColumnIds.some((id) => id === value);
}

/** The columns whose first order is descending: the largest number or the latest time first. */
export const descendingFirst: ReadonlySet<OverviewColumn> = new Set([
  'open',
  'day',
  'latest',
  'findings',
]);

/** The value of a row in a column; undefined if there is none. */
export function overviewValue(
  row: OverviewRow,
  column: OverviewColumn,
): number | string | undefined {
  switch (column) {
    case 'name':
      return row.name;
    case 'status':
      return statusKinds.indexOf(row.status.kind);
    case 'open':
      return row.open ?? undefined;
    case 'day':
      return row.spark ? sparkPeak(row.spark) : undefined;
    case 'latest':
      return row.latest?.at;
    case 'findings':
      return findingWeight(row);
    case 'profile':
    case 'region':
      return row[column];
    case 'account':
      return row.account === '' ? undefined : row.account;
    case 'tags': {
      const text = tagsText(row.tags);
      return text === '' ? undefined : text;
    }
  }
}

/** One error weighs more than all warnings, and so on; undefined without findings. */
function findingWeight({ findings: { errors, warnings, infos } }: OverviewRow): number | undefined {
  const weight = (errors * 1000 + warnings) * 1000 + infos;
  return weight > 0 ? weight : undefined;
}

/** `env=prod, team=network`, by key. */
export function tagsText(tags: OverviewRow['tags']): string {
  const keys = Object.keys(tags).sort();
  return keys.map((key) => (tags[key] === '' ? key : `${key}=${tags[key] ?? ''}`)).join(', ');
}

/** Compares two rows by their values in a column; rows without a value come last in both directions. */
export function comparingBy(
  column: OverviewColumn,
  descending: boolean,
  { compare }: { readonly compare: Format['compare'] },
): (a: OverviewRow, b: OverviewRow) => number {
  const way = descending ? -1 : 1;
  const text = (a: string, b: string): number => (a === b ? 0 : compare(a, b));
  return (a, b) => {
    const [x, y] = [overviewValue(a, column), overviewValue(b, column)];
    if (x === undefined || y === undefined) {
      if (x !== y) return x === undefined ? 1 : -1;
    } else {
      const order =
        typeof x === 'number' && typeof y === 'number' ? x - y : text(String(x), String(y));
      if (order !== 0) return way * order;
    }
    return text(a.name, b.name) || (a.key < b.key ? -1 : Number(a.key > b.key));
  };
}
