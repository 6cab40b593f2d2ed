/**
 * One entry of a Client VPN connection log, as CloudWatch Logs keeps it.
 * https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-logging.html
 */

/**
 * What the entry tells of: an attempt that worked, one that did not, the two halves of a SAML
 * hand-over, the end of a connection, or counters of an open one.
 */
export type ConnectionEventKind =
  'connected' | 'failed' | 'waitingForAssertion' | 'assertionReceived' | 'ended' | 'progress';

/**
 * An entry. What the log gives as `NA` is undefined; times are the entry's own fields, in UTC. Every
 * entry has the same members: objects of one shape are made and read several times as fast, and a log has
 * a hundred thousand of them.
 */
export interface ConnectionEvent {
  readonly kind: ConnectionEventKind;
  readonly endpointId: string;
  /** Undefined for attempts that were refused before a connection began. */
  readonly connectionId?: string | undefined;
  readonly username?: string | undefined;
  readonly commonName?: string | undefined;
  /** The client's public address. */
  readonly deviceIp?: string | undefined;
  /** `mac`, `win`, `linux`, or whatever else AWS writes. */
  readonly deviceType?: string | undefined;
  /** The address given out of the client CIDR. */
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
   * When the entry was published to CloudWatch Logs, ms since 1970: not when it happened. The time
   * of what has no time of its own.
   */
  readonly loggedAt: number;
}
