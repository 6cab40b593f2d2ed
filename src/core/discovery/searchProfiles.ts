/** The profiles with which a search can be made, and the region that each asks first. */
import { homeRegion, type Scope } from '../model/scope';
import type { Profile } from '../ports/backend';
import type { SearchProfile } from './findEndpoints';

/** A profile for the search. */
export interface SearchCandidate {
  readonly profile: Profile;
  readonly search: SearchProfile;
  /** Whether it is selected by default. */
  readonly picked: boolean;
}

/**
 * Every profile of the shared config, then chosen profiles that are no longer in it, then the
 * default credential chain, which usually is one of the profiles under another name.
 */
export function searchCandidates(
  profiles: readonly Profile[],
  chosen: readonly Scope[],
): readonly SearchCandidate[] {
  const names = new Set(['', ...profiles.map(({ name }) => name)]);
  const gone = new Set(chosen.map(({ profile }) => profile).filter((name) => !names.has(name)));
  const chain: Profile = { name: '', kind: 'default' };
  const missing = [...gone].map((name): Profile => ({ name, kind: 'none' }));
  const chainPicked = profiles.length === 0 || chosen.some(({ profile }) => profile === '');
  return [...profiles, ...missing, chain].map((profile) => ({
    profile,
    search: { profile: profile.name, region: askedIn(profile, profiles, chosen) },
    picked: profile.name !== '' || chainPicked,
  }));
}

/** Its own region, else a chosen one. Both are in the partition of its account. */
function askedIn(
  { name, region }: Profile,
  profiles: readonly Profile[],
  chosen: readonly Scope[],
): string {
  const watched = chosen.find(({ profile }) => profile === name)?.region;
  const ofDefault =
    name === '' ? profiles.find((profile) => profile.name === 'default')?.region : undefined;
  return region ?? watched ?? ofDefault ?? homeRegion('aws');
}
