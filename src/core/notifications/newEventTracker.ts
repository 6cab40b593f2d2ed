/**
 * Keeps each scope as of its last notification, so that one notification covers a whole refresh:
 * the alarm that fired and the connections that are read a moment later.
 */
import { scopeId, type ScopeId } from '../model/scope';
import type { ScopeSnapshot } from '../model/snapshot';
import type { Change, Store } from '../state/store';
import { newEventsOf, type NewEvents, type MuteSettings } from './newEvents';

/** The tracker. */
export class NewEventTracker {
  private readonly notifiedOf = new Map<ScopeId, ScopeSnapshot>();

  constructor(private readonly store: Pick<Store, 'scope'>) {}

  /** Records a change. The window that read the data sends the notification. */
  note({ before, after, fromOtherWindow }: Change): void {
    const earlier = new Map(before.scopes.map((scope) => [scopeId(scope.scope), scope]));
    const chosen = new Map(after.scopes.map((scope) => [scopeId(scope.scope), scope]));
    for (const id of this.notifiedOf.keys()) if (!chosen.has(id)) this.notifiedOf.delete(id);
    for (const [id, scope] of chosen) {
      if (fromOtherWindow && earlier.get(id) !== scope) this.notifiedOf.set(id, scope);
      else if (!this.notifiedOf.has(id)) this.notifiedOf.set(id, earlier.get(id) ?? scope);
    }
  }

  /** The new events of a scope since the last call; undefined if nothing changed. */
  take(id: ScopeId, muteSettings: MuteSettings): NewEvents | undefined {
    const [before, after] = [this.notifiedOf.get(id), this.store.scope(id)];
    if (!before || !after || before === after) return undefined;
    this.notifiedOf.set(id, after);
    return newEventsOf(before, after, muteSettings);
  }
}
