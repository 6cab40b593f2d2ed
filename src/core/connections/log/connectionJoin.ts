/**
 * Joins what EC2 and the connection log tell of an endpoint's connections. Takes the log page by
 * page and keeps one small object per connection, never the entries.
 */
import type { Connection } from '../../model/connection';
import type { ConnectionEvent } from '../../model/connectionEvent';
import type { ConnectionRecord } from '../../model/connectionRecord';
import type { FailedAttempt } from '../../model/failedAttempt';
import { onePerId } from '../../model/onePerId';
import { omitUndefined } from '../../base/omitUndefined';
import { LoggedConnection } from './loggedConnection';

/** The connections that EC2 told of: all open ones, and those that ended within the last hour. */
export interface Ec2Reading {
  readonly connections: readonly Connection[];
  /** When it was asked, ms since 1970. */
  readonly at: number;
}

/** So many failures are kept, the newest; whoever guesses passwords makes any number of them. */
export const mostFailures = 2000;

/** A connection that is so young, in ms, may be in the log and not yet in EC2's answer. */
const newConnectionMs = 120_000;

/** The join of one endpoint. */
export class ConnectionJoin {
  private readonly logged = new Map<string, LoggedConnection>();
  private kept: FailedAttempt[] = [];
  private failed = 0;

  constructor(private readonly endpointId: string) {}

  /** Takes in a page of the log, in any order; an entry of another endpoint does not count. */
  add(events: Iterable<ConnectionEvent>): void {
    for (const event of events) {
      if (event.endpointId !== this.endpointId) continue;
      if (event.kind === 'failed') this.addFailure(event);
      const { connectionId } = event;
      if (connectionId === undefined) continue;
      const logged = this.logged.get(connectionId);
      if (logged) logged.add(event);
      else this.logged.set(connectionId, new LoggedConnection(connectionId, event));
    }
  }

  /** How many attempts failed, those no longer kept included. */
  get failureCount(): number {
    return this.failed;
  }

  /** The newest failed attempts, oldest first. */
  failures(): readonly FailedAttempt[] {
    return [...this.newestFailures()].reverse();
  }

  /**
   * Every connection once, oldest first.
   * @param ec2 absent where EC2 could not be asked: then nobody knows which ones are open
   */
  records(ec2?: Ec2Reading): readonly ConnectionRecord[] {
    const connections = onePerId(ec2?.connections ?? []);
    const known = new Set(connections.map(({ id }) => id));
    const records = connections.map((connection) => {
      const logged = this.logged.get(connection.id);
      return logged ? logged.recordWith(connection) : recordOf(connection, ec2?.at ?? 0);
    });
    for (const logged of this.logged.values()) {
      if (known.has(logged.id) || !logged.wasConnected) continue;
      records.push(logged.record(this.endpointId, this.isOpen(logged, ec2)));
    }
    return records.sort((a, b) => a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1));
  }

  private isOpen(logged: LoggedConnection, ec2: Ec2Reading | undefined): boolean | undefined {
    return ec2 && logged.lastSeenAt >= ec2.at - newConnectionMs;
  }

  private addFailure(event: ConnectionEvent): void {
    this.failed++;
    const { endpointId, username, commonName, deviceIp, deviceType, failureReason } = event;
    const at = event.startedAt ?? event.updatedAt ?? event.loggedAt;
    const who = { username, commonName, deviceIp, deviceType, reason: failureReason };
    this.kept.push({ endpointId, at, ...omitUndefined(who) });
    if (this.kept.length >= 2 * mostFailures) this.kept = this.newestFailures();
  }

  private newestFailures(): FailedAttempt[] {
    return [...this.kept].sort((a, b) => b.at - a.at).slice(0, mostFailures);
  }
}

/** Joins what is at hand in one go. */
export function joinConnections(
  endpointId: string,
  ec2: Ec2Reading | undefined,
  events: Iterable<ConnectionEvent>,
): readonly ConnectionRecord[] {
  const join = new ConnectionJoin(endpointId);
  join.add(events);
  return join.records(ec2);
}

/** A connection that EC2 alone tells of. One without a start has been there since it was seen. */
function recordOf(connection: Connection, seenAt: number): ConnectionRecord {
  const { startedAt = connection.endedAt ?? seenAt, ...rest } = connection;
  return { ...rest, startedAt, sources: ['ec2'] };
}
