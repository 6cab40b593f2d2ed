/**
 * Joins the data of EC2 and the connection log on an endpoint's connections. Reads the log page by
 * page and stores one small object per connection, not the entries.
 */
import { isOpen, type Connection } from '../../model/connection';
import type { ConnectionEvent } from '../../model/connectionEvent';
import type { ConnectionRecord } from '../../model/connectionRecord';
import type { FailedAttempt } from '../../model/failedAttempt';
import { onePerId } from '../../model/onePerId';
import { omitUndefined } from '../../base/omitUndefined';
import { connectionRecord, mergeConnection } from '../../model/mergeConnection';
import { LoggedConnection } from './loggedConnection';

/** The connections that EC2 returned: all open ones, and those that ended within the last hour. */
export interface Ec2Reading {
  readonly connections: readonly Connection[];
  /** When EC2 was read, ms since 1970. */
  readonly at: number;
}

/** The maximum number of failures stored, newest first out of any number: password guessing makes many. */
export const mostFailures = 2000;

/** A connection younger than this, in ms, may be in the log but not yet in EC2's answer. */
const newConnectionMs = 120_000;

/** The join of one endpoint. */
export class ConnectionJoin {
  private readonly logged = new Map<string, LoggedConnection>();
  private attempts: FailedAttempt[] = [];
  private failed = 0;

  constructor(private readonly endpointId: string) {}

  /** Adds a page of the log, in any order. Ignores entries of other endpoints. */
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

  /** How many attempts failed, including those that are no longer stored. */
  get failureCount(): number {
    return this.failed;
  }

  /** The newest failed attempts, oldest first. */
  failures(): readonly FailedAttempt[] {
    return [...this.newestFailures()].reverse();
  }

  /**
   * Every connection once, oldest first.
   * @param ec2 absent if EC2 could not be read: then it is unknown which connections are open
   */
  records(ec2?: Ec2Reading): readonly ConnectionRecord[] {
    const connections = onePerId(ec2?.connections ?? []);
    const known = new Set(connections.map(({ id }) => id));
    const records = connections.map((connection) => {
      const logged = this.logged.get(connection.id);
      if (!logged) return connectionRecord(connection, ec2?.at ?? 0);
      return mergeConnection(logged.record(this.endpointId, isOpen(connection)), connection);
    });
    for (const logged of this.logged.values()) {
      if (known.has(logged.id) || !logged.wasConnected) continue;
      const maybeOpen = ec2 && logged.lastSeenAt >= ec2.at - newConnectionMs;
      records.push(logged.record(this.endpointId, maybeOpen));
    }
    return records.sort((a, b) => a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1));
  }

  private addFailure(event: ConnectionEvent): void {
    this.failed++;
    const { endpointId, username, commonName, deviceIp, deviceType, failureReason } = event;
    const at = event.startedAt ?? event.updatedAt ?? event.loggedAt;
    const who = { username, commonName, deviceIp, deviceType, reason: failureReason };
    this.attempts.push({ endpointId, at, ...omitUndefined(who) });
    if (this.attempts.length >= 2 * mostFailures) this.attempts = this.newestFailures();
  }

  private newestFailures(): FailedAttempt[] {
    return [...this.attempts].sort((a, b) => b.at - a.at).slice(0, mostFailures);
  }
}

/** Joins data that are already in memory. */
export function joinConnections(
  endpointId: string,
  ec2: Ec2Reading | undefined,
  events: Iterable<ConnectionEvent>,
): readonly ConnectionRecord[] {
  const join = new ConnectionJoin(endpointId);
  join.add(events);
  return join.records(ec2);
}
