/**
 * How fast connections carry traffic: from the counters of two successive looks at each endpoint.
 * Follows the snapshots as they come; asks AWS for nothing.
 */
import type { Connection } from '../model/connection';
import { ratesBetween, type ConnectionRates, type RatesOf } from '../model/rates';
import { scopeId, type ScopeId } from '../model/scope';
import type { Part, ScopeSnapshot, Snapshot } from '../model/snapshot';

/** What was seen of an endpoint at one moment, and the rates since the moment before. */
interface Look {
  /** Ms since 1970. */
  readonly at: number;
  readonly connections: readonly Connection[];
  readonly rates: ReadonlyMap<string, ConnectionRates>;
}

/** A scope's connections and, by endpoint, what was seen of them. */
interface ScopeLooks {
  readonly connections: ScopeSnapshot['connections'];
  readonly looks: ReadonlyMap<string, Look>;
}

/** The rates of every connection that has been looked at twice. */
export class RateBook {
  private byScope: ReadonlyMap<ScopeId, ScopeLooks> = new Map();

  /** Takes note of a snapshot. Scopes and endpoints that are no longer in it are forgotten. */
  follow({ scopes }: Snapshot): void {
    this.byScope = new Map(
      scopes.map(({ scope, connections }) => {
        const id = scopeId(scope);
        const before = this.byScope.get(id);
        const same = before?.connections === connections;
        return [id, same ? before : { connections, looks: looksAfter(before, connections) }];
      }),
    );
  }

  /** The rates of a connection; undefined until it has been looked at twice. */
  readonly of: RatesOf = (scope, endpointId, connectionId) =>
    this.byScope.get(scope)?.looks.get(endpointId)?.rates.get(connectionId);
}

function looksAfter(
  before: ScopeLooks | undefined,
  connections: ScopeSnapshot['connections'],
): ReadonlyMap<string, Look> {
  const next = new Map<string, Look>();
  for (const [endpointId, part] of Object.entries(connections)) {
    const look = nextLook(before?.looks.get(endpointId), part);
    if (look) next.set(endpointId, look);
  }
  return next;
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
