/** Yields the thread that all extensions of the editor share. */

/** Decides when to yield, and yields. */
export interface Yielder {
  /** Whether the work since the last yield has used up its time budget. */
  readonly budgetExceeded: boolean;
  /** Resolves after other waiting work has run; one waiter at a time. */
  yieldToEventLoop(): Promise<void>;
}
