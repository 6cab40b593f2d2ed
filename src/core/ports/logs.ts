/**
 * What the core asks of CloudWatch Logs, in one scope. Pages are handed on as they come, so that a
 * log of any size is read in flat memory. Every method throws `ExpectedError` for what AWS or the
 * network can answer, and rejects with `cancelled` when its signal aborts.
 */
import type { ConnectionEvent } from '../model/connectionEvent';
import type { TimeRange } from '../model/timeRange';

/** Which entries: those of one endpoint in the log group that its endpoint writes to. */
export interface LogQuery {
  readonly endpointId: string;
  readonly group: string;
  /** Absent for every stream of the group. */
  readonly stream?: string;
  /** Of publication to the log. */
  readonly range: TimeRange;
}

/** A page of entries. */
export interface LogPage {
  readonly events: readonly ConnectionEvent[];
  /** Entries that are no connection log entries or not to be understood: counted, never thrown. */
  readonly malformed: number;
}

/** Connection logs. */
export interface LogsPort {
  /** FilterLogEvents, page by page, newest entries first where AWS can; empty pages are possible. */
  read(query: LogQuery, signal?: AbortSignal): AsyncIterable<LogPage>;
  /** Logs Insights, for ranges too long to page through; newest first, `mostFound` entries at most. */
  search(query: LogQuery, signal?: AbortSignal): AsyncIterable<LogPage>;
}

/** The most entries that one Logs Insights query gives. */
export const mostFound = 100_000;
