/** The header of the table: each column sorts by its button, and is made wider or narrower at its edge. */
import { useRef } from 'preact/hooks';
import {
  usableWidth,
  type ColumnChoices,
  type ConnectionColumn,
} from '../../core/connections/view/connectionColumn';
import type { ColumnWidth } from '../../core/connections/view/columnWidths';
import { connectionColumns, type ColumnWords } from '../../core/connections/view/connectionColumns';
import type { ConnectionSort } from '../../core/connections/view/connectionOrder';
import { fill } from '../../core/text/fill';
import { SortButton, sortOrder } from '../shared/sortButton';

/** How wide the columns are. */
interface Widths {
  readonly columns: ColumnChoices;
  /** Without a choice. */
  readonly widths: ReadonlyMap<ConnectionColumn, ColumnWidth>;
}

interface GridHeaderProps extends Widths {
  readonly ids: readonly ConnectionColumn[];
  readonly sort: ConnectionSort;
  readonly words: ColumnWords;
  readonly onSort: (column: ConnectionColumn) => void;
  readonly onColumns: (columns: ColumnChoices, isFinal: boolean) => void;
}

/** The edge of a column is being dragged. */
interface Drag {
  /** Where it began, CSS pixels. */
  readonly from: number;
  /** What was chosen then. */
  readonly before: ColumnChoices;
  /** The same with all widths. */
  readonly columns: ColumnChoices;
}

/** How far a key moves the edge of a column, CSS pixels. */
const stepPx = 16;

/** The widths of the columns and the header. */
export function GridHeader({ ids, columns, widths, sort, words, ...props }: GridHeaderProps) {
  const of = { columns, widths };
  const { texts } = words;
  const row = useRef<HTMLTableRowElement>(null);
  const drag = useRef<Drag | undefined>(undefined);
  /** The choices with every column as wide as it is now, so that no other moves with the one. */
  const fixed = (): ColumnChoices => {
    const cells = [...(row.current?.children ?? [])];
    const widths = cells.map((cell, at) => {
      const id = ids[at] ?? 'who';
      return [id, { ...columns[id], width: cell.getBoundingClientRect().width }] as const;
    });
    return { ...columns, ...Object.fromEntries(widths) };
  };
  const widen = (of: ColumnChoices, id: ConnectionColumn, by: number): ColumnChoices => ({
    ...of,
    [id]: { ...of[id], width: usableWidth((of[id]?.width ?? 0) + by) },
  });
  return (
    <>
      <colgroup>
        {ids.map((id) => (
          <col key={id} style={{ width: isFlexible(id, of) ? 'auto' : columnWidth(id, of) }} />
        ))}
      </colgroup>
      <thead>
        <tr aria-rowindex={1} ref={row}>
          {ids.map((id) => {
            const title = texts.columns[id];
            const order = sortOrder(sort, id);
            return (
              <th
                key={id}
                scope="col"
                role="columnheader"
                class={classOf(id)}
                aria-sort={order}
                onKeyDown={(event) => {
                  const by = { ArrowLeft: -stepPx, ArrowRight: stepPx }[event.key];
                  if (by === undefined || !event.shiftKey) return;
                  event.preventDefault();
                  props.onColumns(widen(fixed(), id, by), true);
                }}
              >
                <SortButton
                  title={title}
                  help={fill(texts.twoSentences, fill(texts.sortHelp, title), texts.widthHelp)}
                  order={order}
                  onSort={() => {
                    props.onSort(id);
                  }}
                />
                <span
                  class="edge"
                  onPointerDown={(event) => {
                    event.preventDefault();
                    event.currentTarget.setPointerCapture(event.pointerId);
                    drag.current = { from: event.clientX, before: columns, columns: fixed() };
                  }}
                  onPointerMove={({ clientX }) => {
                    const { current } = drag;
                    if (!current) return;
                    props.onColumns(widen(current.columns, id, clientX - current.from), false);
                  }}
                  onLostPointerCapture={() => {
                    if (drag.current?.before !== columns) props.onColumns(columns, true);
                    drag.current = undefined;
                  }}
                />
              </th>
            );
          })}
        </tr>
      </thead>
    </>
  );
}

/** The CSS class of a column. */
export function classOf(id: ConnectionColumn): string {
  return connectionColumns[id].numeric ? `number ${id}` : id;
}

/** As chosen, else as its cells need it; the column that stays in sight leaves room for others. */
function columnWidth(id: ConnectionColumn, { columns, widths }: Widths): string {
  const wanted = `${String(columns[id]?.width ?? widths.get(id)?.width)}px`;
  return id === 'who' ? `min(${wanted}, 42vw)` : wanted;
}

/** Whether a column shares what is left of the page. */
function isFlexible(id: ConnectionColumn, { columns, widths }: Widths): boolean {
  return columns[id]?.width === undefined && (widths.get(id)?.more ?? 0) > 0;
}

/** The width of the table, as a style. */
export function tableWidth(ids: readonly ConnectionColumn[], of: Widths) {
  const sum = ids.map((id) => columnWidth(id, of)).join(' + ');
  const isChosen = ids.some((id) => of.columns[id]?.width !== undefined);
  const more = isChosen ? 0 : ids.reduce((all, id) => all + (of.widths.get(id)?.more ?? 0), 0);
  return { width: `max(${sum}, min(100%, ${sum} + ${String(more)}px))` };
}
