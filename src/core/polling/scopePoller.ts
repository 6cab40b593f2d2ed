/**
 * When one scope is refreshed: one refresh at a time, again after an interval with jitter, later
 * when AWS says no, not at all while nobody looks.
 */
import type { Disposable } from '../events';
import type { Failure, FailureKind } from '../errors';
import type { Clock } from '../ports/clock';
import { hasSlept, wakePauseMs } from './wakeWatch';

/** The longest pause between two tries after failures, in ms. */
const longestPauseMs = 15 * 60 * 1000;
/** Spreads the calls of several windows and scopes: ± 10 %. */
const jitter = 0.1;

/**
 * The failures that get better when asked less often; a credential process may bother its person
 * each time it is run. A call that is denied or a sign-in that has
 * ended is not among them: waiting mends neither, and the person who does mend it wants to see so.
 */
const slowing: ReadonlySet<FailureKind> = new Set([
  'throttled',
  'network',
  'timeout',
  'server',
  'processFailed',
  'metadataFailed',
]);

/** How a scope is polled. */
export interface PollingRules {
  readonly clock: Clock;
  /** Between the end of one refresh and the start of the next, ms; 0 polls only when asked. */
  readonly intervalMs: () => number;
  /** 0..1; from outside so that tests can choose. */
  readonly random: () => number;
  /** Does the work; resolves to the failures, to undefined where it is not this window's turn. */
  readonly refresh: (everything: boolean) => Promise<readonly Failure[] | undefined>;
  /** Told after each refresh until when calls rest because AWS asks for fewer; undefined else. */
  readonly onRefreshed: (throttledUntil: number | undefined) => void;
  /** Told of what is no expected failure. */
  readonly onBug: (error: unknown) => void;
}

/** Polls one scope until disposed. */
export class ScopePoller implements Disposable {
  private timer: Disposable | undefined;
  private running: Promise<void> | undefined;
  private next: Promise<void> | undefined;
  /** Whether one of those who wait for the next asks for everything. */
  private nextEverything = false;
  private active = false;
  private disposed = false;
  /** Whether the machine has slept over the refresh that is under way. */
  private sleptOver = false;
  private failedTries = 0;
  private throttled = false;
  /** When the next refresh is due, ms of the clock. */
  private dueAt = 0;

  constructor(private readonly rules: PollingRules) {}

  /** Runs while somebody looks or watches; on the way back it catches up when it is late. */
  setActive(active: boolean): void {
    if (this.active === active) return;
    this.active = active;
    this.schedule();
  }

  /**
   * Refreshes now. While one is under way, one more follows it, however many ask: their answer
   * must be younger than their question. Nothing happens once disposed.
   */
  refresh(everything = false): Promise<void> {
    if (this.disposed) return Promise.resolve();
    if (!this.running) {
      this.timer?.dispose();
      // Ended out here: a run that is over before it has been noted would be under way for ever.
      return (this.running = this.run(everything).then((ran) => {
        this.running = undefined;
        if (this.sleptOver) {
          this.failedTries = 0;
          this.woke();
        } else this.reschedule();
        if (ran && !this.disposed) this.rules.onRefreshed(this.restsUntil());
      }));
    }
    this.nextEverything ||= everything;
    this.next ??= this.running.then(() => {
      const all = this.nextEverything;
      this.next = undefined;
      this.nextEverything = false;
      return this.refresh(all);
    });
    return this.next;
  }

  /** Somebody looks at what has rested: refreshes now, unless calls are to be few. */
  catchUp(): void {
    if (!this.active || this.failedTries > 0 || this.rules.intervalMs() === 0) return;
    void this.refresh();
  }

  /**
   * Another window has read the scope: the next refresh is due an interval after that.
   * @param at when, ms of the clock
   * @param restsUntil until when calls rest because AWS asked that window for fewer; undefined else
   */
  readElsewhere(at: number, restsUntil: number | undefined): void {
    this.failedTries = 0;
    this.dueAt = Math.max(at + this.pauseMs(), restsUntil ?? -Infinity);
    this.schedule();
  }

  /**
   * The machine has slept. What is overdue is read once, as soon as the network may be there again,
   * and so is what was being read: its calls broke, which says nothing of AWS.
   */
  woke(): void {
    this.sleptOver = this.running !== undefined;
    this.dueAt = Math.max(this.dueAt, this.rules.clock.now() + wakePauseMs);
    this.schedule();
  }

  /** The interval has changed. */
  reschedule(): void {
    this.dueAt = this.rules.clock.now() + this.pauseMs();
    this.schedule();
  }

  dispose(): void {
    this.disposed = true;
    this.timer?.dispose();
  }

  /** False where nothing was read. */
  private async run(everything: boolean): Promise<boolean> {
    try {
      const failures = await this.rules.refresh(everything);
      if (!failures) return false;
      const slow = failures.some(({ kind }) => slowing.has(kind));
      this.throttled = failures.some(({ kind }) => kind === 'throttled');
      this.failedTries = slow ? this.failedTries + 1 : 0;
    } catch (error) {
      this.throttled = false;
      this.failedTries++;
      this.tell(error);
    }
    return true;
  }

  private tell(bug: unknown): void {
    try {
      this.rules.onBug(bug);
    } catch {
      // There is nobody left to tell; the polling goes on all the same.
    }
  }

  /** Doubles with each failed try, so that a throttled account gets air. */
  private pauseMs(): number {
    const interval = this.rules.intervalMs();
    const pause = Math.min(interval * 2 ** this.failedTries, Math.max(interval, longestPauseMs));
    return pause * (1 + jitter * (2 * this.rules.random() - 1));
  }

  private restsUntil(): number | undefined {
    return this.throttled && this.rules.intervalMs() > 0 ? this.dueAt : undefined;
  }

  private schedule(): void {
    this.timer?.dispose();
    this.timer = undefined;
    if (!this.active || this.disposed || this.running || this.rules.intervalMs() === 0) return;
    const { clock } = this.rules;
    const wait = Math.max(0, this.dueAt - clock.now());
    const firesAt = clock.now() + wait;
    this.timer = clock.after(wait, () => {
      if (hasSlept(firesAt, clock.now())) this.woke();
      else void this.refresh();
    });
  }
}
