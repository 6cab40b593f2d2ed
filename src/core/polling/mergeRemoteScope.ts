/** Merges a scope that another window published with the data of this window. */
import { mergeContributorTransitions } from '../cloudwatch/contributorTransitions';
import { transitionRetentionMs, mergeTransitions } from '../cloudwatch/transitions';
import type { Part, ScopeSnapshot } from '../model/snapshot';
import { triedAt } from './partAges';

/**
 * The published snapshot, with the parts that this window tried later and the transitions that it
 * saw earlier.
 * @param now ms since 1970
 */
export function mergeRemoteScope(
  own: ScopeSnapshot,
  published: ScopeSnapshot,
  now: number,
): ScopeSnapshot {
  const known = mergeTransitions(
    own.transitions,
    published.transitions,
    now - transitionRetentionMs,
  );
  return {
    ...published,
    identity: later(own.identity, published.identity, now),
    contributors: laterOfEach(own.contributors, published.contributors, now),
    connections: laterOfEach(own.connections, published.connections, now),
    topics: laterOfEach(own.topics, published.topics, now),
    transitions: known,
    contributorTransitions: mergeContributorTransitions(
      own.contributorTransitions,
      published.contributorTransitions,
      now - transitionRetentionMs,
    ),
    muteRules: published.muteRules ?? own.muteRules,
    alarmRules: published.alarmRules ?? own.alarmRules,
    lastSeen: own.lastSeen,
  };
}

/** For each published part, the one that was tried last. */
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

/**
 * A timestamp in the future was written before the clock was set back, so it is older than all
 * others.
 */
function orderOf(part: Part<unknown>, now: number): number {
  const at = triedAt(part);
  return at > now ? -Infinity : at;
}
