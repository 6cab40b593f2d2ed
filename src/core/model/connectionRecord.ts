/**
 * One connection merged from all sources: EC2 (open ones and those of the last hour), the
 * connection log (older ones, the device), or both.
 */
import type { ConnectionState } from './connection';

/** The source of a record's data. */
export type RecordSource = 'ec2' | 'log';

/** A connection, open or ended at any time. Unique by `id`. */
export interface ConnectionRecord {
  readonly id: string;
  readonly endpointId: string;
  readonly username?: string;
  readonly commonName?: string;
  /** The client's public address; only the log contains it. */
  readonly deviceIp?: string;
  readonly deviceType?: string;
  readonly clientIp?: string;
  readonly clientIpv6?: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** Absent while it is open. */
  readonly endedAt?: number;
  /**
   * No source has the end: `endedAt` is the last time at which the connection was known to exist.
   */
  readonly endIsEstimated?: true;
  readonly ingressBytes: number;
  readonly egressBytes: number;
  readonly ingressPackets: number;
  readonly egressPackets: number;
  readonly state: ConnectionState;
  readonly posture: readonly string[];
  readonly sources: readonly RecordSource[];
}
