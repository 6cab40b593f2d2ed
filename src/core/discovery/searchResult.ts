/** What a search for endpoints came to: what was found, and what was not looked at and why. */
import type { Failure } from '../model/errors';
import type { Identity, Scope } from '../model/scope';

/** Endpoints in one region. */
export interface DiscoveredScope {
  readonly scope: Scope;
  readonly endpointIds: readonly string[];
  /** Absent where STS did not say. */
  readonly identity?: Identity;
}

/** Why something was not looked at. */
export type SkipReason =
  /** The account has not opted in to the region. */
  | { readonly kind: 'notEnabled' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** The person stopped it before. */
  | { readonly kind: 'stopped' };

/** What was not looked at: a region, or without one all that the profile sees. */
export interface Skip {
  readonly profile: string;
  readonly region?: string;
  readonly reason: SkipReason;
}

/** What came of it; profiles in the order given, their own region first. */
export interface SearchResult {
  readonly found: readonly DiscoveredScope[];
  readonly skipped: readonly Skip[];
  /** Regions that answered, once for each profile. */
  readonly searchedCount: number;
  /** Why it is not known which regions an account has enabled; all that are known were asked then. */
  readonly guessed: readonly Failure[];
}

/** What comes of looking nowhere. */
export const nothing: SearchResult = { found: [], skipped: [], searchedCount: 0, guessed: [] };

/** Several results as one, in their order. */
export function merged(results: readonly SearchResult[]): SearchResult {
  return {
    found: results.flatMap(({ found }) => found),
    skipped: results.flatMap(({ skipped }) => skipped),
    searchedCount: results.reduce((sum, { searchedCount }) => sum + searchedCount, 0),
    guessed: results.flatMap(({ guessed }) => guessed),
  };
}
