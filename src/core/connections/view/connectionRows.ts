/**
 * Connections and failed attempts as rows of a table: those of one endpoint, of a scope or of all.
 * Names are as AWS returned them; the code that shows them applies `displayText`.
 */
import { connectionUser, isOpen, type Connection } from '../../model/connection';
import { endpointLabel } from '../../model/endpoint';
import type { EndpointSelection } from '../../model/endpointRef';
import type { ConnectionRecord } from '../../model/connectionRecord';
import { attemptUser, type FailedAttempt } from '../../model/failedAttempt';
import { nothingLogged, type LoggedActivity } from '../../model/loggedActivity';
import type { RatesOf } from '../../model/rates';
import { scopeId, type ScopeId } from '../../model/scope';
import { partValue, type Part, type ScopeSnapshot, type Snapshot } from '../../model/snapshot';
import { runToCompletion, type CooperativeTask } from '../../base/cooperativeTask';
import { mergeConnection, type KnownConnection } from '../../model/mergeConnection';
import type { ConnectedRow, ConnectionRow } from './connectionRow';

/** The scopes of a target. */
export function targetScopes({ scopes }: Snapshot, target: EndpointSelection): ScopeSnapshot[] {
  return scopes.filter(({ scope }) => target.scope === null || scopeId(scope) === target.scope);
}

/** The connections part of each endpoint of the target. */
export function targetParts(
  snapshot: Snapshot,
  target: EndpointSelection,
): readonly Part<readonly Connection[]>[] {
  return targetScopes(snapshot, target).flatMap((scope) =>
    Object.entries(scope.connections)
      .filter(([id]) => isTargeted(target, id))
      .map(([, part]) => part),
  );
}

/** The activity that was read from the logs of a scope. */
export type LoggedOf = (scope: ScopeId) => LoggedActivity;

/**
 * Every connection of the target: those that EC2 returns (open or ended within the last hour) with the
 * fields that the log adds, older ones from the log, and failed attempts.
 */
export function connectionRows(
  snapshot: Snapshot,
  target: EndpointSelection,
  rates: RatesOf,
  loggedOf?: LoggedOf,
): readonly ConnectionRow[] {
  return runToCompletion(connectionRowsTask(snapshot, target, rates, loggedOf));
}

/** The same as cooperative steps: an account may have a hundred thousand connections. */
export function* connectionRowsTask(
  snapshot: Snapshot,
  target: EndpointSelection,
  rates: RatesOf,
  loggedOf: LoggedOf = () => nothingLogged,
): CooperativeTask<readonly ConnectionRow[]> {
  const rows: ConnectionRow[] = [];
  for (const scope of targetScopes(snapshot, target)) {
    const id = scopeId(scope.scope);
    const endpoints = new Map((partValue(scope.endpoints) ?? []).map((e) => [e.id, e]));
    const { records, failures } = loggedOf(id);
    const recordsOf = yield* byEndpoint(records);
    const failuresOf = yield* byEndpoint(failures);
    for (const [endpointId, part] of Object.entries(scope.connections)) {
      if (!isTargeted(target, endpointId)) continue;
      const endpoint = endpointLabel(endpoints.get(endpointId) ?? { id: endpointId });
      const where = { scope: id, endpoint, rates };
      const joined = yield* joinLogged(partValue(part) ?? [], recordsOf.get(endpointId) ?? []);
      for (const connection of joined) {
        yield;
        rows.push(rowOf(connection, where));
      }
      yield* pushFailedRows(rows, failuresOf.get(endpointId) ?? [], where);
    }
  }
  return rows;
}

function* byEndpoint<T extends { readonly endpointId: string }>(
  items: readonly T[],
): CooperativeTask<ReadonlyMap<string, readonly T[]>> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    yield;
    const group = groups.get(item.endpointId);
    if (group) group.push(item);
    else groups.set(item.endpointId, [item]);
  }
  return groups;
}

/** EC2 decides what is open now. A connection that EC2 does not return has ended, even without an end in the log. */
function* joinLogged(
  connections: readonly Connection[],
  records: readonly ConnectionRecord[],
): CooperativeTask<readonly KnownConnection[]> {
  const logged = new Map<string, ConnectionRecord>();
  for (const record of records) {
    yield;
    logged.set(record.id, record);
  }
  const all: KnownConnection[] = [];
  for (const connection of connections) {
    yield;
    const record = logged.get(connection.id);
    all.push(record ? mergeConnection(record, connection) : connection);
    logged.delete(connection.id);
  }
  for (const record of logged.values()) {
    yield;
    if (record.endedAt !== undefined) all.push(record);
  }
  return all;
}

/** Whether an endpoint of one of the target's scopes belongs to the target. */
export function isTargeted(target: EndpointSelection, endpointId: string): boolean {
  return target.scope === null || target.endpointId === null || target.endpointId === endpointId;
}

function rowOf(
  connection: KnownConnection,
  where: { readonly scope: ScopeId; readonly endpoint: string; readonly rates: RatesOf },
): ConnectedRow {
  const { id, endpointId, ...facts } = connection;
  const { scope, endpoint } = where;
  const rates = where.rates(scope, endpointId, id);
  return {
    ...facts,
    kind: 'connection',
    key: JSON.stringify([scope, endpointId, id]),
    scope,
    endpointId,
    connectionId: id,
    who: firstNamed(connectionUser(connection), connection.commonName, id),
    endpoint,
    open: isOpen(connection),
    ...(rates && { rates }),
  };
}

/** The first text that is not blank; a dash if all are. */
function firstNamed(...names: readonly (string | undefined)[]): string {
  return names.find((name) => name !== undefined && name.trim() !== '') ?? '—';
}

/** The log has no ids for attempts: identical ones get different numbers. */
function* pushFailedRows(
  rows: ConnectionRow[],
  attempts: readonly FailedAttempt[],
  { scope, endpoint }: { readonly scope: ScopeId; readonly endpoint: string },
): CooperativeTask<void> {
  const alike = new Map<string, number>();
  for (const { at, ...facts } of attempts) {
    yield;
    const who = firstNamed(attemptUser(facts), facts.commonName, facts.deviceIp);
    const same = JSON.stringify([scope, facts.endpointId, at, who, facts.deviceIp, facts.reason]);
    const number = alike.get(same) ?? 0;
    alike.set(same, number + 1);
    rows.push({
      ...facts,
      kind: 'failed',
      key: `${same} ${number}`,
      scope,
      endpoint,
      who,
      state: 'failed',
      open: false,
      startedAt: at,
    });
  }
}
