/** The thread that all extensions of the editor share, as whoever has much to do on it sees it. */

/** Says when to let others go on, and waits until they have. */
export interface Yielder {
  /** Whether what was done since the last turn has taken long enough. */
  readonly budgetExceeded: boolean;
  /** Resolves when everything else that waited has had its turn; one waiter for each turn. */
  yieldToEventLoop(): Promise<void>;
}
