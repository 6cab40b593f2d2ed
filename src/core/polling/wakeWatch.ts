/**
 * Notices that the machine has slept: more time passed than a timer waited. Some systems stop the
 * monotonic time and the timers meanwhile and go on where they were; there the wall clock shows the
 * sleep. Others fire all timers at once. A wall clock that is set forward looks the same and is
 * treated the same: to refresh once more is cheap.
 */
import type { Disposable } from '../base/events';
import type { Clock } from '../base/clock';

/** Between two looks at the clock, in ms. */
const lookMs = 10_000;

/** A timer that is later than this has slept, in ms; no work here blocks for so long. */
const sleptMs = 20_000;

/** After a sleep the network needs a moment, in ms. */
export const wakePauseMs = 5_000;

/** How long the machine slept, in ms. */
export interface Sleep {
  /** How much of it the monotonic time did not count. */
  readonly uncountedMs: number;
}

/**
 * Begins a wait.
 * @returns whether the machine has slept since then, asked when `waitMs` should have passed
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

/** Looks at the clock until disposed. */
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
    const slept = sleepSince(this.clock, lookMs);
    this.timer = this.clock.after(lookMs, () => {
      this.arm();
      const sleep = slept();
      if (sleep) this.onWake(sleep);
    });
  }
}
