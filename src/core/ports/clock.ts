/** Time, as a port: the simulator's clock is not the machine's, and tests have one of their own. */
import type { Disposable } from '../events';

/** Time and timers. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs `callback` once, `delayMs` of this clock later. */
  after(delayMs: number, callback: () => void): Disposable;
}
