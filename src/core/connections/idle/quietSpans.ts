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

/** The span of a connection, and its counters at both ends. */
interface Reading extends QuietSpan {
  /** Bytes since the connection began. */
  readonly total: number;
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
        if (before && before.at >= at) next.set(key, before);
        else next.set(key, { at, byId: readingsOf(value, at, before?.byId) });
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
 * The span goes on while no read has seen a burst, and the average has stayed low. A connection that is
 * read for the first time may have been quiet since it began.
 */
function nextReading(connection: Connection, at: number, before: Reading | undefined): Reading {
  const total = connection.ingressBytes + connection.egressBytes;
  const whole = { from: connection.startedAt ?? at, to: at, bytes: total, total };
  if (!before) return isQuiet(whole) ? whole : { from: at, to: at, bytes: 0, total };
  const step = total - before.total;
  const longer = { from: before.from, to: at, bytes: before.bytes + step, total };
  return step >= 0 && step <= idleLimits.bytesPerHour && isQuiet(longer)
    ? longer
    : { from: at, to: at, bytes: 0, total };
}

function isQuiet({ from, to, bytes }: QuietSpan): boolean {
  return bytes <= idleLimits.bytesPerHour * Math.max(1, (to - from) / hourMs);
}
