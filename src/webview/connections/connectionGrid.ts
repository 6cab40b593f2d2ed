/**
 * The table of connections: only the rows on show are in the page, the same elements for the same
 * connections, so that focus, selection and place outlive every refresh.
 */
import type { ConnectionColumn } from '../../core/views/connectionColumn';
import { connectionColumns, type ColumnWords } from '../../core/views/connectionColumns';
import type { ConnectionSort } from '../../core/views/connectionOrder';
import type { ConnectionRow } from '../../core/views/connectionRow';
import type { ConnectionTexts } from '../../core/views/connectionTexts';
import { element } from '../dom';
import { classOf, GridHeader, widthOf } from './gridHeader';
import { gridKey, type GridKey } from './gridKeys';
import {
  moveSelection,
  nothingSelected,
  pruneSelection,
  selectAll,
  selectRow,
  type RowSelection,
} from './rowSelection';
import { rowSpan, scrollToRow } from './rowSpan';

/** What the table tells. */
export interface GridListener {
  sort(column: ConnectionColumn): void;
  selectionChanged(): void;
  copy(): void;
  end(): void;
}

/** What it shows. */
export interface GridContent {
  readonly rows: readonly ConnectionRow[];
  readonly columns: readonly ConnectionColumn[];
  readonly sort: ConnectionSort;
  readonly words: ColumnWords;
}

/** A row in the page. */
interface Line {
  readonly root: HTMLTableRowElement;
  readonly cells: readonly HTMLTableCellElement[];
}

/** Before any row could be measured, CSS pixels. */
const guessedRowHeight = 22;

/** The table. */
export class ConnectionGrid {
  readonly root: HTMLElement;
  private readonly table: HTMLTableElement;
  private readonly header: GridHeader;
  private readonly before = spacer();
  private readonly after = spacer();
  private readonly body: HTMLElement;
  private lines = new Map<string, Line>();
  private content: GridContent | undefined;
  private keys: readonly string[] = [];
  private selection: RowSelection = nothingSelected;
  private rowHeight = guessedRowHeight;

  constructor(
    texts: ConnectionTexts,
    private readonly listener: GridListener,
  ) {
    this.header = new GridHeader(texts, (column) => {
      listener.sort(column);
    });
    this.body = element('tbody', {}, this.before.row, this.after.row);
    this.table = element(
      'table',
      {
        role: 'grid',
        tabindex: 0,
        'aria-multiselectable': 'true',
        'aria-label': texts.table,
        'aria-describedby': 'grid-keys',
      },
      this.header.columns,
      this.header.head,
      this.body,
    );
    this.root = element('div', { class: 'scroll grid' }, this.table);
    this.table.addEventListener('keydown', (event) => {
      this.pressed(event);
    });
    this.body.addEventListener('click', (event) => {
      this.clicked(event);
    });
    this.root.addEventListener('scroll', () => {
      this.draw();
    });
    new ResizeObserver(() => {
      this.draw();
    }).observe(this.root);
  }

  /** The selected rows, in their order. */
  get selected(): readonly ConnectionRow[] {
    return this.content?.rows.filter(({ key }) => this.selection.selected.has(key)) ?? [];
  }

  /** Shows rows; what is in sight stays in sight. */
  show(content: GridContent): void {
    const held = this.firstInSight();
    const sorted = JSON.stringify(this.content?.sort) !== JSON.stringify(content.sort);
    this.content = content;
    this.keys = content.rows.map(({ key }) => key);
    this.selection = pruneSelection(this.selection, this.keys);
    if (this.header.show(content.columns, content.sort)) this.lines = new Map();
    this.table.style.width = widthOf(content.columns);
    this.table.setAttribute('aria-rowcount', String(content.rows.length + 1));
    this.draw();
    if (held && !sorted) this.hold(held);
    this.listener.selectionChanged();
  }

  private firstInSight(): { readonly key: string; readonly offset: number } | undefined {
    const top = this.root.scrollTop;
    const index = Math.floor(top / this.rowHeight);
    const key = this.keys[index];
    return top > 0 && key !== undefined ? { key, offset: top - index * this.rowHeight } : undefined;
  }

  private hold({ key, offset }: { readonly key: string; readonly offset: number }): void {
    const index = this.keys.indexOf(key);
    if (index < 0) return;
    this.root.scrollTop = index * this.rowHeight + offset;
    this.draw();
  }

  private draw(): void {
    const { content } = this;
    if (!content) return;
    const { rows } = content;
    const { scrollTop: top, clientHeight: height } = this.root;
    const { start, end } = rowSpan(rows.length, { top, height, rowHeight: this.rowHeight });
    const lines = new Map<string, Line>();
    rows.slice(start, end).forEach((row, i) => {
      const line = this.lines.get(row.key) ?? newLine(content.columns);
      this.fill(line, row, start + i, content);
      lines.set(row.key, line);
    });
    this.before.setHeight(start * this.rowHeight);
    this.after.setHeight((rows.length - end) * this.rowHeight);
    place(this.body, [
      this.before.row,
      ...[...lines.values()].map(({ root }) => root),
      this.after.row,
    ]);
    this.lines = lines;
    this.measure(lines);
  }

  /** The height of a row depends on the font; measured once, at the first row. */
  private measure(lines: ReadonlyMap<string, Line>): void {
    const [first] = lines.values();
    const height = first?.root.getBoundingClientRect().height ?? 0;
    if (height <= 0 || Math.abs(height - this.rowHeight) < 0.01) return;
    this.rowHeight = height;
    this.draw();
  }

  private fill(line: Line, row: ConnectionRow, index: number, content: GridContent): void {
    const { root, cells } = line;
    const active = row.key === this.selection.active;
    set(root, 'id', `row-${index}`);
    set(root, 'aria-rowindex', String(index + 2));
    set(root, 'data-index', String(index));
    set(root, 'aria-selected', String(this.selection.selected.has(row.key)));
    const kind = row.kind === 'failed' ? 'failed' : row.open ? 'open' : 'ended';
    set(root, 'class', active ? `${kind} active` : kind);
    if (active) this.table.setAttribute('aria-activedescendant', root.id);
    content.columns.forEach((id, i) => {
      const { value, text } = connectionColumns[id];
      const found = value(row, content.words.now);
      const shown = found === undefined ? '' : text(found, content.words);
      const cell = cells[i];
      if (cell && cell.textContent !== shown) {
        cell.textContent = shown;
        cell.title = shown;
      }
    });
  }

  private choose(selection: RowSelection): void {
    this.selection = selection;
    const index = selection.active === null ? -1 : this.keys.indexOf(selection.active);
    if (index >= 0) {
      const { scrollTop: top, clientHeight: height } = this.root;
      const header = this.header.head.getBoundingClientRect().height;
      const { rowHeight } = this;
      this.root.scrollTop = scrollToRow(index, { top, height, rowHeight, header });
    }
    this.draw();
    this.listener.selectionChanged();
  }

  private clicked(event: MouseEvent): void {
    const line = (event.target as Element).closest('tr[data-index]');
    const key = this.keys[Number(line?.getAttribute('data-index'))];
    if (!line || key === undefined) return;
    const besides = event.ctrlKey || event.metaKey;
    const mode = event.shiftKey ? 'extend' : besides ? 'toggle' : 'only';
    this.table.focus({ preventScroll: true });
    this.choose(selectRow(this.selection, this.keys, key, mode));
  }

  private pressed(event: KeyboardEvent): void {
    // The buttons of the header have keys of their own.
    if (event.target !== this.table) return;
    const page = Math.max(1, Math.floor(this.root.clientHeight / this.rowHeight) - 2);
    const key = gridKey(event, page);
    if (!key) return;
    event.preventDefault();
    this.act(key);
  }

  private act(key: GridKey): void {
    const { selection, keys } = this;
    switch (key.kind) {
      case 'move':
        this.choose(moveSelection(selection, keys, key.by, key.mode));
        break;
      case 'toggle':
        if (selection.active !== null)
          this.choose(selectRow(selection, keys, selection.active, 'toggle'));
        break;
      case 'all':
        this.choose(selectAll(selection, keys));
        break;
      case 'copy':
        this.listener.copy();
        break;
      case 'end':
        this.listener.end();
        break;
    }
  }
}

function newLine(columns: readonly ConnectionColumn[]): Line {
  const cells = columns.map((id) => element('td', { role: 'gridcell', class: classOf(id) }));
  return { root: element('tr', {}, ...cells), cells };
}

function set(to: Element, name: string, value: string): void {
  if (to.getAttribute(name) !== value) to.setAttribute(name, value);
}

/** Puts children in their order, touching those alone that stand elsewhere. */
function place(parent: Element, children: readonly Element[]): void {
  const wanted = new Set(children);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  children.forEach((child, i) => {
    if (parent.children[i] !== child) parent.insertBefore(child, parent.children[i] ?? null);
  });
}

/** Stands for the rows that are not in the page. */
function spacer() {
  const cell = element('td');
  const row = element('tr', { class: 'space', 'aria-hidden': 'true' }, cell);
  const setHeight = (height: number): void => {
    row.hidden = height === 0;
    cell.style.height = `${height}px`;
  };
  return { row, setHeight };
}
