/**
 * What a person may add of what was found: each account's region once, however many profiles see it,
 * and nothing of what is chosen already.
 */
import { scopeId, type Scope } from '../model/scope';
import { partValue, type Snapshot } from '../model/snapshot';
import type { DiscoveredScope } from './searchResult';

/** Something found, and how it stands to what is chosen. */
export interface FoundChoice {
  readonly found: DiscoveredScope;
  /** Chosen before the search. */
  readonly chosen: boolean;
  /** Another scope that shows the same endpoints and comes before this one. */
  readonly sameAs?: Scope;
}

/**
 * Sets what was found against what is chosen.
 * @param chosen scopes that are chosen already, whether found again or not
 * @param shown what the view knows of them
 */
export function foundChoices(
  found: readonly DiscoveredScope[],
  chosen: readonly Scope[],
  shown: Snapshot,
): readonly FoundChoice[] {
  const ids = new Set(chosen.map(scopeId));
  const isChosen = ({ scope }: DiscoveredScope): boolean => ids.has(scopeId(scope));
  // What is chosen comes before what is not: it is what the others double.
  const first = [...found.filter(isChosen), ...shownScopes(shown).filter(isChosen)];
  return found.map((one, i) => {
    if (isChosen(one)) return { found: one, chosen: true };
    const before = [...first, ...found.slice(0, i)];
    const same = before.find((other) => isSame(one, other));
    return { found: one, chosen: false, ...(same && { sameAs: same.scope }) };
  });
}

/** The account's number tells; where it is not known, an endpoint that both see does. */
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
