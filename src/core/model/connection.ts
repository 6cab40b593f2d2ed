/** One client's VPN connection as EC2 DescribeClientVpnConnections tells it. */

/** Status.Code of the API; anything this build does not know becomes `unknown`. */
export type ConnectionState =
  'active' | 'failed-to-terminate' | 'terminating' | 'terminated' | 'unknown';

/** A connection, open or ended within the last 60 minutes (the API forgets older ones). */
export interface Connection {
  readonly id: string;
  readonly endpointId: string;
  /** Documented for Active Directory; other sign-ins may leave it out. */
  readonly username?: string;
  readonly commonName?: string;
  /** The address given out of the client CIDR, not the client's public one. */
  readonly clientIp?: string;
  readonly clientIpv6?: string;
  /** Milliseconds since 1970. The API prints no zone; UTC is assumed. */
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

/** Who it is: user name, else common name, else the connection's id. */
export function connectionUser(
  connection: Pick<Connection, 'id' | 'username' | 'commonName'>,
): string {
  return connection.username ?? connection.commonName ?? connection.id;
}

/** Whether the connection carries traffic now (AWS counts these in ActiveConnectionsCount). */
export function isOpen(connection: Pick<Connection, 'state'>): boolean {
  return connection.state !== 'terminated';
}
