/**
 * Accumulates the log entries of one connection, in any order. Entries repeat (interim counters,
 * renewed sessions, overlapping reads), so adding one twice changes nothing.
 */
import type { ConnectionEvent } from '../../model/connectionEvent';
import type { ConnectionRecord } from '../../model/connectionRecord';

/** A record while it is being filled. */
type Unfinished = { -readonly [Key in keyof ConnectionRecord]: ConnectionRecord[Key] };

// Shared by a hundred thousand records.
const noPosture: ConnectionRecord['posture'] = [];

/** One connection in the log. */
export class LoggedConnection {
  // Accessed by name and initialised with a number: twice as fast as a loop over names, and a log
  // has a hundred thousand entries.
  private username: string | undefined;
  private commonName: string | undefined;
  private deviceIp: string | undefined;
  private deviceType: string | undefined;
  private clientIp: string | undefined;
  private clientIpv6: string | undefined;
  private earliestStart = Infinity;
  private latestEnd = -Infinity;
  private seenAt = NaN;
  private posture: { readonly at: number; readonly all: readonly string[] } | undefined;
  private ended = false;
  private connected = false;
  private onlyTried = false;
  private ingressBytes = 0;
  private egressBytes = 0;
  private ingressPackets = 0;
  private egressPackets = 0;

  constructor(
    readonly id: string,
    first: ConnectionEvent,
  ) {
    this.username = first.username;
    this.commonName = first.commonName;
    this.deviceIp = first.deviceIp;
    this.deviceType = first.deviceType;
    this.clientIp = first.clientIp;
    this.clientIpv6 = first.clientIpv6;
    this.earliestStart = first.startedAt ?? Infinity;
    this.latestEnd = first.endedAt ?? -Infinity;
    this.seenAt = seenAt(first);
    this.posture = first.posture && { at: first.loggedAt, all: first.posture };
    this.ended = first.kind === 'ended';
    this.connected = first.kind === 'connected';
    this.onlyTried = !indicatesConnection(first);
    this.ingressBytes = first.ingressBytes ?? 0;
    this.egressBytes = first.egressBytes ?? 0;
    this.ingressPackets = first.ingressPackets ?? 0;
    this.egressPackets = first.egressPackets ?? 0;
  }

  /** The latest time at which an entry shows the connection open, ms since 1970. */
  get lastSeenAt(): number {
    return this.seenAt;
  }

  /** Adds an entry of this connection. */
  add(event: ConnectionEvent): void {
    this.username ??= event.username;
    this.commonName ??= event.commonName;
    this.deviceIp ??= event.deviceIp;
    this.deviceType ??= event.deviceType;
    this.clientIp ??= event.clientIp;
    this.clientIpv6 ??= event.clientIpv6;
    if (event.startedAt !== undefined)
      this.earliestStart = Math.min(this.earliestStart, event.startedAt);
    if (event.endedAt !== undefined) this.latestEnd = Math.max(this.latestEnd, event.endedAt);
    this.seenAt = Math.max(this.seenAt, seenAt(event));
    this.connected ||= event.kind === 'connected';
    this.ended ||= event.kind === 'ended';
    this.onlyTried ||= !indicatesConnection(event);
    this.ingressBytes = Math.max(this.ingressBytes, event.ingressBytes ?? 0);
    this.egressBytes = Math.max(this.egressBytes, event.egressBytes ?? 0);
    this.ingressPackets = Math.max(this.ingressPackets, event.ingressPackets ?? 0);
    this.egressPackets = Math.max(this.egressPackets, event.egressPackets ?? 0);
    if (event.posture && event.loggedAt >= (this.posture?.at ?? 0))
      this.posture = { at: event.loggedAt, all: event.posture };
  }

  /**
   * Whether a connection was established. The SAML handshake of a sign-in and a rejected attempt may
   * have an id and an end without an established connection.
   */
  get wasConnected(): boolean {
    return this.connected || !this.onlyTried;
  }

  /**
   * The connection according to the log alone.
   * @param isOpen whether it may still be open if its end was not logged; undefined if unknown
   */
  record(endpointId: string, isOpen: boolean | undefined): ConnectionRecord {
    const gone = this.ended || isOpen === false;
    const state = gone ? 'terminated' : isOpen ? 'active' : 'unknown';
    // Member by member: object spread takes twice the time and the memory.
    const record: Unfinished = {
      id: this.id,
      endpointId,
      startedAt: this.earliestStart === Infinity ? this.seenAt : this.earliestStart,
      ingressBytes: this.ingressBytes,
      egressBytes: this.egressBytes,
      ingressPackets: this.ingressPackets,
      egressPackets: this.egressPackets,
      state,
      posture: this.posture?.all ?? noPosture,
    };
    if (this.username !== undefined) record.username = this.username;
    if (this.commonName !== undefined) record.commonName = this.commonName;
    if (this.deviceIp !== undefined) record.deviceIp = this.deviceIp;
    if (this.deviceType !== undefined) record.deviceType = this.deviceType;
    if (this.clientIp !== undefined) record.clientIp = this.clientIp;
    if (this.clientIpv6 !== undefined) record.clientIpv6 = this.clientIpv6;
    if (gone) record.endedAt = this.latestEnd === -Infinity ? this.seenAt : this.latestEnd;
    if (gone && !this.ended) record.endIsEstimated = true;
    return record;
  }
}

function indicatesConnection({ kind }: ConnectionEvent): boolean {
  return kind === 'connected' || kind === 'ended' || kind === 'progress';
}

/** An entry of an open connection is not later than the time when it was published. */
function seenAt({ endedAt, updatedAt, startedAt, loggedAt }: ConnectionEvent): number {
  return endedAt ?? updatedAt ?? startedAt ?? loggedAt;
}
