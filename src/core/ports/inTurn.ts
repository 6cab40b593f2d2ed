/** Runs work that looks at AWS and then writes what it has seen, one after the other. */

/**
 * Runs the work while no other window of this machine runs such work. What other people do meanwhile is
 * not kept out.
 * @param signal ends the wait for the turn
 * @throws ExpectedError `cancelled` if the signal aborts before the turn, and what the work throws
 */
export type InTurn = <T>(work: () => Promise<T>, signal?: AbortSignal) => Promise<T>;
