/**
 * The rows of the table that are in the page, with space for the others. The same connections have the same
 * elements, so that focus and selection survive every refresh.
 */
import type { ConnectionColumn } from '../../core/connections/view/connectionColumn';
import { connectionColumns, type ColumnWords } from '../../core/connections/view/connectionColumns';
import type { ConnectionRow } from '../../core/connections/view/connectionRow';
import { element } from '../shared/dom';
import { classOf } from './gridHeader';
import type { RowSelection } from './rowSelection';

/** The input for writing a row. */
export interface RowLook {
  readonly columns: readonly ConnectionColumn[];
  readonly words: ColumnWords;
  readonly selection: RowSelection;
}

/** The rows in the page: from `start` to before `end`. Heights are CSS pixels. */
export interface DrawnSpan {
  readonly start: number;
  readonly end: number;
  readonly rowHeight: number;
}

/** A row in the page. */
interface Line {
  readonly root: HTMLTableRowElement;
  readonly cells: readonly HTMLTableCellElement[];
}

/** The body of the table. */
export class GridBody {
  readonly root: HTMLElement;
  private readonly before = spacer();
  private readonly after = spacer();
  private lines = new Map<string, Line>();

  constructor() {
    this.root = element('tbody', {}, this.before.row, this.after.row);
  }

  /** Removes the rows after a change of columns. */
  forget(): void {
    this.lines = new Map();
  }

  /** Renders a span of the rows. */
  draw(rows: readonly ConnectionRow[], span: DrawnSpan, look: RowLook): void {
    const { start, end, rowHeight } = span;
    const lines = new Map<string, Line>();
    rows.slice(start, end).forEach((row, i) => {
      const line = this.lines.get(row.key) ?? newLine(look.columns);
      fillLine(line, row, start + i, look);
      lines.set(row.key, line);
    });
    this.before.setHeight(start * rowHeight);
    this.after.setHeight((rows.length - end) * rowHeight);
    const roots = [...lines.values()].map(({ root }) => root);
    place(this.root, [this.before.row, ...roots, this.after.row]);
    this.lines = lines;
  }

  /** The height of the first row, CSS pixels; 0 if there is none. */
  get rowHeight(): number {
    const [first] = this.lines.values();
    return first?.root.getBoundingClientRect().height ?? 0;
  }

  /** The element of a row, if it is in the page. */
  element(key: string): HTMLElement | undefined {
    return this.lines.get(key)?.root;
  }
}

/** The index of the row that contains an element, as set by `draw`; undefined if none does. */
export function rowIndexOf(target: Element): number | undefined {
  const index = target.closest('tr[data-index]')?.getAttribute('data-index');
  return index === null || index === undefined ? undefined : Number(index);
}

function newLine(columns: readonly ConnectionColumn[]): Line {
  const cells = columns.map((id) => element('td', { role: 'gridcell', class: classOf(id) }));
  return { root: element('tr', {}, ...cells), cells };
}

function fillLine({ root, cells }: Line, row: ConnectionRow, index: number, look: RowLook): void {
  const { columns, words, selection } = look;
  set(root, 'id', `row-${index}`);
  set(root, 'aria-rowindex', String(index + 2));
  set(root, 'data-index', String(index));
  set(root, 'aria-selected', String(selection.selected.has(row.key)));
  const kind = row.kind === 'failed' ? 'failed' : row.open ? 'open' : 'ended';
  set(root, 'class', row.key === selection.active ? `${kind} active` : kind);
  columns.forEach((id, i) => {
    const { value, text } = connectionColumns[id];
    const found = value(row, words.now);
    const shown = found === undefined ? '' : text(found, words);
    const cell = cells[i];
    if (cell && cell.textContent !== shown) {
      cell.textContent = shown;
      cell.title = shown;
    }
  });
}

function set(to: Element, name: string, value: string): void {
  if (to.getAttribute(name) !== value) to.setAttribute(name, value);
}

/** Orders children, moving only those at other positions. */
function place(parent: Element, children: readonly Element[]): void {
  const wanted = new Set(children);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  children.forEach((child, i) => {
    if (parent.children[i] !== child) parent.insertBefore(child, parent.children[i] ?? null);
  });
}

/** A spacer for the rows that are not in the page. */
function spacer() {
  const cell = element('td');
  const row = element('tr', { class: 'space', 'aria-hidden': 'true' }, cell);
  const setHeight = (height: number): void => {
    row.hidden = height === 0;
    cell.style.height = `${height}px`;
  };
  return { row, setHeight };
}
