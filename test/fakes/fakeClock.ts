/** A `Clock` that stands still until it is moved by hand. */
import type { Disposable } from '../../src/core/base/events';
import { countableDelay, type Clock } from '../../src/core/base/clock';

interface Timer {
  /** On the monotonic time. */
  readonly dueAt: number;
  readonly callback: () => void;
}

/** Starts at noon UTC of 5 January 2026, or at another time. */
export class FakeClock implements Clock {
  /** In the order in which they were made. */
  private timers: Timer[] = [];
  private monotonic = 0;

  constructor(private startedAt = Date.UTC(2026, 0, 5, 12)) {}

  now(): number {
    return this.startedAt + this.monotonic;
  }

  monotonicMs(): number {
    return this.monotonic;
  }

  after(delayMs: number, callback: () => void): Disposable {
    const timer = { dueAt: this.monotonic + countableDelay(delayMs), callback };
    this.timers.push(timer);
    return {
      dispose: () => {
        this.timers = this.timers.filter((other) => other !== timer);
      },
    };
  }

  /** How many timers wait. */
  waiting(): number {
    return this.timers.length;
  }

  /**
   * Lets time pass. Timers that come due run in order of their time, those of one time in the order
   * in which they were made; a timer made by a timer runs too when it comes due in the span.
   */
  advance(ms: number): void {
    const end = this.monotonic + ms;
    for (let next = this.earliest(end); next; next = this.earliest(end)) this.run(next);
    this.monotonic = end;
  }

  /** As `advance`, but what a timer started (promises) settles before the next one runs. */
  async settle(ms = 0): Promise<void> {
    const end = this.monotonic + ms;
    await settled();
    for (let next = this.earliest(end); next; next = this.earliest(end)) {
      this.run(next);
      await settled();
    }
    this.monotonic = end;
  }

  /** The wall clock is set forward, or back where `ms` is negative; the monotonic time goes on. */
  jump(ms: number): void {
    this.startedAt += ms;
  }

  /**
   * The machine sleeps. The monotonic time and the timers either stop meanwhile and go on where they
   * were, as on Linux, or are all overdue at the end, as on Windows; none runs before time passes again.
   */
  sleep(ms: number, timers: 'stop' | 'areOverdue'): void {
    if (timers === 'stop') this.startedAt += ms;
    else this.monotonic += ms;
  }

  private earliest(until: number): Timer | undefined {
    let found: Timer | undefined;
    for (const timer of this.timers)
      if (timer.dueAt <= until && (!found || timer.dueAt < found.dueAt)) found = timer;
    return found;
  }

  private run(timer: Timer): void {
    this.timers = this.timers.filter((other) => other !== timer);
    this.monotonic = Math.max(this.monotonic, timer.dueAt);
    timer.callback();
  }
}

/** One turn of the event loop: every promise that can settle without a timer has settled. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
