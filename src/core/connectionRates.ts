/**
 * How fast connections carry traffic: from the counters of two successive looks at each endpoint.
 * Follows the snapshots as they come; asks AWS for nothing.
 */
import type { Connection } from './model/connection';
import { ratesBetween, type ConnectionRates, type RatesOf } from './model/rates';
import { scopeId } from './model/scope';
import type { Part, Snapshot } from './model/snapshot';

/** What was seen of an endpoint at one moment, and the rates since the moment before. */
interface Look {
  /** Ms since 1970. */
  readonly at: number;
  readonly connections: readonly Connection[];
  readonly rates: ReadonlyMap<string, ConnectionRates>;
}

/** The rates of every connection that has been looked at twice. */
export class RateBook {
  private looks: ReadonlyMap<string, Look> = new Map();

  /** Takes note of a snapshot. Endpoints that are no longer in it are forgotten. */
  follow({ scopes }: Snapshot): void {
    const next = new Map<string, Look>();
    for (const scope of scopes)
      for (const [endpointId, part] of Object.entries(scope.connections)) {
        const key = keyOf(scopeId(scope.scope), endpointId);
        const look = nextLook(this.looks.get(key), part);
        if (look) next.set(key, look);
      }
    this.looks = next;
  }

  /** The rates of a connection; undefined until it has been looked at twice. */
  readonly of: RatesOf = (scope, endpointId, connectionId) =>
    this.looks.get(keyOf(scope, endpointId))?.rates.get(connectionId);
}

/** The look after another: the same one while the endpoint has not been read again. */
function nextLook(before: Look | undefined, part: Part<readonly Connection[]>): Look | undefined {
  if (part.kind === 'waiting' || part.kind === 'failed') return undefined;
  const { value: connections, fetchedAt: at } = part;
  if (before && before.at >= at) return before;
  const known = new Map(before?.connections.map((connection) => [connection.id, connection]));
  const rates = connections.flatMap((connection) => {
    const then = known.get(connection.id);
    const found = before && then && ratesBetween(then, connection, at - before.at);
    return found ? [[connection.id, found] as const] : [];
  });
  return { at, connections, rates: new Map(rates) };
}

function keyOf(scope: string, endpointId: string): string {
  return JSON.stringify([scope, endpointId]);
}
