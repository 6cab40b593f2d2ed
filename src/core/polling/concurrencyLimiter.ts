/**
 * Lets only so many jobs be under way at once. Whoever asks first comes first, those in a hurry
 * before all others. A job that takes long, as one that waits for a time-out does, goes on but
 * gives its turn away, so that a few that hang never hold up the rest.
 */
import type { Disposable } from '../base/events';
import type { Clock } from '../base/clock';

/** How many turns there are, and for how long. */
export interface ConcurrencyLimiterOptions {
  /** Turns at once. */
  readonly limit: number;
  /** A job that takes longer than this goes on beside the turns, ms; where left out, none does. */
  readonly slotTimeout?: { readonly clock: Clock; readonly ms: number };
}

interface Waiting {
  readonly key: string;
  readonly begin: () => void;
}

/** The turns. */
export class ConcurrencyLimiter implements Disposable {
  private taken = 0;
  private waiting: readonly Waiting[] = [];
  /** By key, how many are in a hurry about it. */
  private readonly hurried = new Map<string, number>();
  private disposed = false;

  constructor(private readonly rules: ConcurrencyLimiterOptions) {}

  /**
   * Runs the job when its turn comes; settles as the job does.
   * @param key what the job is about, for `hurry`
   */
  async run<T>(key: string, job: () => Promise<T>): Promise<T> {
    await this.turn(key);
    const { slotTimeout } = this.rules;
    let isLeader = true;
    const release = (): void => {
      if (isLeader) this.release();
      isLeader = false;
    };
    const timer = slotTimeout?.clock.after(slotTimeout.ms, release);
    try {
      return await job();
    } finally {
      timer?.dispose();
      release();
    }
  }

  /** Until disposed of, jobs of this key come before all others, those that wait already too. */
  prioritize(key: string): Disposable {
    this.hurried.set(key, (this.hurried.get(key) ?? 0) + 1);
    let over = false;
    return {
      dispose: () => {
        if (over) return;
        over = true;
        const left = (this.hurried.get(key) ?? 0) - 1;
        if (left > 0) this.hurried.set(key, left);
        else this.hurried.delete(key);
      },
    };
  }

  /** Lets all begin who wait or ask later: their jobs look for themselves whether they are wanted. */
  dispose(): void {
    this.disposed = true;
    const { waiting } = this;
    this.waiting = [];
    this.taken += waiting.length;
    for (const { begin } of waiting) begin();
  }

  /** Counted at once and not when the job begins, or others would slip in between. */
  private turn(key: string): Promise<void> {
    if (this.disposed || this.taken < this.rules.limit) {
      this.taken++;
      return Promise.resolve();
    }
    return new Promise((begin) => {
      this.waiting = [...this.waiting, { key, begin }];
    });
  }

  /** A turn is given back; it is the next one's. */
  private release(): void {
    this.taken--;
    if (this.taken >= this.rules.limit) return;
    const next = this.waiting.find(({ key }) => this.hurried.has(key)) ?? this.waiting[0];
    if (!next) return;
    this.waiting = this.waiting.filter((other) => other !== next);
    this.taken++;
    next.begin();
  }
}
