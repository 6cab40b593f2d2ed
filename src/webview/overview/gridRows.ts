/** The rows of the table as they are drawn, and how keys move among them. */
import type { OverviewGroup } from '../../core/overview/view/overviewOrder';
import type { OverviewRow } from '../../core/overview/view/overviewRow';
import { listTarget } from '../shared/listKeys';

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
  const to = listTarget(key, active, rows.length, page);
  if (to === undefined) return undefined;
  const by = key === 'ArrowUp' || key === 'PageUp' || key === 'End' ? -1 : 1;
  return nearest(rows, to, by) ?? nearest(rows, to, by === 1 ? -1 : 1);
}

function nearest(rows: readonly GridRow[], from: number, by: 1 | -1): number | undefined {
  for (let index = from; index >= 0 && index < rows.length; index += by)
    if (rows[index]?.kind === 'endpoint') return index;
  return undefined;
}
