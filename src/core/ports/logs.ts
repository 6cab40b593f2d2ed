/**
 * The CloudWatch Logs calls that the core uses, in one scope. Pages are passed on as they arrive,
 * so that a log of any size is read in constant memory. Every method throws `ExpectedError` for AWS
 * and network errors, and rejects with `cancelled` when its signal aborts.
 */
import type { IngestedEntry } from '../cloudwatchLogs/logGroup';
import type { ConnectionEvent } from '../model/connectionEvent';
import type { TimeRange } from '../model/timeRange';

/** Selects the entries of one endpoint in its log group. */
export interface LogQuery {
  readonly endpointId: string;
  /** Reads every event of the group; `raw` then has those of other endpoints too. */
  readonly wholeGroup?: boolean;
  readonly group: string;
  /** Absent for every stream of the group. */
  readonly stream?: string;
  /** By the time of publication to the log. */
  readonly range: TimeRange;
}

/** A page of entries. */
export interface LogPage {
  readonly events: readonly ConnectionEvent[];
  /** Entries that are not connection log entries or cannot be parsed: counted, never thrown. */
  readonly malformed: number;
  /** All events as they were written, malformed ones included. */
  readonly raw: readonly IngestedEntry[];
}

/** Connection logs. */
export interface LogsPort {
  /**
   * FilterLogEvents, page by page, newest entries first where AWS supports it; pages may be empty.
   */
  read(query: LogQuery, signal?: AbortSignal): AsyncIterable<LogPage>;
  /**
   * Logs Insights, for ranges too long to page through; newest first, at most `mostFound` entries.
   */
  search(query: LogQuery, signal?: AbortSignal): AsyncIterable<LogPage>;
}

/** The maximum number of entries of one Logs Insights query. */
export const mostFound = 100_000;
