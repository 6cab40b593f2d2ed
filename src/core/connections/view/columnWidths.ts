/** How wide the columns of the connections table are as long as the user has not chosen a width. */
import type { ConnectionColumn } from './connectionColumn';
import { connectionColumns, type ColumnWords } from './connectionColumns';
import type { ConnectionRow } from './connectionRow';

/** A width in CSS pixels. */
export interface ColumnWidth {
  readonly width: number;
  /** How much more its longest text needs, as far as it should get that. */
  readonly more: number;
}

/** The width of a text in the page's font, CSS pixels. */
export type TextWidth = (text: string, isBold?: boolean) => number;

/** The padding of a cell and some tolerance, CSS pixels; the style sheet has the same. */
const padding = 13;

/** How much wider a column of texts becomes at most, in digits. */
const mostGrowth = 16;

/** So many of the longest texts are measured. */
const measured = 50;

/** The widths of the columns for these rows: numbers and times always fit, texts up to a limit. */
export function columnWidths(
  rows: readonly ConnectionRow[],
  ids: readonly ConnectionColumn[],
  sorted: ConnectionColumn,
  words: ColumnWords,
  textWidth: TextWidth,
): ReadonlyMap<ConnectionColumn, ColumnWidth> {
  const digit = textWidth('0');
  return new Map(
    ids.map((id) => {
      const title = textWidth(words.texts.columns[id] + (id === sorted ? ' ▼' : ''), true);
      const content = Math.max(...longest(rows, id, words).map((text) => textWidth(text)), title);
      const limit = (connectionColumns[id].width ?? Infinity) * digit;
      const width = Math.max(Math.min(content, limit), title);
      const more = Math.min(content - width, mostGrowth * digit);
      return [id, { width: Math.ceil(width) + padding, more: Math.ceil(more) }];
    }),
  );
}

/** The texts of a column among which the widest is. */
function longest(
  rows: readonly ConnectionRow[],
  id: ConnectionColumn,
  words: ColumnWords,
): readonly string[] {
  const { numeric, samples, value, text } = connectionColumns[id];
  if (samples) return samples.map((sample) => text(sample, words));
  const values = [...new Set(rows.map((row) => value(row, words.now)))].filter(
    (one) => one !== undefined,
  );
  // The earliest time names a day, or even a year. Any digit may get a neighbour.
  if (numeric) {
    const earliest = values.reduce<number>((least, at) => Math.min(least, Number(at)), Infinity);
    return earliest < Infinity ? [text(earliest, words).replace(/\b\d\b/g, '00')] : [];
  }
  const texts = values.map((one) => text(one, words));
  const most = texts.reduce((length, one) => Math.max(length, one.length), 0);
  return texts.filter((one) => one.length > most * 0.6).slice(0, measured);
}
