/**
 * CloudWatch Logs' calls on log groups, in one scope. Every method throws `ExpectedError` for AWS and
 * network errors, and rejects with `cancelled` when its signal aborts.
 */
import type { LogEntry, LogGroup } from '../cloudwatchLogs/logGroup';
import type { TimeRange } from '../model/timeRange';

/** Which of the latest log events are read. */
export interface LatestQuery {
  readonly group: string;
  /** A filter pattern; every event if omitted. */
  readonly pattern?: string;
  /** By the time of publication to the log; events before 2024 are not found. */
  readonly range: TimeRange;
  /** The maximum number of events. */
  readonly most: number;
}

/** Log groups. */
export interface LogGroupsPort {
  /** Every log group of the region whose name starts with the prefix, by name. */
  list(prefix?: string, signal?: AbortSignal): Promise<readonly LogGroup[]>;
  /** The log group of exactly this name; undefined if there is none. */
  get(name: string, signal?: AbortSignal): Promise<LogGroup | undefined>;
  /** The names of the log streams of a group, latest first, at most 50; throws `notFound`. */
  streams(group: string, signal?: AbortSignal): Promise<readonly string[]>;
  /**
   * The latest events, newest first, exactly as they were written. The search ends after a number of
   * pages, so that the result of a rare pattern may be incomplete. Throws `notFound`.
   */
  latest(query: LatestQuery, signal?: AbortSignal): Promise<readonly LogEntry[]>;
}
