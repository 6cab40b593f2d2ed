/** The two kinds of rows of the connections table. */
import type { ConnectionState } from '../../model/connection';
import type { ConnectionRates } from '../../model/rates';
import type { ScopeId } from '../../model/scope';

/** What all rows have. Times in ms since 1970; what is not known is left out. */
interface AnyRow {
  /** Unique in the table, the same after each refresh. */
  readonly key: string;
  readonly scope: ScopeId;
  readonly endpointId: string;
  /** What a person calls the endpoint. */
  readonly endpoint: string;
  /** User name, else common name, else what else there is to tell one from another. */
  readonly who: string;
  readonly username?: string;
  readonly commonName?: string;
  /** When it began, or was tried. */
  readonly startedAt?: number;
  /** The client's public address and its system; the connection log alone knows them. */
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
  /** Bytes and packets that the client sent, and those that it received. */
  readonly ingressBytes: number;
  readonly egressBytes: number;
  readonly ingressPackets: number;
  readonly egressPackets: number;
  /** Absent until the endpoint has been read twice, and of what has ended. */
  readonly rates?: ConnectionRates;
  readonly posture: readonly string[];
}

/** An attempt that did not become a connection. */
export interface FailedRow extends AnyRow {
  readonly kind: 'failed';
  readonly state: 'failed';
  readonly open: false;
  readonly startedAt: number;
  /** In AWS's words. */
  readonly reason?: string;
}

export type ConnectionRow = ConnectedRow | FailedRow;

/** What a row says of its state. */
export type RowState = ConnectionRow['state'];
