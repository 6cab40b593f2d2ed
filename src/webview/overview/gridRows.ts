/** The rows of the table as they are drawn, and how keys move among them. */
import type { OverviewGroup } from '../../core/overview/view/overviewOrder';
import type { OverviewRow } from '../../core/overview/view/overviewRow';

/** The title of a group, or an endpoint. */
export type GridRow =
  | { readonly kind: 'group'; readonly key: string; readonly group: OverviewGroup }
  | { readonly kind: 'endpoint'; readonly key: string; readonly row: OverviewRow };

/** Every group's title with its rows below; no title for the only group without a grouping. */
export function gridRows(groups: readonly OverviewGroup[]): readonly GridRow[] {
  return groups.flatMap((group): GridRow[] => [
    ...(group.value === undefined
      ? []
      : [{ kind: 'group', key: `group ${group.value}`, group } as const]),
    ...group.rows.map((row) => ({ kind: 'endpoint', key: row.key, row }) as const),
  ]);
}

/**
 * The index that a key moves to; undefined if it is another key. Titles of groups are passed over.
 * @param active the index now; -1 if there is none
 * @param page how many rows are in sight
 */
export function movedTo(
  key: string,
  rows: readonly GridRow[],
  active: number,
  page: number,
): number | undefined {
  const last = rows.length - 1;
  switch (key) {
    case 'ArrowDown':
      return nearest(rows, active + 1, 1) ?? active;
    case 'ArrowUp':
      return nearest(rows, active - 1, -1) ?? active;
    case 'PageDown':
      return nearest(rows, Math.min(last, active + page), 1) ?? nearest(rows, last, -1);
    case 'PageUp':
      return nearest(rows, Math.max(0, active - page), -1) ?? nearest(rows, 0, 1);
    case 'Home':
      return nearest(rows, 0, 1);
    case 'End':
      return nearest(rows, last, -1);
    default:
      return undefined;
  }
}

function nearest(rows: readonly GridRow[], from: number, by: 1 | -1): number | undefined {
  for (let index = from; index >= 0 && index < rows.length; index += by)
    if (rows[index]?.kind === 'endpoint') return index;
  return undefined;
}
