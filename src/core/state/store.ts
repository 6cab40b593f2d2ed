/** Holds the one snapshot. Only the poller writes it; the views read it. */
import { withElsewhere } from './elsewhere';
import { Emitter, type Disposable, type Event } from '../base/events';
import type { Log } from '../base/log';
import { scopeId, type Scope, type ScopeId } from '../model/scope';
import {
  emptySnapshot,
  newScopeSnapshot,
  type ScopeSnapshot,
  type Snapshot,
} from '../model/snapshot';

/**
 * A change of the snapshot. Compare by identity: a part that is the same object has not changed.
 */
export interface Change {
  readonly before: Snapshot;
  readonly after: Snapshot;
  /** Whether another window has read it; that window shows the notifications. */
  readonly fromOtherWindow: boolean;
}

/** The snapshot and its changes. */
export class Store implements Disposable {
  private current: Snapshot = emptySnapshot;
  private readonly changed: Emitter<Change>;
  readonly onDidChange: Event<Change>;

  constructor(log: Log) {
    this.changed = new Emitter((error) => {
      log.error(error);
    });
    this.onDidChange = this.changed.event;
  }

  get snapshot(): Snapshot {
    return this.current;
  }

  /** One scope, or undefined when it is not configured. */
  scope(id: ScopeId): ScopeSnapshot | undefined {
    return this.current.scopes.find((s) => scopeId(s.scope) === id);
  }

  /** Sets the scopes in this order. Scopes that remain keep their data. */
  setScopes(scopes: readonly Scope[]): void {
    this.replace({ scopes: scopes.map((s) => this.scope(scopeId(s)) ?? newScopeSnapshot(s)) });
  }

  /** Clears all data, for another backend. */
  clear(): void {
    this.replace(emptySnapshot);
  }

  /** Changes one scope; ignored for a scope that is no longer configured. */
  update(id: ScopeId, change: (scope: ScopeSnapshot) => ScopeSnapshot): void {
    this.change(id, change, false);
  }

  /** Like `update`, for data that another window has read. */
  applyRemote(id: ScopeId, change: (scope: ScopeSnapshot) => ScopeSnapshot): void {
    this.change(id, change, true);
  }

  dispose(): void {
    this.changed.dispose();
  }

  private change(
    id: ScopeId,
    change: (scope: ScopeSnapshot) => ScopeSnapshot,
    fromOtherWindow: boolean,
  ): void {
    const scopes = this.current.scopes.map((s) => (scopeId(s.scope) === id ? change(s) : s));
    if (scopes.some((s, i) => s !== this.current.scopes[i]))
      this.replace({ scopes }, fromOtherWindow);
  }

  private replace({ scopes }: Snapshot, fromOtherWindow = false): void {
    const before = this.current;
    const after = { scopes: withElsewhere(scopes) };
    this.current = after;
    this.changed.fire({ before, after, fromOtherWindow });
  }
}
