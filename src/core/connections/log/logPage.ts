/** Turns raw log events into a page of one endpoint's entries. */
import type { ConnectionEvent } from '../../model/connectionEvent';
import type { LogPage } from '../../ports/logs';
import { parseEntry } from './parseEntry';

/** A log event as CloudWatch Logs gives it; a broken answer may lack either. */
export interface RawEntry {
  readonly message?: string | undefined;
  /** When it was published to the log, ms since 1970. */
  readonly timestamp?: number | undefined;
}

/**
 * The entries of one endpoint, in order. Those of others that share its log group are left out;
 * what cannot be read is counted, because nobody can tell whose it is.
 */
export function logPage(raw: readonly RawEntry[], endpointId: string): LogPage {
  const events: ConnectionEvent[] = [];
  let malformed = 0;
  for (const { message, timestamp } of raw) {
    const event =
      typeof message === 'string' && typeof timestamp === 'number' && Number.isFinite(timestamp)
        ? parseEntry(message, timestamp)
        : undefined;
    if (!event) malformed++;
    else if (event.endpointId === endpointId) events.push(event);
  }
  return { events, malformed };
}
