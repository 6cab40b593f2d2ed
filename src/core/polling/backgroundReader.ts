/**
 * Readers that run beside the refreshes. No refresh waits for them, and their failures, such as a
 * missing permission, are not reported.
 */
import { minuteMs } from '../base/duration';
import { isExpected } from '../model/errors';
import type { Clock } from '../base/clock';
import type { Store } from '../state/store';

/** What a background reader needs. */
export interface BackgroundReaderDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Receives errors that are not expected failures. */
  readonly onBug: (error: unknown) => void;
}

/** Minimum interval between two reads, ms: how long a new rule may stay unseen. */
const minIntervalMs = 15 * minuteMs;

/** Reads something as seldom as all alarm pages are scanned. */
export class SeldomReader {
  /** Monotonic ms. */
  private readAt = -Infinity;
  private reading: Promise<void> | undefined;

  /** @param read writes to the store */
  constructor(
    protected readonly deps: BackgroundReaderDeps,
    private readonly read: () => Promise<void>,
  ) {}

  /** Reads if it is due or a full refresh was requested. */
  async refreshIfDue(full: boolean): Promise<void> {
    const { clock, onBug } = this.deps;
    const due = full || clock.monotonicMs() >= this.readAt + minIntervalMs;
    if (!due || this.reading) return this.reading;
    this.readAt = clock.monotonicMs();
    this.reading = this.read()
      .catch((error: unknown) => {
        if (!isExpected(error)) onBug(error);
      })
      .finally(() => {
        this.reading = undefined;
      });
    await this.reading;
  }
}
