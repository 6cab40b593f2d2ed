/**
 * Notices that the machine has slept: a timer comes much later than it was due. Some systems stop
 * their timers meanwhile and go on where they were, others fire all at once.
 */
import type { Disposable } from '../events';
import type { Clock } from '../ports/clock';

/** Between two looks at the clock, in ms. */
const lookMs = 10_000;

/** A timer that is later than this has slept, in ms; no work here blocks for so long. */
const sleptMs = 20_000;

/** After a sleep the network needs a moment, in ms. */
export const wakePauseMs = 5_000;

/** Whether a timer that was due then has slept with the machine; both in ms of one clock. */
export function hasSlept(dueAt: number, now: number): boolean {
  return now - dueAt > sleptMs;
}

/** Looks at the clock until disposed. */
export class WakeWatch implements Disposable {
  private timer: Disposable | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly onWake: () => void,
  ) {
    this.arm();
  }

  dispose(): void {
    this.timer?.dispose();
  }

  private arm(): void {
    const dueAt = this.clock.now() + lookMs;
    this.timer = this.clock.after(lookMs, () => {
      this.arm();
      if (hasSlept(dueAt, this.clock.now())) this.onWake();
    });
  }
}
