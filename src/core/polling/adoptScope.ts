/** Joins what another window has read of a scope with what this one knows. */
import { keepTransitionsMs, mergeTransitions } from '../detection/transitions';
import type { Part, ScopeSnapshot } from '../model/snapshot';
import { triedAt } from './connectionsToRead';

/**
 * The published snapshot, with what this window has tried later or saw before the other one did.
 * @param now ms since 1970
 */
export function adoptScope(
  own: ScopeSnapshot,
  published: ScopeSnapshot,
  now: number,
): ScopeSnapshot {
  const known = mergeTransitions(own.transitions, published.transitions, now - keepTransitionsMs);
  return {
    ...published,
    identity: later(own.identity, published.identity),
    connections: laterOfEach(own.connections, published.connections),
    topics: laterOfEach(own.topics, published.topics),
    transitions: known,
    muteRules: published.muteRules ?? own.muteRules,
  };
}

/** What the published snapshot has, each part as it was tried last. */
function laterOfEach<T>(
  own: Readonly<Record<string, Part<T>>>,
  published: Readonly<Record<string, Part<T>>>,
): Readonly<Record<string, Part<T>>> {
  const entries = Object.entries(published);
  return Object.fromEntries(entries.map(([key, part]) => [key, later(own[key], part)]));
}

function later<T>(own: Part<T> | undefined, published: Part<T>): Part<T> {
  return own && triedAt(own) > triedAt(published) ? own : published;
}
