/** What is read beside the refreshes: it holds none of them up, and failing it says nothing. */
import type { Clock } from '../base/clock';
import type { Store } from '../state/store';

/** What such a reading takes. */
export interface BackgroundReader {
  readonly store: Store;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Told of what is no expected failure. */
  readonly onBug: (error: unknown) => void;
}
