/** What a case and the extension host of another window say to each other: JSON, line by line. */
import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';

/** What the other window does. */
export type Order =
  /** Sets these environment variables and restarts the extension. */
  | { readonly start: Readonly<Record<string, string>> }
  /** Believes that it is looked at, or not. */
  | { readonly active: boolean }
  | { readonly refresh: true }
  /** Ends as in a power failure: nothing is disposed. */
  | { readonly die: true };

/** What it says after each change. */
export interface WindowState {
  /** How often the extension has started. */
  readonly starts: number;
  /** Ms since 1970; 0 before the first data. */
  readonly fetchedAt: number;
  /** Refreshes since the last start. */
  readonly refreshes: number;
  /** Notices since the last start. */
  readonly notified: readonly string[];
}

/** Sends one message. */
export function say(socket: Socket, message: Order | WindowState): void {
  socket.write(`${JSON.stringify(message)}\n`);
}

/** Hears all that a window says. */
export function hearStates(socket: Socket, onState: (state: WindowState) => void): void {
  hear(socket, (message) => {
    onState(message as WindowState);
  });
}

/** Hears all that a case orders. */
export function hearOrders(socket: Socket, onOrder: (order: Order) => void): void {
  hear(socket, (message) => {
    onOrder(message as Order);
  });
}

function hear(socket: Socket, onMessage: (message: unknown) => void): void {
  createInterface({ input: socket }).on('line', (line) => {
    onMessage(JSON.parse(line));
  });
}
