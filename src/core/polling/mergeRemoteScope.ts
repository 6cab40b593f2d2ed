/** Joins what another window has read of a scope with what this one knows. */
import { keepTransitionsMs, mergeTransitions } from '../cloudwatch/transitions';
import type { Part, ScopeSnapshot } from '../model/snapshot';
import { triedAt } from './partAges';

/**
 * The published snapshot, with what this window has tried later or saw before the other one did.
 * @param now ms since 1970
 */
export function mergeRemoteScope(
  own: ScopeSnapshot,
  published: ScopeSnapshot,
  now: number,
): ScopeSnapshot {
  const known = mergeTransitions(own.transitions, published.transitions, now - keepTransitionsMs);
  return {
    ...published,
    identity: later(own.identity, published.identity, now),
    connections: laterOfEach(own.connections, published.connections, now),
    topics: laterOfEach(own.topics, published.topics, now),
    transitions: known,
    muteRules: published.muteRules ?? own.muteRules,
  };
}

/** What the published snapshot has, each part as it was tried last. */
function laterOfEach<T>(
  own: Readonly<Record<string, Part<T>>>,
  published: Readonly<Record<string, Part<T>>>,
  now: number,
): Readonly<Record<string, Part<T>>> {
  const entries = Object.entries(published);
  return Object.fromEntries(entries.map(([key, part]) => [key, later(own[key], part, now)]));
}

function later<T>(own: Part<T> | undefined, published: Part<T>, now: number): Part<T> {
  return own && orderOf(own, now) > orderOf(published, now) ? own : published;
}

/** A stamp that is still to come was made before the clock was set back, so before those of now. */
function orderOf(part: Part<unknown>, now: number): number {
  const at = triedAt(part);
  return at > now ? -Infinity : at;
}
