/**
 * Computes traffic rates of connections from the counters of two successive reads of each endpoint.
 * Uses the snapshots only; makes no AWS calls.
 */
import type { Connection } from '../model/connection';
import { ratesBetween, type ConnectionRates, type RatesOf } from '../model/rates';
import { scopeId, type ScopeId } from '../model/scope';
import type { Part, ScopeSnapshot, Snapshot } from '../model/snapshot';

/** One read of an endpoint, with the rates since the previous read. */
interface EndpointRead {
  /** Ms since 1970. */
  readonly at: number;
  readonly connections: readonly Connection[];
  readonly rates: ReadonlyMap<string, ConnectionRates>;
}

/** The connections of a scope and, by endpoint, the last read of them. */
interface ScopeReads {
  readonly connections: ScopeSnapshot['connections'];
  readonly reads: ReadonlyMap<string, EndpointRead>;
}

/** The rates of every connection that has been read twice. */
export class RateBook {
  private byScope: ReadonlyMap<ScopeId, ScopeReads> = new Map();

  /** Records a snapshot. Removes scopes and endpoints that are no longer in it. */
  follow({ scopes }: Snapshot): void {
    this.byScope = new Map(
      scopes.map(({ scope, connections }) => {
        const id = scopeId(scope);
        const before = this.byScope.get(id);
        const same = before?.connections === connections;
        return [id, same ? before : { connections, reads: readsAfter(before, connections) }];
      }),
    );
  }

  /** The rates of a connection; undefined until it has been read twice. */
  readonly of: RatesOf = (scope, endpointId, connectionId) =>
    this.byScope.get(scope)?.reads.get(endpointId)?.rates.get(connectionId);
}

function readsAfter(
  before: ScopeReads | undefined,
  connections: ScopeSnapshot['connections'],
): ReadonlyMap<string, EndpointRead> {
  const next = new Map<string, EndpointRead>();
  for (const [endpointId, part] of Object.entries(connections)) {
    const read = nextRead(before?.reads.get(endpointId), part);
    if (read) next.set(endpointId, read);
  }
  return next;
}

/** The read that follows `before`; `before` itself if the endpoint has not been read again. */
function nextRead(
  before: EndpointRead | undefined,
  part: Part<readonly Connection[]>,
): EndpointRead | undefined {
  if (part.kind === 'waiting' || part.kind === 'failed') return undefined;
  const { value: connections, fetchedAt: at } = part;
  if (before?.at === at) return before;
  // After the clock was set back, the time since the earlier read is unknown.
  const earlier = before && before.at < at ? before : undefined;
  const known = new Map(earlier?.connections.map((connection) => [connection.id, connection]));
  const rates = connections.flatMap((connection) => {
    const then = known.get(connection.id);
    const found = earlier && then && ratesBetween(then, connection, at - earlier.at);
    return found ? [[connection.id, found] as const] : [];
  });
  return { at, connections, rates: new Map(rates) };
}
