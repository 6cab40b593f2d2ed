/**
 * Schedules the refreshes of one scope: one at a time, repeated after an interval with jitter,
 * later after throttling, and none while inactive. All due times are monotonic, so that setting the
 * clock never stops polling.
 */
import type { Disposable } from '../../base/events';
import type { Failure } from '../../model/errors';
import type { Clock } from '../../base/clock';
import { Pauses, type PausesDeps } from './pauses';
import { sleepSince, wakePauseMs, type Sleep } from './wakeWatch';

/** A refresh that runs longer, in ms, is abandoned when the user requests a refresh. */
const overtakenAfterMs = 10_000;
/** Delay before the next check if another window is the leader, in ms. */
const notLeaderDelayMs = 5_000;

/** How a scope is polled. */
export interface RefreshSchedulerDeps extends PausesDeps {
  readonly clock: Clock;
  /**
   * Refreshes the scope; resolves to the failures, or to undefined if this window is not the
   * leader. After the signal aborts, the result is ignored.
   */
  readonly refresh: (full: boolean, signal: AbortSignal) => Promise<readonly Failure[] | undefined>;
  /**
   * Notified after each refresh with the end of the throttling by AWS, ms since 1970; undefined if
   * not throttled.
   */
  readonly onRefreshed: (throttledUntil: number | undefined) => void;
  /** Receives errors that are not expected failures. */
  readonly onBug: (error: unknown) => void;
}

/** A refresh that is under way. */
interface Run {
  /** Resolves when it has ended or was abandoned. */
  readonly done: Promise<void>;
  /** Monotonic ms. */
  readonly startedAt: number;
  readonly abandoned: AbortController;
}

/** Polls one scope until disposed. */
export class RefreshScheduler implements Disposable {
  private timer: Disposable | undefined;
  private running: Run | undefined;
  private next: Promise<void> | undefined;
  /** Whether a caller that waits for the next refresh requested a full one. */
  private nextIsFull = false;
  private active = false;
  private disposed = false;
  private overtaking: Disposable | undefined;
  /** The sleep of the machine during the running refresh. */
  private sleptOver: Sleep | undefined;
  /** Whether the next refresh was already postponed for a sleep, which happens once. */
  private putOff = false;
  private readonly pauses: Pauses;
  /** When the next refresh is due, monotonic ms. */
  private dueAt = -Infinity;

  constructor(private readonly deps: RefreshSchedulerDeps) {
    this.pauses = new Pauses(deps);
  }

  /** Whether a refresh is under way. */
  get refreshing(): boolean {
    return this.running !== undefined;
  }

  /** Runs while the window is active. On activation it catches up if a refresh is overdue. */
  setActive(active: boolean): void {
    if (this.active === active) return;
    this.active = active;
    this.schedule();
  }

  /**
   * Refreshes now. During a refresh, exactly one more follows for all callers, so that each gets
   * data younger than its request. A full refresh abandons one that takes too long. Does nothing
   * once disposed.
   */
  refresh(full = false): Promise<void> {
    if (this.disposed) return Promise.resolve();
    if (!this.running) return this.begin(full).done;
    if (full) this.overtake(this.running);
    this.nextIsFull ||= full;
    this.next ??= this.running.done.then(() => {
      const all = this.nextIsFull;
      this.next = undefined;
      this.nextIsFull = false;
      return this.refresh(all);
    });
    return this.next;
  }

  /**
   * Data whose polling was paused became visible: refreshes now, unless the scope is backing off.
   */
  catchUp(): void {
    if (!this.active || this.pauses.slowed || this.pauses.intervalMs === 0) return;
    void this.refresh();
  }

  /**
   * Another window has read the scope: the next refresh is due one interval after that.
   * @param at when it read the scope, ms since 1970
   * @param throttledUntil until when AWS throttled that window, ms since 1970; otherwise undefined
   */
  readElsewhere(at: number, throttledUntil: number | undefined): void {
    this.pauses.resetBackoff();
    this.dueAt = this.deps.clock.monotonicMs() + this.pauses.nextAfter(at, throttledUntil);
    this.schedule();
  }

  /**
   * The machine has slept. An overdue refresh runs once, as soon as the network may be up again. A
   * refresh that was under way runs again: its calls broke, which does not indicate a fault of AWS.
   */
  woke(sleep: Sleep): void {
    this.sleptOver = this.running && sleep;
    const dueAt = this.dueAt - sleep.uncountedMs;
    const mayWork = this.deps.clock.monotonicMs() + wakePauseMs;
    this.dueAt = this.putOff ? dueAt : Math.max(dueAt, mayWork);
    this.putOff ||= dueAt < mayWork;
    this.schedule();
  }

  /** Applies a changed interval. */
  reschedule(): void {
    this.dueAt = this.deps.clock.monotonicMs() + this.pauses.next();
    this.schedule();
  }

  dispose(): void {
    this.disposed = true;
    this.timer?.dispose();
    this.overtaking?.dispose();
    this.running?.abandoned.abort();
  }

  private begin(full: boolean): Run {
    this.timer?.dispose();
    this.putOff = false;
    const abandoned = new AbortController();
    const { signal } = abandoned;
    const run: Run = {
      startedAt: this.deps.clock.monotonicMs(),
      abandoned,
      // Ended outside of `run`: a run that completed before it was stored would stay under way
      // forever.
      done: Promise.race([this.run(full, signal), whenAborted(signal)]).then((ran) => {
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
    if (sleptOver) this.pauses.resetBackoff();
    const pauseMs = this.pauses.next();
    const soonMs = sleptOver ? wakePauseMs : ran ? Infinity : notLeaderDelayMs;
    this.dueAt = this.deps.clock.monotonicMs() + Math.min(pauseMs, soonMs);
    this.schedule();
    if (ran && !this.disposed) this.deps.onRefreshed(this.throttledUntil());
  }

  /** Abandons the run as soon as it has taken too long, unless it ends first. */
  private overtake({ startedAt, abandoned }: Run): void {
    const { clock } = this.deps;
    this.overtaking?.dispose();
    const left = startedAt + overtakenAfterMs - clock.monotonicMs();
    if (left <= 0) {
      abandoned.abort();
    } else {
      this.overtaking = clock.after(left, () => {
        abandoned.abort();
      });
    }
  }

  /** False if nothing was read. */
  private async run(full: boolean, signal: AbortSignal): Promise<boolean> {
    try {
      const failures = await this.deps.refresh(full, signal);
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
      this.deps.onBug(bug);
    } catch {
      // Nothing can be reported any more; polling continues.
    }
  }

  private throttledUntil(): number | undefined {
    if (!this.pauses.throttled || this.pauses.intervalMs === 0) return undefined;
    const { clock } = this.deps;
    return clock.now() + this.dueAt - clock.monotonicMs();
  }

  private schedule(): void {
    this.timer?.dispose();
    this.timer = undefined;
    if (!this.active || this.disposed || this.running || this.pauses.intervalMs === 0) return;
    const { clock } = this.deps;
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
