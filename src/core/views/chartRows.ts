/** The chart's data as rows: for the table, the clipboard and the CSV file. */
import type { ChartModel } from './chart';
import { csvTable, harmless } from './csv';
import type { CsvValue } from './csv';

/** A sample, or an alarm that fired, in the order of time. */
export type ChartRow =
  | {
      readonly kind: 'sample';
      /** Ms since 1970. */
      readonly at: number;
      readonly value: number;
      readonly delta: number | null;
      /** Names of those who joined and left since the sample before. */
      readonly joined: readonly string[];
      readonly left: readonly string[];
    }
  | { readonly kind: 'alarm'; readonly at: number; readonly alarmName: string };

/** The rows from `start` to `end`, both inside, ms since 1970; oldest first, an alarm after the sample of its time. */
export function chartRows(model: ChartModel, start = -Infinity, end = Infinity): ChartRow[] {
  const changes = new Map(model.changes.map((change) => [change.index, change]));
  const rows: ChartRow[] = model.times.map((at, i) => ({
    kind: 'sample',
    at,
    value: model.values[i] ?? 0,
    delta: model.deltas[i] ?? null,
    joined: changes.get(i)?.joined ?? [],
    left: changes.get(i)?.left ?? [],
  }));
  for (const { at, alarmName } of model.marks) rows.push({ kind: 'alarm', at, alarmName });
  return rows.filter(({ at }) => at >= start && at <= end).sort((a, b) => a.at - b.at);
}

/**
 * The model as CSV (RFC 4180): a header, times in UTC, numbers as numbers, an alarm on a line of its
 * own at the second when it fired. Names of columns are not translated: programs read them.
 */
export function chartCsv(model: ChartModel): string {
  const lines = chartRows(model).map((row): readonly CsvValue[] => {
    const time = new Date(row.at).toISOString();
    if (row.kind === 'alarm')
      return [time, undefined, undefined, undefined, undefined, row.alarmName];
    const [joined, left] = [names(row.joined), names(row.left)];
    return [time, row.value, row.delta ?? undefined, joined, left, undefined];
  });
  return csvTable([['time', 'connections', 'delta', 'joined', 'left', 'alarm'], ...lines]);
}

/**
 * All rows for pasting into a spreadsheet, in the order given.
 * @param headers the six titles of the columns
 * @param time how a time is written
 */
export function chartTsv(
  rows: readonly ChartRow[],
  headers: readonly string[],
  time: (at: number) => string,
): string {
  const lines = rows.map((row) => {
    if (row.kind === 'alarm') return [time(row.at), '', '', '', '', tsvText(row.alarmName)];
    const delta = row.delta === null ? '' : String(row.delta);
    const people = [row.joined, row.left].map((all) => tsvText(names(all) ?? ''));
    return [time(row.at), String(row.value), delta, ...people, ''];
  });
  return [headers, ...lines].map((cells) => `${cells.join('\t')}\n`).join('');
}

/** `connections-<endpoint>-<range>-<UTC time>.<extension>` */
export function chartFileName(model: ChartModel, extension: 'csv' | 'png'): string {
  const time = new Date(model.fetchedAt).toISOString().slice(0, 16).replace(/[-:]/g, '');
  return `connections-${model.endpointId}-${model.range}-${time}Z.${extension}`;
}

/** Nobody is an empty cell. */
function names(all: readonly string[]): string | undefined {
  return all.length > 0 ? all.join('; ') : undefined;
}

function tsvText(text: string): string {
  return harmless(text).replace(/[\t\r\n]+/g, ' ');
}
