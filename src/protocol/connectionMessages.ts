/** Sends a table of connections in pieces, and reassembles it. */
import type { ConnectionRow } from '../core/connections/view/connectionRow';
import type { ConnectionsState, HostMessage } from './connections';
import { Pieces, piecesOf } from './pieces';

/**
 * The messages that send a state. The last message carries the last rows; earlier rows precede it.
 * @param of the number of the state, unique within the page
 */
export function* connectionMessages(state: ConnectionsState, of: number): Generator<HostMessage> {
  for (const { from, items: rows, isLast } of piecesOf(state.rows)) {
    if (isLast) yield { type: 'state', of, from, state: { ...state, rows } };
    else yield { type: 'rows', of, from, rows };
  }
}

/** Reassembles a state from its messages. */
export class ConnectionPieces {
  private readonly pieces = new Pieces<ConnectionRow>();

  /** Adds a piece. */
  add({ of, from, rows }: Extract<HostMessage, { readonly type: 'rows' }>): void {
    this.pieces.add(of, { from, items: rows });
  }

  /** The complete state; undefined if a piece was lost. */
  whole({ of, from, state }: Extract<HostMessage, { readonly type: 'state' }>) {
    const rows = this.pieces.whole(of, { from, items: state.rows });
    return rows && { ...state, rows };
  }
}
