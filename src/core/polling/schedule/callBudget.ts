/**
 * How fast the live reads of one account and region may call EC2: a token bucket below EC2's own,
 * which slows down when AWS throttles and recovers with each call that succeeds.
 */
import { minuteMs, secondMs } from '../../base/duration';
import type { Clock } from '../../base/clock';
import { scopeId } from '../../model/scope';
import { partValue, type ScopeSnapshot } from '../../model/snapshot';

/**
 * Calls per second and at once. EC2 gives each operation that reads a bucket of 100 calls and 20
 * more a second, for everybody in the account; this is a quarter.
 * https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html
 */
const fullRate = 5;
const burst = 25;

/** Calls per second while AWS keeps throttling. */
const leastRate = 0.5;
/** What each call that succeeds adds to the rate. */
const recoveryPerCall = 0.1;
/** The pause after the first throttled call, in ms; it doubles up to the longest. */
const firstPauseMs = 20 * secondMs;
const longestPauseMs = 5 * minuteMs;
/** Calls of refreshes delay the live reads no longer than this, in ms. */
const longestDebtMs = minuteMs;

/** The budget of one account and region. */
export class CallBudget {
  private rate = fullRate;
  private tokens = burst;
  /** When `tokens` was right, monotonic ms. */
  private countedAt: number;
  /** Monotonic ms. */
  private pausedUntil = -Infinity;
  private throttlings = 0;

  constructor(private readonly clock: Pick<Clock, 'monotonicMs'>) {
    this.countedAt = clock.monotonicMs();
  }

  /** Whether AWS has throttled calls, and the rate has not recovered. */
  get slowed(): boolean {
    return this.rate < fullRate;
  }

  /** Calls per second at present. */
  get callsPerSecond(): number {
    return this.rate;
  }

  /** Reserves some calls. @returns the ms to wait before they are sent; 0 for none */
  reserve(calls: number): number {
    this.refill();
    this.tokens -= calls;
    const pauseMs = Math.max(0, this.pausedUntil - this.clock.monotonicMs());
    return Math.max(pauseMs, this.tokens < 0 ? (-this.tokens / this.rate) * secondMs : 0);
  }

  /** Counts calls of refreshes, which do not wait. */
  spend(calls: number): void {
    this.refill();
    const least = Math.min(this.tokens, (-this.rate * longestDebtMs) / secondMs);
    this.tokens = Math.max(this.tokens - calls, least);
  }

  /** Records the outcome of calls. */
  answered({ succeeded, throttled }: { succeeded: number; throttled: boolean }): void {
    this.refill();
    if (throttled) {
      this.rate = Math.max(leastRate, this.rate / 2);
      this.tokens = Math.min(this.tokens, 0);
      const pauseMs = Math.min(firstPauseMs * 2 ** this.throttlings, longestPauseMs);
      this.pausedUntil = this.clock.monotonicMs() + pauseMs;
      this.throttlings++;
    } else if (succeeded > 0) {
      this.rate = Math.min(fullRate, this.rate + succeeded * recoveryPerCall);
      if (!this.slowed) this.throttlings = 0;
    }
  }

  private refill(): void {
    const now = this.clock.monotonicMs();
    const gained = ((now - this.countedAt) / secondMs) * this.rate;
    this.tokens = Math.min(burst, this.tokens + gained);
    this.countedAt = now;
  }
}

/** The budgets by account and region. */
export class CallBudgets {
  private readonly budgets = new Map<string, CallBudget>();

  constructor(private readonly clock: Pick<Clock, 'monotonicMs'>) {}

  /** The budget of a scope. Profiles of one account share it, as soon as the account is known. */
  of({ scope, identity }: Pick<ScopeSnapshot, 'scope' | 'identity'>): CallBudget {
    const account = partValue(identity)?.accountId ?? scopeId(scope);
    const key = JSON.stringify([account, scope.region]);
    const known = this.budgets.get(key) ?? new CallBudget(this.clock);
    this.budgets.set(key, known);
    return known;
  }
}
