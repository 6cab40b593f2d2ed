/** The header of the table: a button per column, which sorts by it. */
import type { ConnectionColumn } from '../../core/connections/view/connectionColumn';
import { connectionColumns } from '../../core/connections/view/connectionColumns';
import type { ConnectionSort } from '../../core/connections/view/connectionOrder';
import type { ConnectionTexts } from '../../core/connections/view/connectionTexts';
import { fill } from '../../core/text/fill';
import { button, element } from '../shared/dom';

/** The columns' titles and widths. */
export class GridHeader {
  readonly head = element('thead');
  readonly columns = element('colgroup');
  private shown = '';
  private cells: readonly (readonly [ConnectionColumn, HTMLElement])[] = [];

  constructor(
    private readonly texts: ConnectionTexts,
    private readonly onSort: (column: ConnectionColumn) => void,
  ) {}

  /**
   * Shows these columns.
   * @returns whether the columns have changed
   */
  show(ids: readonly ConnectionColumn[], sort: ConnectionSort): boolean {
    const isNew = ids.join() !== this.shown;
    if (isNew) this.build(ids);
    for (const [id, cell] of this.cells) {
      const way = sort.descending ? 'descending' : 'ascending';
      cell.setAttribute('aria-sort', sort.column === id ? way : 'none');
    }
    return isNew;
  }

  private build(ids: readonly ConnectionColumn[]): void {
    this.shown = ids.join();
    const hadFocus = this.cells.find(([, cell]) => cell.contains(document.activeElement))?.[0];
    this.cells = ids.map((id) => [id, this.cell(id)]);
    this.head.replaceChildren(
      element('tr', { 'aria-rowindex': 1 }, ...this.cells.map(([, cell]) => cell)),
    );
    this.columns.replaceChildren(...ids.map(column));
    this.cells
      .find(([id]) => id === hadFocus)?.[1]
      .querySelector('button')
      ?.focus();
  }

  private cell(id: ConnectionColumn): HTMLElement {
    const title = this.texts.columns[id];
    const sort = button(
      title,
      () => {
        this.onSort(id);
      },
      { title: fill(this.texts.sortHelp, title) },
    );
    return element(
      'th',
      { scope: 'col', role: 'columnheader', class: classOf(id), 'aria-sort': 'none' },
      sort,
    );
  }
}

/** The CSS class of a column. */
export function classOf(id: ConnectionColumn): string {
  return connectionColumns[id].numeric ? `number ${id}` : id;
}

/** Fixed widths, so that the columns do not move when the rows change. */
function column(id: ConnectionColumn): HTMLElement {
  const made = element('col');
  const width = `${connectionColumns[id].width}ch`;
  made.style.width = id === 'who' ? `min(${width}, 42vw)` : width;
  return made;
}

/** The total width of the columns, as a CSS value. */
export function widthOf(ids: readonly ConnectionColumn[]): string {
  return `${ids.reduce((sum, id) => sum + connectionColumns[id].width, 0)}ch`;
}
