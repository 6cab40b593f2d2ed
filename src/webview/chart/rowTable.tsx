/** The chart's data as a table, a page of rows at a time, newest first. */
import { useState } from 'preact/hooks';
import type { Words } from '../../core/chart/view/chartReadout';
import { chartTsv, type ChartRow } from '../../core/chart/view/chartRows';
import { wouldHaveFired } from '../../core/chart/view/chartReplay';
import { displayName, displayText } from '../../core/text/displayText';
import { fill } from '../../core/text/fill';

/** The maximum number of rows per page: more are slow to lay out and hard to read. */
const rowsPerPage = 100;

interface RowTableProps {
  /** Oldest first. */
  readonly rows: readonly ChartRow[];
  readonly words: Words;
  /** Copies all rows as text for a spreadsheet, newest first. */
  readonly onCopy: (text: string, rows: number) => void;
}

/** The table with its buttons. */
export function RowTable({ rows: oldestFirst, words, onCopy }: RowTableProps) {
  const { texts, format } = words;
  const [turned, setTurned] = useState(0);
  const rows = oldestFirst.toReversed();
  const lastPage = Math.max(0, Math.ceil(rows.length / rowsPerPage) - 1) * rowsPerPage;
  const first = Math.min(lastPage, turned);
  const next = Math.min(rows.length, first + rowsPerPage);
  const titles = titlesOf(words);
  const turn = (label: string, to: number) => (
    <button
      type="button"
      disabled={to < 0 || to > lastPage}
      onClick={() => {
        setTurned(to);
      }}
    >
      {label}
    </button>
  );
  return (
    <section id="table" class="rows">
      <div class="group">
        {turn(texts.newerRows, first - rowsPerPage)}
        {turn(texts.olderRows, first + rowsPerPage)}
        <span role="status">
          {fill(
            texts.rowsShown,
            ...[Math.min(rows.length, first + 1), next, rows.length].map(format.number),
          )}
        </span>
        <button
          type="button"
          onClick={() => {
            const replayed = (row: Parameters<typeof wouldHaveFired>[0]) =>
              wouldHaveFired(row, texts, format);
            onCopy(chartTsv(rows, titles, format.dateTime, replayed), rows.length);
          }}
        >
          {texts.copyTable}
        </button>
      </div>
      <div class="scroll" tabIndex={0} role="region" aria-label={texts.table}>
        <table>
          <caption>{texts.tableCaption}</caption>
          <thead>
            <tr>
              {titles.map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(first, next).map((row) => (
              <Row row={row} words={words} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function titlesOf({ texts }: Words): readonly string[] {
  const { columnTime, columnConnections, columnChange, columnAlarm } = texts;
  return [
    columnTime,
    columnConnections,
    columnChange,
    texts.columnJoined,
    texts.columnLeft,
    columnAlarm,
  ];
}

function Row({ row, words }: { readonly row: ChartRow; readonly words: Words }) {
  return (
    <tr class={row.kind}>
      <th scope="row">{words.format.dateTime(row.at)}</th>
      {cellsOf(row, words).map((text, column) => (
        <td key={column}>{text}</td>
      ))}
    </tr>
  );
}

function cellsOf(row: ChartRow, { texts, format }: Words): readonly string[] {
  switch (row.kind) {
    case 'alarm':
      return ['', '', '', '', displayText(row.alarmName)];
    case 'replay':
      return ['', '', '', '', wouldHaveFired(row.variants, texts, format)];
    case 'sample':
      return [
        format.number(row.value),
        row.delta === null ? '' : format.signed(row.delta),
        namesOf(row.joined),
        namesOf(row.left),
        '',
      ];
  }
}

function namesOf(names: readonly string[]): string {
  return names.map((name) => displayName(name)).join(', ');
}
