/** The chart's data as rows for the table, the clipboard and the CSV file. */
import { markText, type ChartModel } from './chart';
import { isPreset } from './chartRange';
import type { ChartReplay, ReplayVariant } from './chartReplay';
import { csvTable, tsvCell, type CsvValue } from '../../base/csv';

/** A sample, an alarm that fired, or a replayed alarm that would have fired. */
export type ChartRow =
  | {
      readonly kind: 'sample';
      /** Ms since 1970. */
      readonly at: number;
      readonly value: number;
      readonly delta: number | null;
      /** Names of users who connected and disconnected since the previous sample. */
      readonly joined: readonly string[];
      readonly left: readonly string[];
    }
  | { readonly kind: 'alarm'; readonly at: number; readonly alarmName: string }
  | { readonly kind: 'replay'; readonly at: number; readonly variants: readonly ReplayVariant[] };

/**
 * The rows from `start` to `end`, both inclusive, ms since 1970; oldest first. An alarm follows the sample
 * of its time, and replayed alarms follow both.
 */
export function chartRows(
  model: ChartModel,
  replay: ChartReplay | null = null,
  start = -Infinity,
  end = Infinity,
): ChartRow[] {
  const changes = new Map(model.changes.map((change) => [change.index, change]));
  const rows: ChartRow[] = model.times.map((at, i) => ({
    kind: 'sample',
    at,
    value: model.values[i] ?? 0,
    delta: model.deltas[i] ?? null,
    joined: changes.get(i)?.joined ?? [],
    left: changes.get(i)?.left ?? [],
  }));
  for (const mark of model.marks)
    rows.push({ kind: 'alarm', at: mark.at, alarmName: markText(mark) });
  if (replay) rows.push(...replayRows(replay, model));
  return rows.filter(({ at }) => at >= start && at <= end).sort((a, b) => a.at - b.at);
}

/** One row for each moment of the model's window at which at least one variant would have fired. */
function replayRows({ variants }: ChartReplay, { window }: ChartModel): readonly ChartRow[] {
  const moments = new Map<number, ReplayVariant[]>();
  for (const variant of variants) {
    for (const { start } of variant.firings) {
      if (start < window.start || start >= window.end) continue;
      const others = moments.get(start);
      if (others) others.push(variant);
      else moments.set(start, [variant]);
    }
  }
  return [...moments].map(([at, own]) => ({ kind: 'replay', at, variants: own }));
}

/** Column names are not translated, because programs read them. */
const csvColumns = ['time', 'connections', 'delta', 'joined', 'left', 'alarm'];

/**
 * The model as CSV (RFC 4180): a header, times in UTC, numbers as numbers. An alarm has its own line at the
 * second when it fired. Replayed alarms have their own column if a replay is shown.
 */
export function chartCsv(model: ChartModel, replay: ChartReplay | null = null): string {
  const header = replay ? [...csvColumns, 'would_have_fired'] : csvColumns;
  const lines = chartRows(model, replay).map((row): readonly CsvValue[] => {
    const cells = [new Date(row.at).toISOString(), ...csvCells(row)];
    return header.map((_, column) => cells[column]);
  });
  return csvTable([header, ...lines]);
}

/** Those after the time. */
function csvCells(row: ChartRow): readonly CsvValue[] {
  const none = (count: number): undefined[] => Array<undefined>(count).fill(undefined);
  switch (row.kind) {
    case 'sample':
      return [row.value, row.delta ?? undefined, names(row.joined), names(row.left)];
    case 'alarm':
      return [...none(4), row.alarmName];
    case 'replay': {
      const variants = row.variants.map(
        ({ periodSeconds, condition }) => `${String(periodSeconds)} s ${condition}`,
      );
      return [...none(5), variants.join('; ')];
    }
  }
}

/**
 * All rows for pasting into a spreadsheet, in the given order.
 * @param headers the six titles of the columns
 * @param time formats a time, and `replayed` formats replayed alarms
 */
export function chartTsv(
  rows: readonly ChartRow[],
  headers: readonly string[],
  time: (at: number) => string,
  replayed: (variants: readonly ReplayVariant[]) => string,
): string {
  const lines = rows.map((row) => {
    if (row.kind === 'alarm') return [time(row.at), '', '', '', '', tsvCell(row.alarmName)];
    if (row.kind === 'replay') return [time(row.at), '', '', '', '', replayed(row.variants)];
    const delta = row.delta === null ? '' : String(row.delta);
    const users = [row.joined, row.left].map((all) => tsvCell(names(all) ?? ''));
    return [time(row.at), String(row.value), delta, ...users, ''];
  });
  return [headers, ...lines].map((cells) => `${cells.join('\t')}\n`).join('');
}

/** `connections-<endpoint>-<range>-<UTC time>.<extension>`; the range is `custom` if it was typed. */
export function chartFileName(model: ChartModel, extension: 'csv' | 'png'): string {
  const range = isPreset(model.range) ? model.range : 'custom';
  const time = new Date(model.fetchedAt).toISOString().slice(0, 16).replace(/[-:]/g, '');
  return `connections-${model.endpointId}-${range}-${time}Z.${extension}`;
}

/** No names give an empty cell. */
function names(all: readonly string[]): string | undefined {
  return all.length > 0 ? all.join('; ') : undefined;
}
