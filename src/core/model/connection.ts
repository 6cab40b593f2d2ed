/** A client's VPN connection as reported by EC2 DescribeClientVpnConnections. */

/** Status.Code of the API; values that this version does not know become `unknown`. */
export type ConnectionState =
  'active' | 'failed-to-terminate' | 'terminating' | 'terminated' | 'unknown';

/** A connection, open or ended within the last 60 minutes (the API omits older ones). */
export interface Connection {
  readonly id: string;
  readonly endpointId: string;
  /** Documented for Active Directory; other authentication types may omit it. */
  readonly username?: string;
  readonly commonName?: string;
  /** The address assigned from the client CIDR, not the client's public one. */
  readonly clientIp?: string;
  readonly clientIpv6?: string;
  /** Milliseconds since 1970. The API returns no time zone; UTC is assumed. */
  readonly startedAt?: number;
  readonly endedAt?: number;
  /** Bytes that the client sent. */
  readonly ingressBytes: number;
  /** Bytes that the client received. */
  readonly egressBytes: number;
  readonly ingressPackets: number;
  readonly egressPackets: number;
  readonly state: ConnectionState;
  readonly posture: readonly string[];
}

/** What identifies a user: the user name, else the common name, else the connection. */
type Who = Pick<Connection, 'id' | 'username' | 'commonName'>;

/** The user: user name, else common name, else the connection's id. */
export function connectionUser(connection: Who): string {
  return connection.username ?? connection.commonName ?? connection.id;
}

/** Whether both belong to one user. A user name never equals a certificate's common name. */
export function isSameUser(one: Who, other: Who): boolean {
  if (one.username !== undefined || other.username !== undefined)
    return one.username === other.username;
  if (one.commonName !== undefined || other.commonName !== undefined)
    return one.commonName === other.commonName;
  return one.id === other.id;
}

/** Whether the connection carries traffic now (AWS counts these in ActiveConnectionsCount). */
export function isOpen(connection: Pick<Connection, 'state'>): boolean {
  return connection.state !== 'terminated';
}
