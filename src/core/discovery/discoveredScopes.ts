/**
 * Determines which discovered scopes can be added: each account's region once, even if several
 * profiles see it, and nothing that is already chosen.
 */
import { scopeId, type Scope } from '../model/scope';
import { partValue, type Snapshot } from '../model/snapshot';
import type { DiscoveredScope } from './searchResult';

/** A discovered scope in relation to the chosen scopes. */
export interface FoundChoice {
  readonly found: DiscoveredScope;
  /** Chosen before the search. */
  readonly chosen: boolean;
  /** An earlier scope that shows the same endpoints. */
  readonly sameAs?: Scope;
}

/**
 * Compares the discovered scopes with the chosen ones.
 * @param chosen scopes that are already chosen, whether found again or not
 * @param shown what the view knows of them
 */
export function foundChoices(
  found: readonly DiscoveredScope[],
  chosen: readonly Scope[],
  shown: Snapshot,
): readonly FoundChoice[] {
  const ids = new Set(chosen.map(scopeId));
  const isChosen = ({ scope }: DiscoveredScope): boolean => ids.has(scopeId(scope));
  // Chosen scopes come first: the others can duplicate them.
  const first = [...found.filter(isChosen), ...shownScopes(shown).filter(isChosen)];
  return found.map((one, i) => {
    if (isChosen(one)) return { found: one, chosen: true };
    const before = [...first, ...found.slice(0, i)];
    const same = before.find((other) => isSame(one, other));
    return { found: one, chosen: false, ...(same && { sameAs: same.scope }) };
  });
}

/** Compares account IDs; if one is unknown, looks for an endpoint that both scopes see. */
function isSame(a: DiscoveredScope, b: DiscoveredScope): boolean {
  if (a.scope.region !== b.scope.region) return false;
  if (a.identity && b.identity) return a.identity.accountId === b.identity.accountId;
  return a.endpointIds.some((id) => b.endpointIds.includes(id));
}

function shownScopes({ scopes }: Snapshot): readonly DiscoveredScope[] {
  return scopes.map(({ scope, endpoints, identity }) => {
    const known = partValue(identity);
    const ids = (partValue(endpoints) ?? []).map(({ id }) => id);
    return { scope, endpointIds: ids, ...(known && { identity: known }) };
  });
}
