/** How long a scope rests between two refreshes: by its interval, and longer while tries fail. */
import type { Failure, FailureKind } from '../model/errors';
import type { Clock } from '../base/clock';
import { longestIntervalSeconds } from './refreshInterval';

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

/** What the pauses follow. */
export interface PauseRules {
  readonly clock: Pick<Clock, 'now'>;
  /** Between the end of one refresh and the start of the next, ms; 0 polls only when asked. */
  readonly intervalMs: () => number;
  /** 0..1; from outside so that tests can choose. */
  readonly random: () => number;
}

/** The pauses of one scope. */
export class Pauses {
  private tries = 0;
  private asksForFewer = false;

  constructor(private readonly rules: PauseRules) {}

  /** Whatever the rules say: between 0 and the longest that there is, in ms. */
  get intervalMs(): number {
    const ms = this.rules.intervalMs();
    return ms > 0 ? Math.min(ms, longestIntervalSeconds * 1000) : 0;
  }

  /** Whether the last try failed so that the next one waits longer. */
  get slowed(): boolean {
    return this.tries > 0;
  }

  /** Whether AWS asked for fewer calls at the last try. */
  get throttled(): boolean {
    return this.asksForFewer;
  }

  /** A try has ended with these failures; undefined for one that ended with a bug. */
  tried(failures: readonly Failure[] | undefined): void {
    const slow = !failures || failures.some(({ kind }) => slowing.has(kind));
    this.asksForFewer = failures?.some(({ kind }) => kind === 'throttled') === true;
    this.tries = slow ? this.tries + 1 : 0;
  }

  /** What failed says nothing of AWS, or it works again. */
  forgive(): void {
    this.tries = 0;
  }

  /** The next pause, ms. Doubles with each failed try, so that a throttled account gets air. */
  next(): number {
    const interval = this.intervalMs;
    const pause = Math.min(interval * 2 ** this.tries, Math.max(interval, longestPauseMs));
    return pause * (1 + jitter * (2 * this.rules.random() - 1));
  }

  /**
   * The next pause, ms, where another window has read the scope. A time that is further off than the
   * longest pause was written before the clock was set: it is past.
   * @param at when it read, ms since 1970
   * @param restsUntil until when AWS asked that window to rest, ms since 1970; undefined else
   */
  nextAfter(at: number, restsUntil: number | undefined): number {
    const pauseMs = this.next();
    const restMs = Math.max(this.intervalMs, longestPauseMs) * (1 + jitter);
    return Math.max(
      this.until(at + pauseMs, pauseMs),
      restsUntil === undefined ? 0 : this.until(restsUntil, restMs),
    );
  }

  private until(at: number, longestMs: number): number {
    const wait = at - this.rules.clock.now();
    return wait > 0 && wait <= longestMs ? wait : 0;
  }
}
