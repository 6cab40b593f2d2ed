/**
 * One connection as everything that tells of it puts together: EC2 (open ones and those of the last
 * hour), the connection log (older ones, the device), or both.
 */
import type { ConnectionState } from './connection';

/** Where a record's data come from. */
export type RecordSource = 'ec2' | 'log';

/** A connection, open or ended however long ago. Unique by `id`. */
export interface ConnectionRecord {
  readonly id: string;
  readonly endpointId: string;
  readonly username?: string;
  readonly commonName?: string;
  /** The client's public address; the log alone knows it. */
  readonly deviceIp?: string;
  readonly deviceType?: string;
  readonly clientIp?: string;
  readonly clientIpv6?: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** Absent while it is open. */
  readonly endedAt?: number;
  /** Nobody told the end: `endedAt` is the last moment at which the connection is known to have been there. */
  readonly endIsEstimated?: true;
  readonly ingressBytes: number;
  readonly egressBytes: number;
  readonly ingressPackets: number;
  readonly egressPackets: number;
  readonly state: ConnectionState;
  readonly posture: readonly string[];
  readonly sources: readonly RecordSource[];
}
