/**
 * When one scope is refreshed: one refresh at a time, again after an interval with jitter, later
 * when AWS says no, not at all while nobody looks. All due times are monotonic, so that no clock that
 * is set can end the polling.
 */
import type { Disposable } from '../base/events';
import type { Failure } from '../model/errors';
import type { Clock } from '../base/clock';
import { Pauses, type PauseRules } from './pauses';
import { sleepSince, wakePauseMs, type Sleep } from './wakeWatch';

/** A refresh that takes longer, in ms, is abandoned when a person asks for a refresh. */
const overtakenAfterMs = 10_000;
/** Where another window had its turn, this one looks again after so long, in ms. */
const budgetMs = 5_000;

/** How a scope is polled. */
export interface PollingRules extends PauseRules {
  readonly clock: Clock;
  /**
   * Does the work; resolves to the failures, to undefined where it is not this window's turn. Once the
   * signal has aborted, nobody waits for it any more.
   */
  readonly refresh: (
    everything: boolean,
    signal: AbortSignal,
  ) => Promise<readonly Failure[] | undefined>;
  /**
   * Told after each refresh until when calls rest because AWS asks for fewer, ms since 1970; undefined
   * else.
   */
  readonly onRefreshed: (throttledUntil: number | undefined) => void;
  /** Told of what is no expected failure. */
  readonly onBug: (error: unknown) => void;
}

/** A refresh that is under way. */
interface Run {
  /** Resolves when it has ended or was abandoned. */
  readonly done: Promise<void>;
  /** On the monotonic time. */
  readonly startedAt: number;
  readonly abandoned: AbortController;
}

/** Polls one scope until disposed. */
export class ScopePoller implements Disposable {
  private timer: Disposable | undefined;
  private running: Run | undefined;
  private next: Promise<void> | undefined;
  /** Whether one of those who wait for the next asks for everything. */
  private nextEverything = false;
  private active = false;
  private disposed = false;
  private overtaking: Disposable | undefined;
  /** How the machine has slept over the refresh that is under way. */
  private sleptOver: Sleep | undefined;
  /** Whether the next refresh has been put off for a sleep already: once is enough. */
  private putOff = false;
  private readonly pauses: Pauses;
  /** When the next refresh is due, on the monotonic time. */
  private dueAt = -Infinity;

  constructor(private readonly rules: PollingRules) {
    this.pauses = new Pauses(rules);
  }

  /** Runs while somebody looks or watches; on the way back it catches up when it is late. */
  setActive(active: boolean): void {
    if (this.active === active) return;
    this.active = active;
    this.schedule();
  }

  /**
   * Refreshes now. While one is under way, one more follows it, however many ask: their answer
   * must be younger than their question. One that takes too long is abandoned for those who ask for
   * everything. Nothing happens once disposed.
   */
  refresh(everything = false): Promise<void> {
    if (this.disposed) return Promise.resolve();
    if (!this.running) return this.begin(everything).done;
    if (everything) this.overtake(this.running);
    this.nextEverything ||= everything;
    this.next ??= this.running.done.then(() => {
      const all = this.nextEverything;
      this.next = undefined;
      this.nextEverything = false;
      return this.refresh(all);
    });
    return this.next;
  }

  /** Somebody looks at what has rested: refreshes now, unless calls are to be few. */
  catchUp(): void {
    if (!this.active || this.pauses.slowed || this.pauses.intervalMs === 0) return;
    void this.refresh();
  }

  /**
   * Another window has read the scope: the next refresh is due an interval after that.
   * @param at when, ms since 1970
   * @param restsUntil until when AWS asked that window to rest, ms since 1970; undefined else
   */
  readElsewhere(at: number, restsUntil: number | undefined): void {
    this.pauses.forgive();
    this.dueAt = this.rules.clock.monotonicMs() + this.pauses.nextAfter(at, restsUntil);
    this.schedule();
  }

  /**
   * The machine has slept. What is overdue is read once, as soon as the network may be there again,
   * and so is what was being read: its calls broke, which says nothing of AWS.
   */
  woke(sleep: Sleep): void {
    this.sleptOver = this.running && sleep;
    const dueAt = this.dueAt - sleep.uncountedMs;
    const mayWork = this.rules.clock.monotonicMs() + wakePauseMs;
    this.dueAt = this.putOff ? dueAt : Math.max(dueAt, mayWork);
    this.putOff ||= dueAt < mayWork;
    this.schedule();
  }

  /** The interval has changed. */
  reschedule(): void {
    this.dueAt = this.rules.clock.monotonicMs() + this.pauses.next();
    this.schedule();
  }

  dispose(): void {
    this.disposed = true;
    this.timer?.dispose();
    this.overtaking?.dispose();
    this.running?.abandoned.abort();
  }

  private begin(everything: boolean): Run {
    this.timer?.dispose();
    this.putOff = false;
    const abandoned = new AbortController();
    const { signal } = abandoned;
    const run: Run = {
      startedAt: this.rules.clock.monotonicMs(),
      abandoned,
      // Ended out here: a run that is over before it has been noted would be under way for ever.
      done: Promise.race([this.run(everything, signal), whenAborted(signal)]).then((ran) => {
        this.ended(ran);
      }),
    };
    return (this.running = run);
  }

  private ended(ran: boolean): void {
    const { sleptOver } = this;
    this.running = undefined;
    this.overtaking?.dispose();
    this.sleptOver = undefined;
    if (sleptOver) this.pauses.forgive();
    const pauseMs = this.pauses.next();
    const soonMs = sleptOver ? wakePauseMs : ran ? Infinity : budgetMs;
    this.dueAt = this.rules.clock.monotonicMs() + Math.min(pauseMs, soonMs);
    this.schedule();
    if (ran && !this.disposed) this.rules.onRefreshed(this.restsUntil());
  }

  /** Abandons the run as soon as it has taken too long, unless it has ended by then. */
  private overtake({ startedAt, abandoned }: Run): void {
    const { clock } = this.rules;
    this.overtaking?.dispose();
    const left = startedAt + overtakenAfterMs - clock.monotonicMs();
    if (left <= 0) abandoned.abort();
    else
      this.overtaking = clock.after(left, () => {
        abandoned.abort();
      });
  }

  /** False where nothing was read. */
  private async run(everything: boolean, signal: AbortSignal): Promise<boolean> {
    try {
      const failures = await this.rules.refresh(everything, signal);
      if (!failures || signal.aborted) return false;
      this.pauses.tried(failures);
    } catch (error) {
      this.report(error);
      if (signal.aborted) return false;
      this.pauses.tried(undefined);
    }
    return true;
  }

  private report(bug: unknown): void {
    try {
      this.rules.onBug(bug);
    } catch {
      // There is nobody left to tell; the polling goes on all the same.
    }
  }

  private restsUntil(): number | undefined {
    if (!this.pauses.throttled || this.pauses.intervalMs === 0) return undefined;
    const { clock } = this.rules;
    return clock.now() + this.dueAt - clock.monotonicMs();
  }

  private schedule(): void {
    this.timer?.dispose();
    this.timer = undefined;
    if (!this.active || this.disposed || this.running || this.pauses.intervalMs === 0) return;
    const { clock } = this.rules;
    const wait = Math.max(0, this.dueAt - clock.monotonicMs());
    const slept = sleepSince(clock, wait);
    this.timer = clock.after(wait, () => {
      const sleep = slept();
      if (sleep && !this.putOff) this.woke(sleep);
      else void this.refresh();
    });
  }
}

function whenAborted(signal: AbortSignal): Promise<false> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => {
      resolve(false);
    });
  });
}
