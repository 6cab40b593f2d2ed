/** The table of endpoints: a grid whose rows get the focus. Only the rows in sight are in the page. */
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { OverviewColumn } from '../../core/overview/view/overviewColumns';
import type { OverviewChoice } from '../../core/overview/view/overviewOrder';
import type { OverviewRow } from '../../core/overview/view/overviewRow';
import { useElementWidth } from '../shared/elementWidth';
import { useVirtualRows } from '../shared/virtualRows';
import type { CellWords } from './cells';
import { EndpointRow, GroupRow } from './endpointRow';
import { GridHeader } from './gridHeader';
import { gridLayout } from './gridLayout';
import { movedTo, type GridRow } from './gridRows';

interface EndpointGridProps {
  readonly rows: readonly GridRow[];
  /** The columns that say something, the most important first. */
  readonly columns: readonly OverviewColumn[];
  readonly sort: OverviewChoice['sort'];
  readonly selected: ReadonlySet<string>;
  readonly words: CellWords;
  /** The title of a group. */
  readonly groupTitle: (value: string) => string;
  /** How far to scroll at first, CSS pixels. */
  readonly initialTop: number;
  readonly onSort: (column: OverviewColumn) => void;
  readonly onOpen: (row: OverviewRow) => void;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
  readonly onScroll: (top: number) => void;
}

/** The least height of the rows, CSS pixels: where the page is lower, it scrolls. */
const leastRowsHeight = 186;

/** The table. */
export function EndpointGrid(props: EndpointGridProps) {
  const { rows, words, selected, onOpen, onSelect } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const width = useElementWidth(scroll);
  const layout = useMemo(() => gridLayout(props.columns, width), [props.columns, width]);
  const { columns, lines, rowHeight, headerHeight, template } = layout;
  const [activeKey, setActiveKey] = useState<string | undefined>(undefined);
  const wantsFocus = useRef(false);
  const found = rows.findIndex(({ key }) => key === activeKey);
  const active = found >= 0 ? found : rows.findIndex(({ kind }) => kind === 'endpoint');
  const { items, height, reveal } = useVirtualRows({
    ...{ count: rows.length, scroll, rowHeight, headerHeight },
    ...{ alwaysMounted: active < 0 ? undefined : active, initialTop: props.initialTop },
  });
  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    scroll.current?.querySelector<HTMLElement>('[role=row][tabindex="0"]')?.focus();
  });
  const toggle = (key: string): void => {
    const next = new Set(selected);
    if (!next.delete(key)) next.add(key);
    onSelect(next);
  };
  const move = (index: number): void => {
    wantsFocus.current = true;
    setActiveKey(rows[index]?.key);
    reveal(index);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = rows[active];
    const isRow = (event.target as Element).role === 'row';
    if (!isRow || row?.kind !== 'endpoint' || event.altKey) return;
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 0) / rowHeight) - 2);
    const to = movedTo(event.key, rows, active, page);
    if (to !== undefined) move(to);
    else if (event.key === 'Enter') onOpen(row.row);
    else if (event.key === ' ') toggle(row.key);
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey))
      onSelect(new Set(rows.flatMap(({ kind, key }) => (kind === 'endpoint' ? key : []))));
    else if (event.key === 'Escape' && selected.size > 0) onSelect(new Set());
    else return;
    event.preventDefault();
  };
  return (
    <div
      class={`scroll overview-grid lines-${lines}`}
      style={{
        '--row': `${rowHeight}px`,
        '--head': `${headerHeight}px`,
        minHeight: `${headerHeight + Math.min(height, leastRowsHeight)}px`,
      }}
      ref={scroll}
      onScroll={() => {
        props.onScroll(scroll.current?.scrollTop ?? 0);
      }}
    >
      <div
        role="grid"
        aria-label={words.texts.table}
        aria-describedby="overview-keys"
        aria-multiselectable="true"
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length + 2}
        onKeyDown={onKeyDown}
      >
        <GridHeader {...props} columns={columns} template={template} />
        <div role="rowgroup" class="rows" style={{ height: `${height}px` }}>
          {items.map(({ index, start }) => {
            const item = rows[index];
            if (!item) return null;
            const place = { top: `${start}px`, ...template };
            return item.kind === 'group' ? (
              <GroupRow
                key={item.key}
                group={item.group}
                title={props.groupTitle(item.group.value ?? '')}
                place={place}
                index={index}
                words={words}
              />
            ) : (
              <EndpointRow
                key={item.key}
                row={item.row}
                place={place}
                index={index}
                columns={columns}
                words={words}
                isActive={index === active}
                isSelected={selected.has(item.key)}
                onFocus={() => {
                  if (item.key !== activeKey) setActiveKey(item.key);
                }}
                onOpen={() => {
                  onOpen(item.row);
                }}
                onToggle={() => {
                  toggle(item.key);
                }}
              />
            );
          })}
        </div>
      </div>
      <p class="unseen" id="overview-keys">
        {words.texts.tableHelp}
      </p>
    </div>
  );
}
