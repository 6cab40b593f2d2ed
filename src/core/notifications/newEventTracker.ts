/**
 * Keeps each scope as of its last notification, so that one notification covers a whole refresh:
 * the alarm that fired and the connections that are read a moment later.
 */
import { scopeId, type ScopeId } from '../model/scope';
import type { ScopeSnapshot } from '../model/snapshot';
import type { Change, Store } from '../state/store';
import { newEventsOf, type NewEvents, type MuteSettings } from './newEvents';

/** What another window has read of a scope. */
interface ReadElsewhere {
  /** At the last check of this window. */
  readonly from: ScopeSnapshot;
  /** As it was when this window began to wait for the other one to notify. */
  readonly to: ScopeSnapshot;
  readonly latest: ScopeSnapshot;
}

/** The tracker. */
export class NewEventTracker {
  private readonly notifiedOf = new Map<ScopeId, ScopeSnapshot>();
  private readonly elsewhere = new Map<ScopeId, ReadElsewhere>();

  constructor(private readonly store: Pick<Store, 'scope'>) {}

  /** Records a change. The window that read the data sends the notification. */
  note({ before, after, fromOtherWindow }: Change): void {
    const earlier = new Map(before.scopes.map((scope) => [scopeId(scope.scope), scope]));
    const chosen = new Map(after.scopes.map((scope) => [scopeId(scope.scope), scope]));
    for (const id of this.notifiedOf.keys()) if (!chosen.has(id)) this.notifiedOf.delete(id);
    for (const id of this.elsewhere.keys()) if (!chosen.has(id)) this.elsewhere.delete(id);
    for (const [id, scope] of chosen) {
      const known = this.notifiedOf.get(id) ?? earlier.get(id) ?? scope;
      if (fromOtherWindow && earlier.get(id) !== scope) {
        const waiting = this.elsewhere.get(id) ?? { from: known, to: scope };
        this.elsewhere.set(id, { ...waiting, latest: scope });
        this.notifiedOf.set(id, scope);
      } else if (!this.notifiedOf.has(id)) {
        this.notifiedOf.set(id, known);
      }
    }
  }

  /** The scopes that another window has read: see `takeFromOthers`. */
  get readElsewhere(): readonly ScopeId[] {
    return [...this.elsewhere.keys()];
  }

  /**
   * The new events of a scope that another window had read when this one began to wait. That window may have
   * ended before it notified of them. What it has read since is taken by the next call.
   */
  takeFromOthers(id: ScopeId, muteSettings: MuteSettings): NewEvents | undefined {
    const read = this.elsewhere.get(id);
    if (!read) return undefined;
    const { from, to, latest } = read;
    if (to === latest) this.elsewhere.delete(id);
    else this.elsewhere.set(id, { from: to, to: latest, latest });
    return newEventsOf(from, to, muteSettings);
  }

  /** The new events of a scope since the last call; undefined if nothing changed. */
  take(id: ScopeId, muteSettings: MuteSettings): NewEvents | undefined {
    const [before, after] = [this.notifiedOf.get(id), this.store.scope(id)];
    if (!before || !after || before === after) return undefined;
    this.notifiedOf.set(id, after);
    return newEventsOf(before, after, muteSettings);
  }
}
