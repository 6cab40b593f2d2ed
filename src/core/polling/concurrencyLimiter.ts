/**
 * Limits how many jobs run at once: first come, first served, prioritized keys first. A job that
 * exceeds the slot timeout continues without a slot, so that a few jobs that hang do not block the
 * others.
 */
import type { Disposable } from '../base/events';
import type { Clock } from '../base/clock';

/** The number of slots and their timeout. */
export interface ConcurrencyLimiterDeps {
  /** Jobs at once. */
  readonly limit: number;
  /**
   * A job that runs longer than this, in ms, continues without a slot; if omitted, every job keeps
   * its slot.
   */
  readonly slotTimeout?: { readonly clock: Clock; readonly ms: number };
}

interface Waiting {
  readonly key: string;
  readonly begin: () => void;
}

/** The limiter. */
export class ConcurrencyLimiter implements Disposable {
  private slotsInUse = 0;
  private waiting: readonly Waiting[] = [];
  /** By key, the number of callers that prioritize it. */
  private readonly prioritized = new Map<string, number>();
  private disposed = false;

  constructor(private readonly deps: ConcurrencyLimiterDeps) {}

  /**
   * Runs the job as soon as a slot is free; settles as the job does.
   * @param key the subject of the job, for `prioritize`
   */
  async run<T>(key: string, job: () => Promise<T>): Promise<T> {
    await this.waitForSlot(key);
    const { slotTimeout } = this.deps;
    let holdsSlot = true;
    const release = (): void => {
      if (holdsSlot) this.release();
      holdsSlot = false;
    };
    const timer = slotTimeout?.clock.after(slotTimeout.ms, release);
    try {
      return await job();
    } finally {
      timer?.dispose();
      release();
    }
  }

  /** Until disposed, jobs of this key run before all others, including those that already wait. */
  prioritize(key: string): Disposable {
    this.prioritized.set(key, (this.prioritized.get(key) ?? 0) + 1);
    let over = false;
    return {
      dispose: () => {
        if (over) return;
        over = true;
        const left = (this.prioritized.get(key) ?? 0) - 1;
        if (left > 0) this.prioritized.set(key, left);
        else this.prioritized.delete(key);
      },
    };
  }

  /** Starts all waiting and later jobs at once; each job checks whether it is still needed. */
  dispose(): void {
    this.disposed = true;
    const { waiting } = this;
    this.waiting = [];
    this.slotsInUse += waiting.length;
    for (const { begin } of waiting) begin();
  }

  /**
   * The slot counts from here, not from the start of the job, so that no other job takes it in
   * between.
   */
  private waitForSlot(key: string): Promise<void> {
    if (this.disposed || this.slotsInUse < this.deps.limit) {
      this.slotsInUse++;
      return Promise.resolve();
    }
    return new Promise((begin) => {
      this.waiting = [...this.waiting, { key, begin }];
    });
  }

  /** Passes the slot to the next waiting job. */
  private release(): void {
    this.slotsInUse--;
    if (this.slotsInUse >= this.deps.limit) return;
    const next = this.waiting.find(({ key }) => this.prioritized.has(key)) ?? this.waiting[0];
    if (!next) return;
    this.waiting = this.waiting.filter((other) => other !== next);
    this.slotsInUse++;
    next.begin();
  }
}
