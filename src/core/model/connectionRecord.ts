/**
 * One connection merged from all sources: EC2 (open ones and those of the last hour), the
 * connection log (older ones, the device), or both.
 */
import type { Connection } from './connection';

/** A connection, open or ended at any time. Unique by `id`. */
export interface ConnectionRecord extends Connection {
  /** The client's public address; only the log contains it. */
  readonly deviceIp?: string;
  readonly deviceType?: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** Absent while it is open. */
  readonly endedAt?: number;
  /** No source has the end: `endedAt` is the last time at which the connection was known to exist. */
  readonly endIsEstimated?: true;
}
