/**
 * One entry of a Client VPN connection log in CloudWatch Logs.
 * https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-logging.html
 */

/**
 * The kind of an entry: a successful attempt, a failed one, the two steps of a SAML handshake, the
 * end of a connection, or the counters of an open one.
 */
export type ConnectionEventKind =
  'connected' | 'failed' | 'waitingForAssertion' | 'assertionReceived' | 'ended' | 'progress';

/**
 * An entry. `NA` in the log is undefined; times are the entry's own fields, in UTC. All entries
 * have the same members: objects of one shape are created and read several times as fast, and a log
 * has a hundred thousand of them.
 */
export interface ConnectionEvent {
  readonly kind: ConnectionEventKind;
  readonly endpointId: string;
  /** Undefined for attempts that were rejected before a connection started. */
  readonly connectionId?: string | undefined;
  readonly username?: string | undefined;
  readonly commonName?: string | undefined;
  /** The client's public address. */
  readonly deviceIp?: string | undefined;
  /** `mac`, `win`, `linux`, or another value from AWS. */
  readonly deviceType?: string | undefined;
  /** The address assigned from the client CIDR. */
  readonly clientIp?: string | undefined;
  readonly clientIpv6?: string | undefined;
  /** Milliseconds since 1970. */
  readonly startedAt?: number | undefined;
  readonly endedAt?: number | undefined;
  readonly updatedAt?: number | undefined;
  readonly ingressBytes?: number | undefined;
  readonly egressBytes?: number | undefined;
  readonly ingressPackets?: number | undefined;
  readonly egressPackets?: number | undefined;
  /** Why an attempt failed, in AWS's words. */
  readonly failureReason?: string | undefined;
  readonly posture?: readonly string[] | undefined;
  /**
   * When the entry was published to CloudWatch Logs, ms since 1970, not when the event occurred.
   * Used for entries without a time of their own.
   */
  readonly loggedAt: number;
}
