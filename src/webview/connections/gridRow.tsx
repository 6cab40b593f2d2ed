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
        {ids.map((id) => {
          const text = cellText(row, id, words);
          return (
            <td key={id} role="gridcell" class={classOf(id)} title={cellDetail(row, id, words)}>
              {id === 'who' ? <Name name={text} /> : text}
            </td>
          );
        })}
      </tr>
    );
  }
}

/** The index of the row that contains an element; -1 if none does. */
export function rowIndexOf(target: EventTarget | null): number {
  const row = (target as Element).closest('tr[aria-rowindex]');
  return row ? Number(row.getAttribute('aria-rowindex')) - 2 : -1;
}

/** How many characters at the end of a name stay in sight. */
const kept = 8;

/** A name whose middle gives way in a narrow column. Scripts whose letters join are cut at the end. */
function Name({ name }: { readonly name: string }) {
  if (name.length <= 2 * kept || !/^[ -~]*$/.test(name)) return <>{name}</>;
  return (
    <div class="name">
      <span>{name.slice(0, -kept)}</span>
      <span>{name.slice(-kept)}</span>
    </div>
  );
}

/** The place of rows that are not in the page. @param height CSS pixels */
export function Space({ height }: { readonly height: number }) {
  return (
    <tr class="space" aria-hidden="true">
      <td style={{ height: `${String(height)}px` }} />
    </tr>
  );
}
