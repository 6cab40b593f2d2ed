/** The header of the table: each column sorts by its button, and is made wider or narrower at its edge. */
import { useRef } from 'preact/hooks';
import {
  usableWidth,
  type ColumnChoices,
  type ConnectionColumn,
} from '../../core/connections/view/connectionColumn';
import { connectionColumns, type ColumnWords } from '../../core/connections/view/connectionColumns';
import type { ConnectionSort } from '../../core/connections/view/connectionOrder';
import { fill } from '../../core/text/fill';
import { SortButton, sortOrder } from '../shared/sortButton';

interface GridHeaderProps {
  readonly ids: readonly ConnectionColumn[];
  readonly columns: ColumnChoices;
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
export function GridHeader({ ids, columns, sort, words, ...props }: GridHeaderProps) {
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
          <col
            key={id}
            style={{ width: isFlexible(id, columns) ? 'auto' : columnWidth(id, columns) }}
          />
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

/** Columns whose texts may be long: they share what is left of the page. */
const flexible: ReadonlySet<ConnectionColumn> = new Set([
  'who',
  'endpoint',
  'reason',
  'posture',
  'commonName',
  'scope',
]);

/** How much wider such a column becomes at most, in characters. */
const growth = 14;

const isFlexible = (id: ConnectionColumn, columns: ColumnChoices): boolean =>
  flexible.has(id) && columns[id]?.width === undefined;

/** As chosen, else as a usual cell needs it; the column that stays in sight leaves room for others. */
function columnWidth(id: ConnectionColumn, columns: ColumnChoices): string {
  const { width } = columns[id] ?? {};
  const wanted = width === undefined ? `${connectionColumns[id].width}ch` : `${width}px`;
  return id === 'who' ? `min(${wanted}, 42vw)` : wanted;
}

/** The width of the table, as a style. */
export function tableWidth(ids: readonly ConnectionColumn[], columns: ColumnChoices) {
  const sum = ids.map((id) => columnWidth(id, columns)).join(' + ');
  const isChosen = ids.some((id) => columns[id]?.width !== undefined);
  const more = isChosen ? 0 : growth * ids.filter((id) => flexible.has(id)).length;
  return { width: `max(${sum}, min(100%, ${sum} + ${String(more)}ch))` };
}
