/**
 * The table of connections: manages its selected rows and keeps visible rows in place. Only the visible rows
 * are in the page.
 */
import type { ConnectionColumn } from '../../core/connections/view/connectionColumn';
import type { ColumnWords } from '../../core/connections/view/connectionColumns';
import type { ConnectionSort } from '../../core/connections/view/connectionOrder';
import type { ConnectionRow } from '../../core/connections/view/connectionRow';
import type { ConnectionTexts } from '../../core/connections/view/connectionTexts';
import { element } from '../shared/dom';
import { GridBody, rowIndexOf } from './gridBody';
import { GridHeader, widthOf } from './gridHeader';
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

/** The events of the table. */
export interface GridListener {
  sort(column: ConnectionColumn): void;
  selectionChanged(): void;
  copy(): void;
  end(): void;
}

/** The input of the table. */
export interface GridContent {
  readonly rows: readonly ConnectionRow[];
  readonly columns: readonly ConnectionColumn[];
  readonly sort: ConnectionSort;
  readonly words: ColumnWords;
}

/** The height of a row before one can be measured, CSS pixels. */
const guessedRowHeight = 22;

/** The table. */
export class ConnectionGrid {
  readonly root: HTMLElement;
  private readonly table: HTMLTableElement;
  private readonly header: GridHeader;
  private readonly body = new GridBody();
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
      this.body.root,
    );
    this.root = element('div', { class: 'scroll grid' }, this.table);
    this.table.addEventListener('keydown', (event) => {
      this.pressed(event);
    });
    this.body.root.addEventListener('click', (event) => {
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

  /** Shows rows; visible rows stay visible. */
  show(content: GridContent): void {
    const held = this.firstInSight();
    const sorted = JSON.stringify(this.content?.sort) !== JSON.stringify(content.sort);
    this.content = content;
    this.keys = content.rows.map(({ key }) => key);
    this.selection = pruneSelection(this.selection, this.keys);
    if (this.header.show(content.columns, content.sort)) this.body.forget();
    this.table.style.width = widthOf(content.columns);
    this.table.setAttribute('aria-rowcount', String(content.rows.length + 1));
    this.draw();
    if (held && !sorted) this.hold(held);
    this.listener.selectionChanged();
  }

  /** Selects one row, scrolls it into view, and moves the focus to the table. */
  highlight(key: string): void {
    this.table.focus({ preventScroll: true });
    this.choose(selectRow(this.selection, this.keys, key, 'only'));
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
    const { content, rowHeight, selection } = this;
    if (!content) return;
    const { rows, columns, words } = content;
    const { scrollTop: top, clientHeight: height } = this.root;
    const span = rowSpan(rows.length, { top, height, rowHeight });
    this.body.draw(rows, { ...span, rowHeight }, { columns, words, selection });
    const active = selection.active === null ? undefined : this.body.element(selection.active);
    if (active) this.table.setAttribute('aria-activedescendant', active.id);
    this.measure();
  }

  /** The height of a row depends on the font; measured once, at the first row. */
  private measure(): void {
    const height = this.body.rowHeight;
    if (height <= 0 || Math.abs(height - this.rowHeight) < 0.01) return;
    this.rowHeight = height;
    this.draw();
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
    const key = this.keys[rowIndexOf(event.target as Element) ?? -1];
    if (key === undefined) return;
    const besides = event.ctrlKey || event.metaKey;
    const mode = event.shiftKey ? 'extend' : besides ? 'toggle' : 'only';
    this.table.focus({ preventScroll: true });
    this.choose(selectRow(this.selection, this.keys, key, mode));
  }

  private pressed(event: KeyboardEvent): void {
    // The buttons of the header handle their own keys.
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
