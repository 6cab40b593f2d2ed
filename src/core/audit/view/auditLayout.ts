/** Places the connections of an audit in rows, so that none covers another. */
import type { AuditEntry } from './auditPicture';

/** The rows of some connections. */
export interface EntryRows {
  /** The row of each, in their order. */
  readonly rows: Uint16Array;
  readonly count: number;
}

/** How wide a connection is: CSS pixels from the left edge of the plot. */
export interface EntryExtent {
  readonly left: number;
  readonly right: number;
}

/**
 * Packs connections into as few rows as possible: each into the first row that is free at its start.
 * @param entries oldest first
 * @param most the maximum number of rows; further connections cover others
 */
export function packEntries(
  entries: readonly AuditEntry[],
  extentOf: (entry: AuditEntry) => EntryExtent,
  most: number,
): EntryRows {
  const rows = new Uint16Array(entries.length);
  const ends: number[] = [];
  for (const [index, entry] of entries.entries()) {
    const { left, right } = extentOf(entry);
    const row = freeRow(ends, left);
    const chosen = row < most ? row : soonestFree(ends);
    ends[chosen] = right;
    rows[index] = chosen;
  }
  return { rows, count: ends.length };
}

/** Whether connections fit into so many rows without covering each other. */
export function fitsInto(
  entries: readonly AuditEntry[],
  extentOf: (entry: AuditEntry) => EntryExtent,
  most: number,
): boolean {
  const ends: number[] = [];
  return entries.every((entry) => {
    const { left, right } = extentOf(entry);
    const row = freeRow(ends, left);
    ends[row] = right;
    return row < most;
  });
}

/** The first row that is free at a position, which may be a new one. */
function freeRow(ends: readonly number[], left: number): number {
  const row = ends.findIndex((end) => end <= left);
  return row < 0 ? ends.length : row;
}

function soonestFree(ends: readonly number[]): number {
  let best = 0;
  for (const [row, end] of ends.entries()) if (end < (ends[best] ?? Infinity)) best = row;
  return best;
}

/** The index of the connection that starts next to a time in one direction; undefined if there is none. */
export function neighbour(
  entries: readonly AuditEntry[],
  from: number | undefined,
  step: 1 | -1,
  fits: (entry: AuditEntry) => boolean = () => true,
): number | undefined {
  const start = from === undefined ? (step === 1 ? 0 : entries.length - 1) : from + step;
  for (let index = start; index >= 0 && index < entries.length; index += step) {
    const entry = entries[index];
    if (entry && fits(entry)) return index;
  }
  return undefined;
}
