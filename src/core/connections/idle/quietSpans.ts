/**
 * Finds since when connections have been quiet, from the counters of successive reads. Uses the snapshots
 * only; makes no AWS calls. One span for each connection is all that it keeps.
 */
import { hourMs } from '../../base/duration';
import { endpointKey } from '../../model/endpointRef';
import { isOpen, type Connection } from '../../model/connection';
import type { QuietOf, QuietSpan } from '../../model/rates';
import { scopeId } from '../../model/scope';
import type { Snapshot } from '../../model/snapshot';
import { idleLimits } from './idleLimits';

/** The span of a connection up to a read. */
interface Reading extends QuietSpan {
  /** Bytes since the connection began. */
  readonly total: number;
  /** Bytes by which it is ahead of the allowed average. */
  readonly excess: number;
}

/** The readings of an endpoint's open connections, of one read. */
interface EndpointReadings {
  readonly at: number;
  readonly byId: ReadonlyMap<string, Reading>;
}

/** The quiet spans of all open connections. */
export class QuietSpans {
  private byEndpoint: ReadonlyMap<string, EndpointReadings> = new Map();

  /** Records a snapshot. Removes connections, endpoints and scopes that are no longer in it. */
  follow({ scopes }: Snapshot): void {
    const next = new Map<string, EndpointReadings>();
    for (const { scope, connections } of scopes) {
      for (const [endpointId, part] of Object.entries(connections)) {
        if (!('value' in part)) continue;
        const key = endpointKey(scopeId(scope), endpointId);
        const before = this.byEndpoint.get(key);
        const { value, fetchedAt: at } = part;
        if (before?.at === at) {
          next.set(key, before);
          continue;
        }
        // After the clock was set back, the time since the earlier reads is unknown.
        const earlier = before && before.at < at ? before.byId : undefined;
        next.set(key, { at, byId: readingsOf(value, at, earlier) });
      }
    }
    this.byEndpoint = next;
  }

  /** The span of a connection. */
  readonly of: QuietOf = (scope, endpointId, connectionId) =>
    this.byEndpoint.get(endpointKey(scope, endpointId))?.byId.get(connectionId);
}

function readingsOf(
  connections: readonly Connection[],
  at: number,
  before: EndpointReadings['byId'] | undefined,
): EndpointReadings['byId'] {
  const open = connections.filter(isOpen);
  return new Map(open.map((one) => [one.id, nextReading(one, at, before?.get(one.id))]));
}

/**
 * The span goes on while the traffic of each step fits the allowed average, apart from short bursts. One that
 * is read for the first time has been quiet since it began if all its bytes would fit into one hour, so that
 * it does not matter when they flowed.
 */
function nextReading(connection: Connection, at: number, before: Reading | undefined): Reading {
  const { bytesPerHour, burstBytes } = idleLimits;
  const total = connection.ingressBytes + connection.egressBytes;
  const begun = { from: at, to: at, bytes: 0, total, excess: 0 };
  if (!before) {
    const { startedAt: from = at } = connection;
    return total <= bytesPerHour ? { ...begun, from, bytes: total } : begun;
  }
  const step = total - before.total;
  const allowed = (bytesPerHour * (at - before.to)) / hourMs;
  const excess = Math.max(0, before.excess + step - allowed);
  return step >= 0 && excess <= burstBytes
    ? { from: before.from, to: at, bytes: before.bytes + step, total, excess }
    : begun;
}
