/** The pause between two refreshes of a scope: its interval, and longer while refreshes fail. */
import { minuteMs } from '../../base/duration';
import type { Failure, FailureKind } from '../../model/errors';
import type { Clock } from '../../base/clock';
import { longestIntervalSeconds } from './refreshInterval';

/** Maximum pause between two tries after failures, in ms. */
const longestPauseMs = 15 * minuteMs;
/** Spreads the calls of several windows and scopes by ± 10 %. */
const jitter = 0.1;

/**
 * Failures that fewer calls can resolve, and those of a credential process, which may prompt the
 * user at each run. A denied call and an expired sign-in are not among them: waiting repairs
 * neither, and the user who does wants to see the result soon.
 */
const slowing: ReadonlySet<FailureKind> = new Set([
  'throttled',
  'network',
  'timeout',
  'server',
  'processFailed',
  'metadataFailed',
]);

/** What determines the pauses. */
export interface PausesDeps {
  readonly clock: Pick<Clock, 'now'>;
  /** Between the end of one refresh and the start of the next, ms; 0 polls only when asked. */
  readonly intervalMs: () => number;
  /** 0 to 1; injected for tests. */
  readonly random: () => number;
}

/** The pauses of one scope. */
export class Pauses {
  private tries = 0;
  private asksForFewer = false;

  constructor(private readonly deps: PausesDeps) {}

  /** The interval in ms, limited to the range from 0 to the maximum. */
  get intervalMs(): number {
    const ms = this.deps.intervalMs();
    return ms > 0 ? Math.min(ms, longestIntervalSeconds * 1000) : 0;
  }

  /** Whether the last failure extends the next pause. */
  get slowed(): boolean {
    return this.tries > 0;
  }

  /** Whether AWS throttled the last refresh. */
  get throttled(): boolean {
    return this.asksForFewer;
  }

  /** Records the failures of a completed refresh; undefined if it ended with a bug. */
  tried(failures: readonly Failure[] | undefined): void {
    const slow = !failures || failures.some(({ kind }) => slowing.has(kind));
    this.asksForFewer = failures?.some(({ kind }) => kind === 'throttled') === true;
    this.tries = slow ? this.tries + 1 : 0;
  }

  /** Resets the back-off: the failures do not come from AWS, or calls succeed again. */
  resetBackoff(): void {
    this.tries = 0;
  }

  /**
   * The next pause, ms. It doubles with each failed refresh, so that a throttled account recovers.
   */
  next(): number {
    const interval = this.intervalMs;
    const pause = Math.min(interval * 2 ** this.tries, Math.max(interval, longestPauseMs));
    return pause * (1 + jitter * (2 * this.deps.random() - 1));
  }

  /**
   * The next pause, ms, after another window has read the scope. A time further ahead than the
   * maximum pause was written before the clock was set; it counts as past.
   * @param at when the other window read it, ms since 1970
   * @param throttledUntil until when AWS throttled that window, ms since 1970; otherwise undefined
   */
  nextAfter(at: number, throttledUntil: number | undefined): number {
    const pauseMs = this.next();
    const restMs = Math.max(this.intervalMs, longestPauseMs) * (1 + jitter);
    return Math.max(
      this.until(at + pauseMs, pauseMs),
      throttledUntil === undefined ? 0 : this.until(throttledUntil, restMs),
    );
  }

  private until(at: number, longestMs: number): number {
    const wait = at - this.deps.clock.now();
    return wait > 0 && wait <= longestMs ? wait : 0;
  }
}
