/**
 * Splits a large table into several messages. A message is serialized in one go, and 100,000 rows would
 * block the extension host.
 */
import type { ConnectionRow } from '../core/connections/view/connectionRow';
import type { ConnectionsState, HostMessage } from './connections';

/** Rows in one message: usually about 200 kB of text, one or two milliseconds. */
const rowsAtOnce = 500;

/**
 * Characters of text in one message. Anyone who reaches an endpoint chooses the user name of a failed attempt,
 * so a row may be long. A longer row has a message of its own.
 */
const textAtOnce = 400_000;

/**
 * The messages that send a state. The last message carries the last rows; earlier rows precede it.
 * @param of the number of the state, unique within the page
 */
export function* connectionMessages(state: ConnectionsState, of: number): Generator<HostMessage> {
  const { rows } = state;
  let from = 0;
  let text = 0;
  for (const [to, row] of rows.entries()) {
    const length = textIn(row);
    if (to - from === rowsAtOnce || (to > from && text + length > textAtOnce)) {
      yield { type: 'rows', of, from, rows: rows.slice(from, to) };
      from = to;
      text = 0;
    }
    text += length;
  }
  yield { type: 'state', of, from, state: { ...state, rows: rows.slice(from) } };
}

function textIn(row: ConnectionRow): number {
  let length = 0;
  for (const value of Object.values(row)) if (typeof value === 'string') length += value.length;
  return length;
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
