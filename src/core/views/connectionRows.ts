/**
 * Connections as rows of a table: those of one endpoint, of a scope or of all, with their rates.
 * Names stay as AWS gave them; whoever shows them passes them through `displayText`.
 */
import { connectionUser, isOpen, type Connection, type ConnectionState } from '../model/connection';
import { endpointLabel } from '../model/endpoint';
import type { ConnectionRates, RatesOf } from '../model/rates';
import { scopeId, type ScopeId } from '../model/scope';
import { partValue, type Part, type ScopeSnapshot, type Snapshot } from '../model/snapshot';

/** Which connections: null stands for all. */
export interface ConnectionsTarget {
  readonly scope: ScopeId | null;
  /** Null for every endpoint of the scope; means nothing without one. */
  readonly endpointId: string | null;
}

/** One connection. Times in ms since 1970; what is not known is left out. */
export interface ConnectionRow {
  /** Unique in the table, the same after each refresh. */
  readonly key: string;
  readonly scope: ScopeId;
  readonly endpointId: string;
  readonly connectionId: string;
  /** User name, else common name, else the connection's id. */
  readonly who: string;
  readonly username?: string;
  readonly commonName?: string;
  /** What a person calls the endpoint. */
  readonly endpoint: string;
  readonly state: ConnectionState;
  readonly open: boolean;
  readonly startedAt?: number;
  readonly endedAt?: number;
  readonly clientIp?: string;
  readonly clientIpv6?: string;
  /** The client's public address and its system; the connection log alone knows them. */
  readonly deviceIp?: string;
  readonly deviceType?: string;
  /** Bytes and packets that the client sent, and those that it received. */
  readonly ingressBytes: number;
  readonly egressBytes: number;
  readonly ingressPackets: number;
  readonly egressPackets: number;
  /** Absent until the endpoint has been read twice, and of what has ended. */
  readonly rates?: ConnectionRates;
  readonly posture: readonly string[];
}

/** The scopes that a target is about. */
export function targetScopes({ scopes }: Snapshot, target: ConnectionsTarget): ScopeSnapshot[] {
  return scopes.filter(({ scope }) => target.scope === null || scopeId(scope) === target.scope);
}

/** What was read of each endpoint of the target. */
export function targetParts(
  snapshot: Snapshot,
  target: ConnectionsTarget,
): readonly Part<readonly Connection[]>[] {
  return targetScopes(snapshot, target).flatMap((scope) =>
    Object.entries(scope.connections)
      .filter(([id]) => isMeant(target, id))
      .map(([, part]) => part),
  );
}

/** Every connection of the target, open or ended within the hour of which EC2 tells. */
export function connectionRows(
  snapshot: Snapshot,
  target: ConnectionsTarget,
  rates: RatesOf,
): readonly ConnectionRow[] {
  return targetScopes(snapshot, target).flatMap((scope) => {
    const id = scopeId(scope.scope);
    const endpoints = new Map((partValue(scope.endpoints) ?? []).map((e) => [e.id, e]));
    return Object.entries(scope.connections)
      .filter(([endpointId]) => isMeant(target, endpointId))
      .flatMap(([endpointId, part]) => {
        const endpoint = endpointLabel(endpoints.get(endpointId) ?? { id: endpointId });
        return (partValue(part) ?? []).map((connection) =>
          rowOf(connection, { scope: id, endpoint, rates }),
        );
      });
  });
}

function isMeant(target: ConnectionsTarget, endpointId: string): boolean {
  return target.scope === null || target.endpointId === null || target.endpointId === endpointId;
}

function rowOf(
  connection: Connection,
  where: { readonly scope: ScopeId; readonly endpoint: string; readonly rates: RatesOf },
): ConnectionRow {
  const { id, endpointId, ...facts } = connection;
  const { scope, endpoint } = where;
  const rates = where.rates(scope, endpointId, id);
  return {
    ...facts,
    key: JSON.stringify([scope, endpointId, id]),
    scope,
    endpointId,
    connectionId: id,
    who: connectionUser(connection),
    endpoint,
    open: isOpen(connection),
    ...(rates && { rates }),
  };
}
