/** The two kinds of rows of the connections table. */
import type { ConnectionState } from '../../model/connection';
import type { ConnectionRates } from '../../model/rates';
import type { ScopeId } from '../../model/scope';

/** Fields of all rows. Times in ms since 1970; unknown values are absent. */
interface AnyRow {
  /** Unique in the table and stable across refreshes. */
  readonly key: string;
  readonly scope: ScopeId;
  readonly endpointId: string;
  /** The display name of the endpoint. */
  readonly endpoint: string;
  /** User name, else common name, else another identifying text. */
  readonly who: string;
  readonly username?: string;
  readonly commonName?: string;
  /** When the connection or the attempt started. */
  readonly startedAt?: number;
  /** The client's public address and platform; only in the connection log. */
  readonly deviceIp?: string;
  readonly deviceType?: string;
}

/** A connection. */
export interface ConnectedRow extends AnyRow {
  readonly kind: 'connection';
  readonly connectionId: string;
  readonly state: ConnectionState;
  readonly open: boolean;
  readonly endedAt?: number;
  readonly clientIp?: string;
  readonly clientIpv6?: string;
  /** Bytes and packets that the client sent and received. */
  readonly ingressBytes: number;
  readonly egressBytes: number;
  readonly ingressPackets: number;
  readonly egressPackets: number;
  /** Absent until the endpoint has been read twice, and for ended connections. */
  readonly rates?: ConnectionRates;
  readonly posture: readonly string[];
}

/** A failed connection attempt. */
export interface FailedRow extends AnyRow {
  readonly kind: 'failed';
  readonly state: 'failed';
  readonly open: false;
  readonly startedAt: number;
  /** As worded by AWS. */
  readonly reason?: string;
}

export type ConnectionRow = ConnectedRow | FailedRow;

/** The state that a row shows. */
export type RowState = ConnectionRow['state'];
