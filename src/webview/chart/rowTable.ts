/** The chart's data as a table, a page of rows at a time, newest first. */
import type { ChartFormat } from '../../core/chart/view/chartFormat';
import { chartTsv, type ChartRow } from '../../core/chart/view/chartRows';
import { wouldHaveFired, type ReplayVariant } from '../../core/chart/view/chartReplay';
import type { ChartTexts } from '../../core/chart/view/chartTexts';
import { fill } from '../../core/text/fill';
import { displayName, displayText } from '../../core/text/displayText';
import { button, element } from '../shared/dom';

/** The maximum number of rows per page: more are slow to lay out and hard to read. */
const rowsPerPage = 100;

/** The table with its buttons. */
export class RowTable {
  readonly root: HTMLElement;
  private readonly body = element('tbody');
  private readonly position = element('span', { role: 'status' });
  private readonly newer: HTMLButtonElement;
  private readonly older: HTMLButtonElement;
  private rows: readonly ChartRow[] = [];
  private first = 0;

  constructor(
    private readonly texts: ChartTexts,
    private readonly format: ChartFormat,
    onCopy: () => void,
  ) {
    this.newer = button(texts.newerRows, () => {
      this.turn(-rowsPerPage);
    });
    this.older = button(texts.olderRows, () => {
      this.turn(rowsPerPage);
    });
    const copy = button(texts.copyTable, onCopy);
    const titles = this.titles.map((title) => element('th', { scope: 'col' }, title));
    const table = element(
      'table',
      {},
      element('caption', {}, texts.tableCaption),
      element('thead', {}, element('tr', {}, ...titles)),
      this.body,
    );
    this.root = element(
      'section',
      { id: 'table', class: 'rows', hidden: true },
      element('div', { class: 'group' }, this.newer, this.older, this.position, copy),
      element(
        'div',
        { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': texts.table },
        table,
      ),
    );
  }

  /** All rows as text for a spreadsheet, newest first, and their number. */
  get copy(): { readonly text: string; readonly rows: number } {
    const replayed = (variants: readonly ReplayVariant[]): string => this.replayed(variants);
    const text = chartTsv(this.rows, this.titles, this.format.dateTime, replayed);
    return { text, rows: this.rows.length };
  }

  private get titles(): readonly string[] {
    const { columnTime, columnConnections, columnChange, columnAlarm } = this.texts;
    const { columnJoined, columnLeft } = this.texts;
    return [columnTime, columnConnections, columnChange, columnJoined, columnLeft, columnAlarm];
  }

  /** @param rows oldest first */
  show(rows: readonly ChartRow[]): void {
    this.rows = rows.toReversed();
    this.turn(0);
  }

  private turn(by: number): void {
    const { rows } = this;
    const lastPage = Math.max(0, Math.ceil(rows.length / rowsPerPage) - 1) * rowsPerPage;
    this.first = Math.max(0, Math.min(lastPage, this.first + by));
    const page = rows.slice(this.first, this.first + rowsPerPage);
    this.body.replaceChildren(...page.map((row) => this.line(row)));
    this.newer.disabled = this.first === 0;
    this.older.disabled = this.first === lastPage;
    const { number } = this.format;
    this.position.textContent = fill(
      this.texts.rowsShown,
      number(Math.min(rows.length, this.first + 1)),
      number(this.first + page.length),
      number(rows.length),
    );
  }

  private line(row: ChartRow): HTMLTableRowElement {
    return element(
      'tr',
      { class: row.kind },
      element('th', { scope: 'row' }, this.format.dateTime(row.at)),
      ...this.cells(row).map((text) => element('td', {}, text)),
    );
  }

  private cells(row: ChartRow): readonly string[] {
    const { number, signed } = this.format;
    switch (row.kind) {
      case 'alarm':
        return ['', '', '', '', displayText(row.alarmName)];
      case 'replay':
        return ['', '', '', '', this.replayed(row.variants)];
      case 'sample':
        return [
          number(row.value),
          row.delta === null ? '' : signed(row.delta),
          namesOf(row.joined),
          namesOf(row.left),
          '',
        ];
    }
  }

  private replayed(variants: readonly ReplayVariant[]): string {
    return wouldHaveFired(variants, this.texts, this.format);
  }
}

function namesOf(names: readonly string[]): string {
  return names.map((name) => displayName(name)).join(', ');
}
