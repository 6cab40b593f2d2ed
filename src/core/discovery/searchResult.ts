/** Result of a search for endpoints: what was found, and what was not searched and why. */
import type { Failure } from '../model/errors';
import type { Identity, Scope } from '../model/scope';

/** Endpoints in one region. */
export interface DiscoveredScope {
  readonly scope: Scope;
  readonly endpointIds: readonly string[];
  /** Absent if STS did not return it. */
  readonly identity?: Identity;
}

/** Why something was not searched. */
type SkipReason =
  /** The account has not opted in to the region. */
  | { readonly kind: 'notEnabled' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** The user stopped the search before. */
  | { readonly kind: 'stopped' };

/** What was not searched: a region, or without one everything that the profile can see. */
export interface Skip {
  readonly profile: string;
  readonly region?: string;
  readonly reason: SkipReason;
}

/** The result; profiles in the given order, their own region first. */
export interface SearchResult {
  readonly found: readonly DiscoveredScope[];
  readonly skipped: readonly Skip[];
  /** Number of regions that responded, once for each profile. */
  readonly searchedCount: number;
  /** Why the enabled regions of an account are unknown; all known regions were searched instead. */
  readonly guessed: readonly Failure[];
}

/** The empty result. */
export const nothing: SearchResult = { found: [], skipped: [], searchedCount: 0, guessed: [] };

/** Merges several results, in their order. */
export function merged(results: readonly SearchResult[]): SearchResult {
  return {
    found: results.flatMap(({ found }) => found),
    skipped: results.flatMap(({ skipped }) => skipped),
    searchedCount: results.reduce((sum, { searchedCount }) => sum + searchedCount, 0),
    guessed: results.flatMap(({ guessed }) => guessed),
  };
}
