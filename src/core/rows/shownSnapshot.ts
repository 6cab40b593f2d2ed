/** The snapshot without hidden endpoints and their alarms. */
import { LastResults } from '../base/memoize';
import { endpointsOf } from '../watching/watches';
import type { AnyAlarm } from '../model/logAlarm';
import { scopeId } from '../model/scope';
import { partValue, type Part, type ScopeSnapshot, type Snapshot } from '../model/snapshot';
import { endpointKey } from '../model/endpointRef';

/** `endpointKey`s. */
type Keys = ReadonlySet<string>;

const known = new LastResults<ScopeSnapshot, Keys, ScopeSnapshot>(Object.is);

/** The snapshot without the hidden parts of every scope. */
export function shownSnapshot(snapshot: Snapshot, hidden: Keys): Snapshot {
  if (hidden.size === 0) return snapshot;
  return { scopes: snapshot.scopes.map((scope) => shownScope(scope, hidden)) };
}

/**
 * The scope without its hidden parts; the same object while nothing is hidden or has changed. Keeps
 * an alarm that watches both a shown and a hidden endpoint.
 */
export function shownScope(scope: ScopeSnapshot, hidden: Keys): ScopeSnapshot {
  if (hidden.size === 0) return scope;
  return known.get(scope, hidden)?.result ?? known.keep(scope, hidden, without(scope, hidden));
}

/** The hidden endpoints that exist, and the alarms that watch only these. */
export function hiddenParts(
  scope: ScopeSnapshot,
  hidden: Keys,
): { readonly endpoints: number; readonly alarms: readonly AnyAlarm[] } {
  if (hidden.size === 0) return { endpoints: 0, alarms: [] };
  const { isHidden, isOnlyHidden } = judges(scope, hidden);
  return {
    endpoints: (partValue(scope.endpoints) ?? []).filter(({ id }) => isHidden(id)).length,
    alarms: (partValue(scope.alarms) ?? []).filter(isOnlyHidden),
  };
}

function without(scope: ScopeSnapshot, hidden: Keys): ScopeSnapshot {
  const { isHidden, isOnlyHidden } = judges(scope, hidden);
  const endpoints = filteredPart(scope.endpoints, ({ id }) => !isHidden(id));
  const alarms = filteredPart(scope.alarms, (alarm) => !isOnlyHidden(alarm));
  return endpoints === scope.endpoints && alarms === scope.alarms
    ? scope
    : { ...scope, endpoints, alarms };
}

function judges(scope: ScopeSnapshot, hidden: Keys) {
  const id = scopeId(scope.scope);
  const endpoints = partValue(scope.endpoints) ?? [];
  const listed = new Set(endpoints.map((endpoint) => endpoint.id));
  // Shows the alarm of a deleted endpoint again, since no row counts that endpoint as hidden.
  const isHidden = (endpointId: string): boolean =>
    listed.has(endpointId) && hidden.has(endpointKey(id, endpointId));
  const isOnlyHidden = (alarm: AnyAlarm): boolean => {
    const watched = endpointsOf(alarm, endpoints);
    return watched.length > 0 && watched.every(isHidden);
  };
  return { isHidden, isOnlyHidden };
}

/** The part with the matching items; the same part if all match. */
function filteredPart<T>(part: Part<readonly T[]>, fits: (item: T) => boolean): Part<readonly T[]> {
  if (!('value' in part)) return part;
  const value = part.value.filter(fits);
  return value.length === part.value.length ? part : { ...part, value };
}
