/**
 * Connections as rows of a table: those of one endpoint, of a scope or of all, with their rates.
 * Names stay as AWS gave them; whoever shows them passes them through `displayText`.
 */
import { connectionUser, isOpen, type Connection, type ConnectionState } from '../model/connection';
import { endpointLabel } from '../model/endpoint';
import type { ConnectionRecord } from '../model/connectionRecord';
import type { ConnectionRates, RatesOf } from '../model/rates';
import { present } from '../present';
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

/** The connections that the logs of a scope tell of, as far as they were read. */
export type LoggedOf = (scope: ScopeId) => readonly ConnectionRecord[];

const nothingLogged: LoggedOf = () => [];

/**
 * Every connection of the target: those that EC2 tells of, open or ended within the hour, with what
 * the log adds to them, and older ones of the log.
 */
export function connectionRows(
  snapshot: Snapshot,
  target: ConnectionsTarget,
  rates: RatesOf,
  logged = nothingLogged,
): readonly ConnectionRow[] {
  return targetScopes(snapshot, target).flatMap((scope) => {
    const id = scopeId(scope.scope);
    const endpoints = new Map((partValue(scope.endpoints) ?? []).map((e) => [e.id, e]));
    const records = logged(id);
    return Object.entries(scope.connections)
      .filter(([endpointId]) => isMeant(target, endpointId))
      .flatMap(([endpointId, part]) => {
        const endpoint = endpointLabel(endpoints.get(endpointId) ?? { id: endpointId });
        const own = records.filter((record) => record.endpointId === endpointId);
        return joinLogged(partValue(part) ?? [], own).map((connection) =>
          rowOf(connection, { scope: id, endpoint, rates }),
        );
      });
  });
}

type KnownConnection = Connection & Pick<ConnectionRecord, 'deviceIp' | 'deviceType'>;

/** EC2 knows best what is there now; one that it does not know and that the log saw no end of is over. */
function joinLogged(
  connections: readonly Connection[],
  records: readonly ConnectionRecord[],
): readonly KnownConnection[] {
  const byId = new Map(records.map((record) => [record.id, record]));
  const known = connections.map((connection): KnownConnection => {
    const { deviceIp, deviceType } = byId.get(connection.id) ?? {};
    return { ...connection, ...present({ deviceIp, deviceType }) };
  });
  const told = new Set(connections.map(({ id }) => id));
  const older = records.filter(({ id, endedAt }) => !told.has(id) && endedAt !== undefined);
  return [...known, ...older.map(connectionOf)];
}

/** Where a record comes from is nothing that the table shows. */
function connectionOf(record: ConnectionRecord): KnownConnection {
  const { id, endpointId, startedAt, endedAt, state, posture } = record;
  const { username, commonName, deviceIp, deviceType, clientIp, clientIpv6 } = record;
  const { ingressBytes, egressBytes, ingressPackets, egressPackets } = record;
  return {
    ...{ id, endpointId, startedAt, state, posture },
    ...present({ endedAt, username, commonName, deviceIp, deviceType, clientIp, clientIpv6 }),
    ...{ ingressBytes, egressBytes, ingressPackets, egressPackets },
  };
}

function isMeant(target: ConnectionsTarget, endpointId: string): boolean {
  return target.scope === null || target.endpointId === null || target.endpointId === endpointId;
}

function rowOf(
  connection: KnownConnection,
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
