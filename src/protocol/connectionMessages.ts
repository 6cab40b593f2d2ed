/**
 * Splits a large table into several messages. A message is serialized in one go, and 100,000 rows would
 * block the extension host.
 */
import type { ConnectionRow } from '../core/connections/view/connectionRow';
import type { ConnectionsState, HostMessage } from './connections';

/** Rows in one message: about 200 kB of text, one or two milliseconds. */
const rowsAtOnce = 500;

/**
 * The messages that send a state. The last message carries the last rows; earlier rows precede it.
 * @param of the number of the state, unique within the page
 */
export function* connectionMessages(state: ConnectionsState, of: number): Generator<HostMessage> {
  const { rows } = state;
  const before = Math.max(0, Math.ceil(rows.length / rowsAtOnce) - 1) * rowsAtOnce;
  for (let from = 0; from < before; from += rowsAtOnce)
    yield { type: 'rows', of, from, rows: rows.slice(from, from + rowsAtOnce) };
  yield { type: 'state', of, from: before, state: { ...state, rows: rows.slice(before) } };
}

/** Reassembles a state from its messages. */
export class ConnectionPieces {
  private of: number | undefined;
  private rows: ConnectionRow[] = [];

  /** Adds a piece. Discards pieces of another state and pieces out of sequence. */
  add({ of, from, rows }: Extract<HostMessage, { readonly type: 'rows' }>): void {
    if (of !== this.of) this.rows = [];
    this.of = of;
    if (from !== this.rows.length) return;
    for (const row of rows) this.rows.push(row);
  }

  /** The complete state; undefined if a piece was lost, for example while the page was hidden. */
  whole({ of, from, state }: Extract<HostMessage, { readonly type: 'state' }>) {
    const before = of === this.of ? this.rows : [];
    this.rows = [];
    this.of = undefined;
    if (before.length !== from) return undefined;
    return from === 0 ? state : { ...state, rows: before.concat(state.rows) };
  }
}
