/**
 * Readers that run beside the refreshes. No refresh waits for them, and their failures are not
 * reported.
 */
import type { Clock } from '../base/clock';
import type { Store } from '../state/store';

/** What a background reader needs. */
export interface BackgroundReader {
  readonly store: Store;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Receives errors that are not expected failures. */
  readonly onBug: (error: unknown) => void;
}
