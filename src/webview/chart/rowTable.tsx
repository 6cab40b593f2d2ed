/** The chart's data as a table, a page of rows at a time, newest first. */
import { render } from 'preact';
import type { ChartFormat } from '../../core/chart/view/chartFormat';
import { chartTsv, type ChartRow } from '../../core/chart/view/chartRows';
import { wouldHaveFired, type ReplayVariant } from '../../core/chart/view/chartReplay';
import type { ChartTexts } from '../../core/chart/view/chartTexts';
import { fill } from '../../core/text/fill';
import { displayName, displayText } from '../../core/text/displayText';
import { element } from '../shared/dom';

/** The maximum number of rows per page: more are slow to lay out and hard to read. */
const rowsPerPage = 100;

/** The table with its buttons. */
export class RowTable {
  readonly root = element('section', { id: 'table', class: 'rows', hidden: true });
  private rows: readonly ChartRow[] = [];
  private first = 0;

  constructor(
    private readonly texts: ChartTexts,
    private readonly format: ChartFormat,
    private readonly onCopy: () => void,
  ) {}

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
    render(
      <>
        {this.commands(lastPage)}
        <div class="scroll" tabIndex={0} role="region" aria-label={this.texts.table}>
          <table>
            <caption>{this.texts.tableCaption}</caption>
            <thead>
              <tr>
                {this.titles.map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.slice(this.first, this.first + rowsPerPage).map((row) => this.line(row))}
            </tbody>
          </table>
        </div>
      </>,
      this.root,
    );
  }

  private commands(lastPage: number) {
    const { texts, rows, first } = this;
    const { number } = this.format;
    const last = Math.min(rows.length, first + rowsPerPage);
    const from = number(Math.min(rows.length, first + 1));
    const turn = (label: string, by: number, end: number) => (
      <button
        type="button"
        disabled={first === end}
        onClick={() => {
          this.turn(by);
        }}
      >
        {label}
      </button>
    );
    return (
      <div class="group">
        {turn(texts.newerRows, -rowsPerPage, 0)}
        {turn(texts.olderRows, rowsPerPage, lastPage)}
        <span role="status">{fill(texts.rowsShown, from, number(last), number(rows.length))}</span>
        <button type="button" onClick={this.onCopy}>
          {texts.copyTable}
        </button>
      </div>
    );
  }

  private line(row: ChartRow) {
    return (
      <tr class={row.kind}>
        <th scope="row">{this.format.dateTime(row.at)}</th>
        {this.cells(row).map((text, column) => (
          <td key={column}>{text}</td>
        ))}
      </tr>
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
