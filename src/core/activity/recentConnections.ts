/**
 * Keeps the connections that polls returned, for a day: EC2 stops listing a connection an hour
 * after its end.
 */
import { dayMs } from '../base/duration';
import { connectionRecord } from '../model/mergeConnection';
import type { Disposable } from '../base/events';
import type { ConnectionRecord } from '../model/connectionRecord';
import { scopeId, type ScopeId } from '../model/scope';
import type { ScopeSnapshot } from '../model/snapshot';
import type { Store } from '../state/store';

/** Retention after a connection's end, in ms. */
const retentionMs = dayMs;

/** The connections of the chosen scopes. */
export class RecentConnections implements Disposable {
  private readonly byScope = new Map<ScopeId, Map<string, ConnectionRecord>>();
  private readonly listening: Disposable;

  constructor(store: Store) {
    this.listening = store.onDidChange(({ before, after }) => {
      const known = new Set(before.scopes.map(({ connections }) => connections));
      for (const scope of after.scopes) if (!known.has(scope.connections)) this.take(scope);
      const chosen = new Set(after.scopes.map((scope) => scopeId(scope.scope)));
      for (const id of this.byScope.keys()) if (!chosen.has(id)) this.byScope.delete(id);
    });
  }

  /** The connections of a scope, in no particular order. */
  of(scope: ScopeId): readonly ConnectionRecord[] {
    return [...(this.byScope.get(scope)?.values() ?? [])];
  }

  dispose(): void {
    this.listening.dispose();
  }

  private take(scope: ScopeSnapshot): void {
    const id = scopeId(scope.scope);
    const known = this.byScope.get(id) ?? new Map<string, ConnectionRecord>();
    this.byScope.set(id, known);
    let newest = 0;
    for (const part of Object.values(scope.connections)) {
      if (part.kind !== 'ready') continue;
      newest = Math.max(newest, part.fetchedAt);
      for (const connection of part.value)
        known.set(connection.id, connectionRecord(connection, part.fetchedAt));
    }
    for (const { id: old, endedAt = Infinity } of known.values())
      if (endedAt < newest - retentionMs) known.delete(old);
  }
}
