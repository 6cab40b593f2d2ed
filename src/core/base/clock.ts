/** Time, as a port: the simulator's clock is not the machine's, and tests have one of their own. */
import type { Disposable } from './events';

/** Time and timers. */
export interface Clock {
  /**
   * Milliseconds since 1970, for display and for AWS. A person or a time service may set it back or
   * forward at any moment: nothing waits by it.
   */
  now(): number;
  /**
   * Milliseconds since some moment, for every wait, due time and age. It never goes back; whether it
   * goes on while the machine sleeps depends on the system. Another process counts from another moment.
   */
  monotonicMs(): number;
  /**
   * Runs `callback` once, `delayMs` of the monotonic time later: as soon as possible for a negative
   * delay or one that is no number, however late for a long one.
   */
  after(delayMs: number, callback: () => void): Disposable;
}

/** A delay that a timer can count: 0 for a negative one and for one that is no number. */
export function countableDelay(delayMs: number): number {
  return delayMs > 0 ? delayMs : 0;
}
