/** A row of the table of connections. */
import { Component } from 'preact';
import type { ConnectionColumn } from '../../core/connections/view/connectionColumn';
import {
  cellDetail,
  cellText,
  type ColumnWords,
} from '../../core/connections/view/connectionColumns';
import type { ConnectionRow } from '../../core/connections/view/connectionRow';
import { classOf } from './gridHeader';

interface GridRowProps {
  readonly row: ConnectionRow;
  readonly index: number;
  readonly ids: readonly ConnectionColumn[];
  readonly words: ColumnWords;
  readonly isSelected: boolean;
  readonly isActive: boolean;
}

/** The row. It is drawn again only for other properties, since scrolling draws the table again. */
export class GridRow extends Component<GridRowProps> {
  override shouldComponentUpdate(next: GridRowProps): boolean {
    return (Object.keys(next) as (keyof GridRowProps)[]).some((it) => next[it] !== this.props[it]);
  }

  override render() {
    const { row, index, ids, words, isSelected, isActive } = this.props;
    const kind = row.kind === 'failed' ? 'failed' : row.open ? 'open' : 'ended';
    return (
      <tr
        id={`row-${String(index)}`}
        class={isActive ? `${kind} active` : kind}
        aria-rowindex={index + 2}
        aria-selected={isSelected}
      >
        {ids.map((id) => (
          <td key={id} role="gridcell" class={classOf(id)} title={cellDetail(row, id, words)}>
            {cellText(row, id, words)}
          </td>
        ))}
      </tr>
    );
  }
}

/** The index of the row that contains an element; -1 if none does. */
export function rowIndexOf(target: EventTarget | null): number {
  const row = (target as Element).closest('tr[aria-rowindex]');
  return row ? Number(row.getAttribute('aria-rowindex')) - 2 : -1;
}

/** The place of rows that are not in the page. @param height CSS pixels */
export function Space({ height }: { readonly height: number }) {
  return (
    <tr class="space" aria-hidden="true">
      <td style={{ height: `${String(height)}px` }} />
    </tr>
  );
}
