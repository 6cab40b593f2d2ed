/**
 * The table of connections: a grid that has the focus itself and names its active row. Only the rows in sight
 * are in the page.
 */
import type { RefObject } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { ColumnChoices, ConnectionColumn } from '../../core/connections/view/connectionColumn';
import type { ColumnWidth } from '../../core/connections/view/columnWidths';
import type { ColumnWords } from '../../core/connections/view/connectionColumns';
import type { ConnectionSort } from '../../core/connections/view/connectionOrder';
import type { ConnectionRow } from '../../core/connections/view/connectionRow';
import { useVirtualRows } from '../shared/virtualRows';
import { GridHeader, tableWidth } from './gridHeader';
import { gridKey, type GridKey } from './gridKeys';
import { GridRow, rowIndexOf, Space } from './gridRow';
import { selectAll, selectRow, type RowSelection } from './rowSelection';

/** The heights of a row and of the header, CSS pixels; the style sheet has the same. */
const [rowHeight, headerHeight] = [24, 27];

interface ConnectionGridProps {
  readonly table: RefObject<HTMLTableElement | null>;
  readonly rows: readonly ConnectionRow[];
  /** The shown columns. */
  readonly ids: readonly ConnectionColumn[];
  readonly columns: ColumnChoices;
  /** Of the columns without a choice. */
  readonly widths: ReadonlyMap<ConnectionColumn, ColumnWidth>;
  readonly sort: ConnectionSort;
  readonly words: ColumnWords;
  readonly selection: RowSelection;
  /** What was selected last; its active row is scrolled into view once. */
  readonly chosen: RowSelection;
  readonly isBusy: boolean;
  /** `data-vscode-context` of the selected rows. */
  readonly menu: string;
  readonly onSort: (column: ConnectionColumn) => void;
  readonly onSelect: (selection: RowSelection) => void;
  readonly onColumns: (columns: ColumnChoices, isFinal: boolean) => void;
  readonly onCopy: () => void;
  readonly onEnd: () => void;
}

/** The table. */
export function ConnectionGrid(props: ConnectionGridProps) {
  const { table, rows, ids, columns, widths, sort, words, selection, onSelect } = props;
  const { texts } = words;
  const scroll = useRef<HTMLDivElement>(null);
  const keys = useMemo(() => rows.map(({ key }) => key), [rows]);
  const at = selection.active === null ? -1 : keys.indexOf(selection.active);
  const virtual = useVirtualRows({
    ...{ count: rows.length, scroll, rowHeight, headerHeight },
    alwaysMounted: at < 0 ? undefined : at,
  });
  const { items, height, top, scrollTo } = virtual;
  const before = useRef({ keys, sort });
  useLayoutEffect(() => {
    const held = before.current;
    before.current = { keys, sort };
    const first = Math.floor(top / rowHeight);
    const to = keys.indexOf(held.keys[first] ?? '');
    if (top > 0 && to >= 0 && to !== first && held.sort === sort)
      scrollTo(top + (to - first) * rowHeight);
  }, [keys]);
  useLayoutEffect(() => {
    if (at >= 0) virtual.reveal(at);
  }, [props.chosen]);

  const select = (key: string | undefined, mode: Parameters<typeof selectRow>[3]): void => {
    if (key !== undefined) onSelect(selectRow(selection, keys, key, mode));
  };
  const act = (key: GridKey): void => {
    if (key.kind === 'move') select(keys[key.to], key.mode);
    else if (key.kind === 'toggle') select(keys[at], 'toggle');
    else if (key.kind === 'all') onSelect(selectAll(selection, keys));
    else if (key.kind === 'copy') props.onCopy();
    else props.onEnd();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // The buttons of the header handle their own keys.
    if (event.target !== table.current) return;
    const inSight = Math.floor((scroll.current?.clientHeight ?? 0) / rowHeight);
    const key = gridKey(event, { at, count: keys.length, page: Math.max(1, inSight - 2) });
    if (!key) return;
    event.preventDefault();
    act(key);
  };
  const onClick = (event: MouseEvent): void => {
    table.current?.focus({ preventScroll: true });
    const isToggled = event.ctrlKey || event.metaKey;
    select(
      keys[rowIndexOf(event.target)],
      event.shiftKey ? 'extend' : isToggled ? 'toggle' : 'only',
    );
  };
  /** VS Code shows the menu of what is selected then. */
  const onContextMenu = (event: MouseEvent): void => {
    const key = keys[rowIndexOf(event.target)];
    if (key !== undefined && !selection.selected.has(key)) select(key, 'only');
  };
  const header = useMemo(() => <GridHeader {...props} />, [ids, columns, widths, sort, words]);
  let end = 0;
  return (
    <div class="scroll grid" ref={scroll} aria-busy={props.isBusy}>
      <table
        ref={table}
        role="grid"
        tabIndex={0}
        aria-multiselectable="true"
        aria-label={texts.table}
        aria-describedby="grid-keys"
        aria-rowcount={rows.length + 1}
        aria-activedescendant={at < 0 ? undefined : `row-${String(at)}`}
        style={tableWidth(ids, props)}
        data-vscode-context={props.menu}
        onKeyDown={onKeyDown}
      >
        {header}
        <tbody onClick={onClick} onContextMenu={onContextMenu}>
          {items.flatMap(({ index, start }) => {
            const row = rows[index];
            if (!row) return [];
            const gap = start - end;
            end = start + rowHeight;
            const line = (
              <GridRow
                key={row.key}
                {...{ row, index, ids, words }}
                isSelected={selection.selected.has(row.key)}
                isActive={index === at}
              />
            );
            return gap > 0
              ? [<Space key={index === at ? 'active' : 'top'} height={gap} />, line]
              : line;
          })}
          {height > end && <Space key="end" height={height - end} />}
        </tbody>
      </table>
      <p class="unseen" id="grid-keys">
        {texts.tableHelp}
      </p>
    </div>
  );
}
