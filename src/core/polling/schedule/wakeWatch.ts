/**
 * Detects that the machine has slept: more time passed than a timer waited. Some systems stop the
 * monotonic time and the timers during sleep; there the wall clock shows it. Others fire all timers
 * at once. A wall clock that is set forward looks the same and is treated the same, because one
 * more refresh is cheap.
 */
import type { Disposable } from '../../base/events';
import type { Clock } from '../../base/clock';

/** Interval between two checks of the clock, in ms. */
const checkIntervalMs = 10_000;

/** A timer that is later than this indicates sleep, in ms; no work here blocks that long. */
const sleptMs = 20_000;

/** Time until the network is up after a sleep, in ms. */
export const wakePauseMs = 5_000;

/** How long the machine slept, in ms. */
export interface Sleep {
  /** The part that the monotonic time did not count. */
  readonly uncountedMs: number;
}

/**
 * Starts a wait.
 * @returns a function that returns the sleep since then, if any; call it when `waitMs` should have
 * passed
 */
export function sleepSince(clock: Clock, waitMs: number): () => Sleep | undefined {
  const wallAt = clock.now();
  const monotonicAt = clock.monotonicMs();
  return () => {
    const countedMs = clock.monotonicMs() - monotonicAt;
    const uncountedMs = Math.max(0, clock.now() - wallAt - countedMs);
    return countedMs + uncountedMs - waitMs > sleptMs ? { uncountedMs } : undefined;
  };
}

/** Checks the clock until disposed. */
export class WakeWatch implements Disposable {
  private timer: Disposable | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly onWake: (sleep: Sleep) => void,
  ) {
    this.arm();
  }

  dispose(): void {
    this.timer?.dispose();
  }

  private arm(): void {
    const slept = sleepSince(this.clock, checkIntervalMs);
    this.timer = this.clock.after(checkIntervalMs, () => {
      this.arm();
      const sleep = slept();
      if (sleep) this.onWake(sleep);
    });
  }
}
