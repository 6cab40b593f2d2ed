/**
 * Reads the connection log of an endpoint when a user hovers over one of its connections, and keeps
 * the result for a few minutes.
 */
import { dayMs, minuteMs } from '../base/duration';
import { isSameUser, type Connection } from '../model/connection';
import type { ConnectionRecord, PastOf } from '../model/connectionRecord';
import { endpointKey, type EndpointRef } from '../model/endpointRef';
import { isExpected } from '../model/errors';
import type { ScopeId } from '../model/scope';
import { endpointIn } from '../model/snapshot';
import type { ScopeAws } from '../ports/aws';
import type { Clock } from '../base/clock';
import type { Store } from '../state/store';
import { readConnectionRecords } from './log/readConnectionRecords';

/** How long a reading of a log is used, in ms: entries arrive with each publication. */
const minIntervalMs = 5 * minuteMs;

/** Dependencies of the pasts. */
export interface ConnectionPastsDeps {
  readonly store: Pick<Store, 'scope'>;
  readonly scopeAws: (scope: ScopeId) => ScopeAws;
  /** The clock of the watched backend. */
  readonly clock: () => Pick<Clock, 'now' | 'monotonicMs'>;
}

interface Reading {
  /** On the monotonic time. */
  readonly readAt: number;
  readonly records: readonly ConnectionRecord[];
}

/** The pasts of connections that a user has opened. */
export class ConnectionPasts {
  private readonly readings = new Map<string, Reading>();

  constructor(private readonly deps: ConnectionPastsDeps) {}

  /** What is known without a call. */
  readonly of: PastOf = (scope, connection) => {
    const reading = this.readings.get(endpointKey(scope, connection.endpointId));
    return reading && pastIn(reading.records, connection);
  };

  /**
   * Reads the last day of an endpoint's log, if it has one and it was not read just now. What cannot be
   * read stays unknown.
   * @param signal ends the read
   */
  async read({ scope, endpointId }: EndpointRef, signal: AbortSignal): Promise<void> {
    const { store, scopeAws, clock } = this.deps;
    const endpoint = endpointIn(store.scope(scope), endpointId);
    const key = endpointKey(scope, endpointId);
    const { readAt = -Infinity } = this.readings.get(key) ?? {};
    if (!endpoint.logging.enabled || clock().monotonicMs() - readAt < minIntervalMs) return;
    const now = clock().now();
    const range = { start: now - dayMs, end: now };
    try {
      const { records } = await readConnectionRecords(
        scopeAws(scope),
        endpoint,
        range,
        now,
        signal,
      );
      this.readings.set(key, { readAt: clock().monotonicMs(), records });
    } catch (error) {
      // Cancelled: the hover does not wait.
      if (!isExpected(error)) throw error;
    }
  }
}

function pastIn(records: readonly ConnectionRecord[], connection: Connection) {
  const own = records.find(({ id }) => id === connection.id);
  const starts = records.filter((one) => isSameUser(one, connection)).map((one) => one.startedAt);
  if (starts.length === 0) return undefined;
  const { deviceIp } = own ?? {};
  return { firstSeenAt: Math.min(...starts), ...(deviceIp !== undefined && { deviceIp }) };
}
