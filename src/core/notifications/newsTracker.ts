/**
 * Remembers each scope as it was when its news were told last, so that what a whole refresh brought
 * is told at once: the alarm that fired and, read a moment later, who joined.
 */
import { scopeId, type ScopeId } from '../model/scope';
import type { ScopeSnapshot } from '../model/snapshot';
import type { Change, Store } from '../state/store';
import { newsOf, type News, type Silence } from './notices';

/** The tracker. */
export class NewsTracker {
  private readonly toldOf = new Map<ScopeId, ScopeSnapshot>();

  constructor(private readonly store: Pick<Store, 'scope'>) {}

  /** Takes note of a change. What another window has read, that window tells. */
  note({ before, after, adopted }: Change): void {
    const earlier = new Map(before.scopes.map((scope) => [scopeId(scope.scope), scope]));
    const chosen = new Map(after.scopes.map((scope) => [scopeId(scope.scope), scope]));
    for (const id of this.toldOf.keys()) if (!chosen.has(id)) this.toldOf.delete(id);
    for (const [id, scope] of chosen) {
      if (adopted && earlier.get(id) !== scope) this.toldOf.set(id, scope);
      else if (!this.toldOf.has(id)) this.toldOf.set(id, earlier.get(id) ?? scope);
    }
  }

  /** What is new in a scope since it was taken last; undefined where nothing has changed. */
  take(id: ScopeId, silence: Silence): News | undefined {
    const [before, after] = [this.toldOf.get(id), this.store.scope(id)];
    if (!before || !after || before === after) return undefined;
    this.toldOf.set(id, after);
    return newsOf(before, after, silence);
  }
}
