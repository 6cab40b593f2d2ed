/**
 * When one scope is refreshed: one refresh at a time, again after an interval with jitter, later
 * when AWS says no, not at all while nobody looks. All due times are monotonic, so that no clock that
 * is set can end the polling.
 */
import type { Disposable } from '../events';
import type { Failure, FailureKind } from '../errors';
import type { Clock } from '../ports/clock';
import { longestIntervalSeconds } from './refreshInterval';
import { sleepSince, wakePauseMs, type Sleep } from './wakeWatch';

/** The longest pause between two tries after failures, in ms. */
const longestPauseMs = 15 * 60 * 1000;
/** A refresh that takes longer, in ms, is abandoned when a person asks for a refresh. */
const overtakenAfterMs = 10_000;
/** Where another window had its turn, this one looks again after so long, in ms. */
const turnMs = 5_000;
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
  private failedTries = 0;
  private throttled = false;
  /** When the next refresh is due, on the monotonic time. */
  private dueAt = -Infinity;

  constructor(private readonly rules: PollingRules) {}

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
    if (!this.active || this.failedTries > 0 || this.intervalMs() === 0) return;
    void this.refresh();
  }

  /**
   * Another window has read the scope: the next refresh is due an interval after that.
   * A time that is further off than the longest pause was written before the clock was set: it is due.
   * @param at when, ms since 1970
   * @param restsUntil until when calls rest because AWS asked that window for fewer, ms since 1970;
   * undefined else
   */
  readElsewhere(at: number, restsUntil: number | undefined): void {
    this.failedTries = 0;
    const pauseMs = this.pauseMs();
    const restMs = Math.max(this.intervalMs(), longestPauseMs) * (1 + jitter);
    const waitMs = Math.max(
      this.waitUntil(at + pauseMs, pauseMs),
      this.waitUntil(restsUntil ?? at, restMs),
    );
    this.dueAt = this.rules.clock.monotonicMs() + waitMs;
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
    this.dueAt = this.rules.clock.monotonicMs() + this.pauseMs();
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
    if (sleptOver) this.failedTries = 0;
    const pauseMs = this.pauseMs();
    const soonMs = sleptOver ? wakePauseMs : ran ? Infinity : turnMs;
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
      const slow = failures.some(({ kind }) => slowing.has(kind));
      this.throttled = failures.some(({ kind }) => kind === 'throttled');
      this.failedTries = slow ? this.failedTries + 1 : 0;
    } catch (error) {
      this.tell(error);
      if (signal.aborted) return false;
      this.throttled = false;
      this.failedTries++;
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

  /** Whatever the rules say: between 0 and the longest that there is. */
  private intervalMs(): number {
    const ms = this.rules.intervalMs();
    return ms > 0 ? Math.min(ms, longestIntervalSeconds * 1000) : 0;
  }

  /** How long to wait for a wall-clock time; 0 for one that is past or further off than can be. */
  private waitUntil(at: number, longestMs: number): number {
    const wait = at - this.rules.clock.now();
    return wait > 0 && wait <= longestMs ? wait : 0;
  }

  /** Doubles with each failed try, so that a throttled account gets air. */
  private pauseMs(): number {
    const interval = this.intervalMs();
    const pause = Math.min(interval * 2 ** this.failedTries, Math.max(interval, longestPauseMs));
    return pause * (1 + jitter * (2 * this.rules.random() - 1));
  }

  private restsUntil(): number | undefined {
    if (!this.throttled || this.intervalMs() === 0) return undefined;
    const { clock } = this.rules;
    return clock.now() + this.dueAt - clock.monotonicMs();
  }

  private schedule(): void {
    this.timer?.dispose();
    this.timer = undefined;
    if (!this.active || this.disposed || this.running || this.intervalMs() === 0) return;
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
