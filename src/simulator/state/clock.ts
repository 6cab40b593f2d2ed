/**
 * The simulated time. It runs at a multiple of the machine's time, or stands until it is advanced.
 * Callbacks run in the order of their due times, and `now()` returns the due time while they run;
 * so advancing in one step gives the same result as running.
 */
import type { Disposable } from '../../core/base/events';
import { countableDelay, type Clock } from '../../core/base/clock';

/** After a sleep of the machine the clock does not catch up: one timer skips at most this, ms. */
const longestGapMs = 120_000;

interface Timer {
  readonly due: number;
  readonly order: number;
  readonly callback: () => void;
}

/** The clock of a simulated account. */
export class SimulatedClock implements Clock, Disposable {
  private current: number;
  private seenRealMs: number;
  private order = 0;
  private timers: Timer[] = [];
  private running = false;
  private disposed = false;
  private wake: NodeJS.Timeout | undefined;
  private factor = 0;

  /** A clock that stands until it is advanced or started. */
  constructor(startMs: number) {
    this.current = startMs;
    this.seenRealMs = performance.now();
  }

  /** Simulated seconds per real second; 0: the clock stands. */
  get speed(): number {
    return this.factor;
  }

  /** Starts the clock from its current time. */
  run(speed: number): void {
    this.factor = speed;
    this.seenRealMs = performance.now();
    this.arm();
  }

  now(): number {
    if (this.running || this.factor === 0) return Math.floor(this.current);
    const real = performance.now();
    this.current += Math.min(real - this.seenRealMs, longestGapMs) * this.factor;
    this.seenRealMs = real;
    return Math.floor(this.current);
  }

  /** The simulated time itself, which is never set back. */
  monotonicMs(): number {
    return this.now();
  }

  after(delayMs: number, callback: () => void): Disposable {
    return this.at(this.now() + countableDelay(delayMs), callback);
  }

  /** Runs `callback` once at `dueMs`. */
  at(dueMs: number, callback: () => void): Disposable {
    const timer: Timer = { due: dueMs, order: this.order++, callback };
    this.insert(timer);
    this.arm();
    return {
      dispose: () => {
        const index = this.timers.indexOf(timer);
        if (index >= 0) this.timers.splice(index, 1);
        this.arm();
      },
    };
  }

  /** Runs `callback` at every multiple of `periodMs` since 1970. */
  every(periodMs: number, callback: () => void): Disposable {
    let next: Disposable | undefined;
    const schedule = (): void => {
      const due = Math.floor(this.now() / periodMs) * periodMs + periodMs;
      next = this.at(due, () => {
        schedule();
        callback();
      });
    };
    schedule();
    return { dispose: () => next?.dispose() };
  }

  /** Runs all callbacks that are due. */
  catchUp(): void {
    this.runUntil(this.now());
  }

  /** Advances the clock; returns after every callback due in that time has run. */
  advance(ms: number): void {
    this.advanceTo(this.now() + ms);
  }

  /** Like `advance`, to a given time. */
  advanceTo(targetMs: number): void {
    this.runUntil(targetMs);
  }

  dispose(): void {
    this.disposed = true;
    this.timers = [];
    clearTimeout(this.wake);
  }

  private runUntil(targetMs: number): void {
    if (this.running) return;
    this.running = true;
    try {
      for (let timer = this.timers[0]; timer && timer.due <= targetMs; timer = this.timers[0]) {
        this.timers.shift();
        this.current = Math.max(this.current, timer.due);
        timer.callback();
      }
      this.current = Math.max(this.current, targetMs);
    } finally {
      this.running = false;
      this.seenRealMs = performance.now();
      this.arm();
    }
  }

  private insert(timer: Timer): void {
    let low = 0;
    let high = this.timers.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.timers[middle]?.due ?? Infinity) <= timer.due) low = middle + 1;
      else high = middle;
    }
    this.timers.splice(low, 0, timer);
  }

  /** Sets the machine's timer for the next callback. It does not keep the process alive. */
  private arm(): void {
    clearTimeout(this.wake);
    const first = this.timers[0];
    if (!first || this.factor === 0 || this.running || this.disposed) return;
    const delay = Math.min(Math.max(0, (first.due - this.now()) / this.factor), longestGapMs / 2);
    this.wake = setTimeout(() => {
      this.catchUp();
    }, Math.ceil(delay));
    this.wake.unref();
  }
}
