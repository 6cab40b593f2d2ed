/** Reads the failed attempts of an endpoint from its connection log. */
import { readConnectionRecords, type HistoryPorts } from '../connections/log/readConnectionRecords';
import type { Endpoint } from '../model/endpoint';
import { ExpectedError } from '../model/errors';
import type { FailedAttempt } from '../model/failedAttempt';
import type { TimeRange } from '../model/timeRange';

/** Failed attempts, oldest first. */
export interface LoggedAttempts {
  readonly attempts: readonly FailedAttempt[];
  /** Whether there were more, or more of the log than could be read; the oldest are missing. */
  readonly more: boolean;
}

/**
 * Reads those in a range; none if the endpoint has no log.
 * @throws ExpectedError if the log cannot be read
 */
export async function readFailedAttempts(
  aws: HistoryPorts,
  endpoint: Endpoint,
  range: TimeRange,
  signal: AbortSignal,
): Promise<LoggedAttempts> {
  const found = await readConnectionRecords(aws, endpoint, range, range.end, signal);
  const { failures: attempts, moreFailures, log } = found;
  if (log.kind === 'failed') throw new ExpectedError(log.failure);
  const isCut = log.kind === 'read' && log.truncatedAt !== undefined;
  return { attempts, more: moreFailures || isCut };
}
