/**
 * A large table in pieces: a message is made into text in one go, and that of 100,000 rows would hold up
 * whoever else runs in the editor.
 */
import type { ConnectionRow } from '../core/connections/view/connectionRow';
import type { ConnectionsState, HostMessage } from './connections';

/** Rows in one message: some 200 kB of text, a millisecond or two. */
const rowsAtOnce = 500;

/**
 * The messages that bring a state: its last rows come with it, those before in pieces of their own.
 * @param of a number that no other state of the page has
 */
export function* connectionMessages(state: ConnectionsState, of: number): Generator<HostMessage> {
  const { rows } = state;
  const before = Math.max(0, Math.ceil(rows.length / rowsAtOnce) - 1) * rowsAtOnce;
  for (let from = 0; from < before; from += rowsAtOnce)
    yield { type: 'rows', of, from, rows: rows.slice(from, from + rowsAtOnce) };
  yield { type: 'state', of, from: before, state: { ...state, rows: rows.slice(before) } };
}

/** Puts the pieces together again. */
export class ConnectionPieces {
  private of: number | undefined;
  private rows: ConnectionRow[] = [];

  /** Takes a piece. Those of another state are forgotten, and so is one that does not follow. */
  add({ of, from, rows }: Extract<HostMessage, { readonly type: 'rows' }>): void {
    if (of !== this.of) this.rows = [];
    this.of = of;
    if (from !== this.rows.length) return;
    for (const row of rows) this.rows.push(row);
  }

  /** The whole state; undefined where a piece was lost, as while the page was hidden. */
  whole({ of, from, state }: Extract<HostMessage, { readonly type: 'state' }>) {
    const before = of === this.of ? this.rows : [];
    this.rows = [];
    this.of = undefined;
    if (before.length !== from) return undefined;
    return from === 0 ? state : { ...state, rows: before.concat(state.rows) };
  }
}
