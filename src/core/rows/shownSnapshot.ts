/** The snapshot without the endpoints that the reader has hidden, and without their alarms. */
import { endpointsOf } from '../watching/watches';
import type { Alarm } from '../model/alarm';
import { scopeId } from '../model/scope';
import { partValue, type Part, type ScopeSnapshot, type Snapshot } from '../model/snapshot';
import { endpointKey } from '../model/endpointKey';

/** `endpointKey`s. */
type Keys = ReadonlySet<string>;

const memory = new WeakMap<
  ScopeSnapshot,
  { readonly hidden: Keys; readonly shown: ScopeSnapshot }
>();

/** The scopes of which something is hidden. */
const wholes = new WeakMap<ScopeSnapshot, ScopeSnapshot>();

/** The scope with all that is hidden of it: what is judged must not depend on what is looked at. */
export function wholeScope(shown: ScopeSnapshot): ScopeSnapshot {
  return wholes.get(shown) ?? shown;
}

/** What is left of every scope. */
export function shownSnapshot(snapshot: Snapshot, hidden: Keys): Snapshot {
  if (hidden.size === 0) return snapshot;
  return { scopes: snapshot.scopes.map((scope) => shownScope(scope, hidden)) };
}

/**
 * What is left of a scope: the same object while nothing of it is hidden or has changed. An alarm
 * that watches a shown endpoint besides a hidden one stays.
 */
export function shownScope(scope: ScopeSnapshot, hidden: Keys): ScopeSnapshot {
  if (hidden.size === 0) return scope;
  const known = memory.get(scope);
  if (known?.hidden === hidden) return known.shown;
  const shown = without(scope, hidden);
  memory.set(scope, { hidden, shown });
  if (shown !== scope) wholes.set(shown, scope);
  return shown;
}

/** The hidden endpoints that are there, and the alarms that only they have. */
export function hiddenParts(
  scope: ScopeSnapshot,
  hidden: Keys,
): { readonly endpoints: number; readonly alarms: readonly Alarm[] } {
  if (hidden.size === 0) return { endpoints: 0, alarms: [] };
  const { isHidden, isOnlyHidden } = judges(scope, hidden);
  return {
    endpoints: (partValue(scope.endpoints) ?? []).filter(({ id }) => isHidden(id)).length,
    alarms: (partValue(scope.alarms) ?? []).filter(isOnlyHidden),
  };
}

function without(scope: ScopeSnapshot, hidden: Keys): ScopeSnapshot {
  const { isHidden, isOnlyHidden } = judges(scope, hidden);
  const endpoints = kept(scope.endpoints, ({ id }) => !isHidden(id));
  const alarms = kept(scope.alarms, (alarm) => !isOnlyHidden(alarm));
  return endpoints === scope.endpoints && alarms === scope.alarms
    ? scope
    : { ...scope, endpoints, alarms };
}

function judges(scope: ScopeSnapshot, hidden: Keys) {
  const id = scopeId(scope.scope);
  const listed = new Set((partValue(scope.endpoints) ?? []).map((endpoint) => endpoint.id));
  // The alarm of an endpoint that is gone is news again, and no row counts that endpoint as hidden.
  const isHidden = (endpointId: string): boolean =>
    listed.has(endpointId) && hidden.has(endpointKey(id, endpointId));
  const isOnlyHidden = (alarm: Alarm): boolean => {
    const watched = endpointsOf(alarm, listed);
    return watched.length > 0 && watched.every(isHidden);
  };
  return { isHidden, isOnlyHidden };
}

/** The part with the items that fit; the same part when all do. */
function kept<T>(part: Part<readonly T[]>, fits: (item: T) => boolean): Part<readonly T[]> {
  if (!('value' in part)) return part;
  const value = part.value.filter(fits);
  return value.length === part.value.length ? part : { ...part, value };
}
