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

/** An entry. What the log gives as `NA` is left out; times are the entry's own fields, in UTC. */
export interface ConnectionEvent {
  readonly kind: ConnectionEventKind;
  readonly endpointId: string;
  /** Absent for attempts that were refused before a connection began. */
  readonly connectionId?: string;
  readonly username?: string;
  readonly commonName?: string;
  /** The client's public address. */
  readonly deviceIp?: string;
  /** `mac`, `win`, `linux`, or whatever else AWS writes. */
  readonly deviceType?: string;
  /** The address given out of the client CIDR. */
  readonly clientIp?: string;
  readonly clientIpv6?: string;
  /** Milliseconds since 1970. */
  readonly startedAt?: number;
  readonly endedAt?: number;
  readonly updatedAt?: number;
  readonly ingressBytes?: number;
  readonly egressBytes?: number;
  readonly ingressPackets?: number;
  readonly egressPackets?: number;
  /** Why an attempt failed, in AWS's words. */
  readonly failureReason?: string;
  readonly posture?: readonly string[];
  /**
   * When the entry was published to CloudWatch Logs, ms since 1970: not when it happened. The time
   * of what has no time of its own.
   */
  readonly loggedAt: number;
}
