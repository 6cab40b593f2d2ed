/** A row of the table of connections. */
import { useMemo } from 'preact/hooks';
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
  readonly onClick: (event: MouseEvent, key: string) => void;
}

/** The row. */
export function GridRow({ row, index, ids, words, ...props }: GridRowProps) {
  const cells = useMemo(
    () =>
      ids.map((id) => {
        const text = cellText(row, id, words);
        return (
          <td key={id} role="gridcell" class={classOf(id)} title={cellDetail(row, id, words)}>
            {id === 'who' ? <Name name={text} /> : text}
          </td>
        );
      }),
    [row, ids, words],
  );
  const kind = row.kind === 'failed' ? 'failed' : row.open ? 'open' : 'ended';
  return (
    <tr
      id={`row-${String(index)}`}
      class={props.isActive ? `${kind} active` : kind}
      aria-rowindex={index + 2}
      aria-selected={props.isSelected}
      onClick={(event) => {
        props.onClick(event, row.key);
      }}
    >
      {cells}
    </tr>
  );
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
