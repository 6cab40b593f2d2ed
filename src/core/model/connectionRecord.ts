/**
 * One connection merged from all sources: EC2 (open ones and those of the last hour), the
 * connection log (older ones, the device), or both.
 */
import type { Connection } from './connection';
import type { ScopeId } from './scope';

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

/** What the connection log of the last day contains about an open connection and its user. */
export interface ConnectionPast {
  /** The client's public address. */
  readonly deviceIp?: string;
  /** Start of the user's first connection of the last day, ms since 1970. */
  readonly firstSeenAt: number;
}

/** The past of a connection, as far as it was read; undefined if it is unknown. */
export type PastOf = (scope: ScopeId, connection: Connection) => ConnectionPast | undefined;
