/**
 * New connections: those that started since the previous poll, including those that have already
 * ended. Connections in the first reading of an endpoint are not new.
 */
import type { Connection } from '../model/connection';
import { partValue, type ScopeSnapshot } from '../model/snapshot';

/** The new connections of one endpoint. */
export interface Arrivals {
  readonly endpointId: string;
  /** In the order in which they started; never empty. */
  readonly connections: readonly Connection[];
}

/** The new connections between two snapshots of a scope, by endpoint. */
export function newArrivals(before: ScopeSnapshot, after: ScopeSnapshot): readonly Arrivals[] {
  return Object.entries(after.connections).flatMap(([endpointId, part]) => {
    const earlier = before.connections[endpointId];
    const known = partValue(earlier);
    if (!known || earlier === part || part.kind !== 'ready') return [];
    const ids = new Set(known.map(({ id }) => id));
    const connections = part.value
      .filter(({ id }) => !ids.has(id))
      .sort((a, b) => (a.startedAt ?? 0) - (b.startedAt ?? 0));
    return connections.length > 0 ? [{ endpointId, connections }] : [];
  });
}
