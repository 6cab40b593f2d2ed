/** Turns raw log events into a page of one endpoint's entries. */
import { isTime } from '../../base/validTime';
import type { IngestedEntry } from '../../cloudwatchLogs/logGroup';
import type { ConnectionEvent } from '../../model/connectionEvent';
import type { LogPage } from '../../ports/logs';
import { parseEntry } from './parseEntry';

/** A log event as CloudWatch Logs returns it; an invalid answer may lack either field. */
export interface RawEntry {
  readonly message?: string | undefined;
  /** When it was published to the log, ms since 1970. */
  readonly timestamp?: number | undefined;
  /** When CloudWatch Logs received it, ms since 1970. */
  readonly ingestionTime?: number | undefined;
  readonly logStreamName?: string | undefined;
}

/**
 * The entries of one endpoint, in order. Entries of other endpoints in the same log group are
 * left out. Events that cannot be parsed are counted, because their endpoint is unknown.
 */
export function logPage(raw: readonly RawEntry[], endpointId: string): LogPage {
  const events: ConnectionEvent[] = [];
  let malformed = 0;
  for (const { message, timestamp } of raw) {
    const event =
      typeof message === 'string' && isTime(timestamp) ? parseEntry(message, timestamp) : undefined;
    if (!event) malformed++;
    else if (event.endpointId === endpointId) events.push(event);
  }
  return {
    events,
    malformed,
    // Made only for the few readers that need them.
    get raw() {
      return raw.flatMap(ingestedEntry);
    },
  };
}

function ingestedEntry({
  message,
  timestamp,
  ingestionTime,
  logStreamName,
}: RawEntry): readonly IngestedEntry[] {
  if (typeof message !== 'string' || !isTime(timestamp)) return [];
  const ingestedAt = isTime(ingestionTime) ? ingestionTime : undefined;
  return [{ message, at: timestamp, ingestedAt, stream: logStreamName }];
}
