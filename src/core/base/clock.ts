/** Time as a port: the simulator has a clock of its own, and so do tests. */
import type { Disposable } from './events';

/** Time and timers. */
export interface Clock {
  /**
   * Milliseconds since 1970, for display and for AWS. A user or a time service may set it back or
   * forward at any moment, so no wait uses it.
   */
  now(): number;
  /**
   * Milliseconds since an arbitrary moment, for waits, due times and ages. It never goes back.
   * Whether it advances during sleep depends on the system. Other processes start at another
   * moment.
   */
  monotonicMs(): number;
  /**
   * Runs `callback` once, `delayMs` of monotonic time later: as soon as possible for a negative
   * delay or NaN; there is no maximum delay.
   */
  after(delayMs: number, callback: () => void): Disposable;
}

/** A delay that a timer can count: 0 for a negative one and for NaN. */
export function countableDelay(delayMs: number): number {
  return delayMs > 0 ? delayMs : 0;
}
