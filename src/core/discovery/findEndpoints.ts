/**
 * Searches for Client VPN endpoints with several profiles, in every region that their accounts have
 * enabled. A failure in one profile or region does not stop the others. When a user stops the
 * search, the result contains what was found until then. It lists what was not searched, with the
 * reason.
 */
import { isExpected, type Failure, type FailureKind } from '../model/errors';
import {
  partitionOf,
  scopeId,
  type AccountRegion,
  type Identity,
  type Scope,
} from '../model/scope';
import { ConcurrencyLimiter } from '../polling/concurrencyLimiter';
import type { ScopeAws } from '../ports/aws';
import { merged, nothing, type SearchResult, type Skip } from './searchResult';

/** Maximum number of parallel calls, over all profiles. */
export const callsAtOnce = 8;

/** A profile to search with, and the region in which its list of regions is requested. */
export type SearchProfile = Scope;

/** Progress of the search. `total` grows as the regions of the profiles become known. */
export interface SearchProgress {
  readonly done: number;
  readonly total: number;
  /** Scope of the last call. */
  readonly scope: Scope;
}

/** Dependencies of the search. */
export interface SearchDeps {
  readonly open: (scope: Scope) => ScopeAws;
  /** All known region codes, for accounts whose regions cannot be read. */
  readonly knownRegions: readonly string[];
  /**
   * Signs in a profile whose role requires an MFA code; may prompt the user. Rejects like any call.
   */
  readonly signIn: (profile: string) => Promise<void>;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: SearchProgress) => void;
}

/** Searches with every profile. Rejects only for bugs. */
export async function findEndpoints(
  profiles: readonly SearchProfile[],
  options: SearchDeps,
): Promise<SearchResult> {
  const search = new Search(options);
  return merged(await Promise.all(profiles.map((profile) => search.searchWith(profile))));
}

/** AWS authenticated the caller but did not return its regions: each known region can be tried. */
const tryAnyway: readonly FailureKind[] = [
  'denied',
  'throttled',
  'server',
  'malformed',
  'tooLarge',
  'unsupported',
  'regionDisabled',
  'stsDisabled',
  'other',
];

/** Outcome of a call. */
type Outcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'stopped' };

class Search {
  private readonly limiter = new ConcurrencyLimiter({ limit: callsAtOnce });
  private done = 0;
  private total = 0;

  constructor(private readonly deps: SearchDeps) {}

  async searchWith(home: SearchProfile): Promise<SearchResult> {
    const regions = await this.regions(home);
    const { profile } = home;
    if (regions.kind !== 'done' && !(regions.kind === 'failed' && mayTryEach(regions.failure)))
      return { ...nothing, skipped: [{ profile, reason: regions }] };
    const { signal } = this.deps;
    const asked = await this.attempt(home, (aws) => aws.account.identity(signal));
    const identity = asked.kind === 'done' ? asked.value : undefined;
    if (regions.kind === 'done') return this.searchIn(regions.value, home, identity);
    const { skipped, ...result } = await this.searchIn(this.allRegions(home), home, identity);
    const known = identity !== undefined || regions.failure.kind === 'denied';
    return {
      ...result,
      skipped: known ? skipped.map((skip) => countedNotEnabled(skip, 'badCredentials')) : skipped,
      guessed: [regions.failure],
    };
  }

  private allRegions({ region }: SearchProfile): readonly AccountRegion[] {
    return this.deps.knownRegions
      .filter((code) => partitionOf(code) === partitionOf(region))
      .map((code) => ({ code, enabled: true }));
  }

  private async regions(home: SearchProfile): Promise<Outcome<readonly AccountRegion[]>> {
    const { signal, signIn } = this.deps;
    const ask = (): Promise<Outcome<readonly AccountRegion[]>> =>
      this.counted(home, (aws) => aws.account.regions(signal));
    const first = await ask();
    if (first.kind !== 'failed' || first.failure.remedy?.kind !== 'mfaCode') return first;
    try {
      await signIn(home.profile);
    } catch (error) {
      if (!isExpected(error)) throw error;
      return error.failure.kind === 'cancelled'
        ? first
        : { kind: 'failed', failure: error.failure };
    }
    return ask();
  }

  private async searchIn(
    regions: readonly AccountRegion[],
    home: SearchProfile,
    identity: Identity | undefined,
  ): Promise<SearchResult> {
    const { profile } = home;
    const own = regions.filter(({ code }) => code === home.region);
    const ordered = [...own, ...regions.filter(({ code }) => code !== home.region)];
    const results = await Promise.all(
      ordered.map(async ({ code: region, enabled }): Promise<SearchResult> => {
        const scope = { profile, region };
        if (!enabled)
          return { ...nothing, skipped: [{ ...scope, reason: { kind: 'notEnabled' } }] };
        const list = await this.counted(scope, (aws) => aws.endpoints.list(this.deps.signal));
        if (list.kind !== 'done') {
          const skip = { ...scope, reason: list };
          return { ...nothing, skipped: [countedNotEnabled(skip, 'regionDisabled')] };
        }
        const ids = list.value.filter(({ state }) => state !== 'deleted').map(({ id }) => id);
        const found = { scope, endpointIds: ids, ...(identity && { identity }) };
        return { ...nothing, searchedCount: 1, found: ids.length > 0 ? [found] : [] };
      }),
    );
    return merged(results);
  }

  /** Makes a call that counts as one step of the progress. */
  private async counted<T>(scope: Scope, call: (aws: ScopeAws) => Promise<T>): Promise<Outcome<T>> {
    this.total++;
    return this.attempt(scope, async (aws) => {
      this.deps.onProgress({ done: this.done, total: this.total, scope });
      try {
        return await call(aws);
      } finally {
        this.done++;
      }
    });
  }

  private attempt<T>(scope: Scope, call: (aws: ScopeAws) => Promise<T>): Promise<Outcome<T>> {
    const { open, signal } = this.deps;
    return this.limiter.run(scopeId(scope), async (): Promise<Outcome<T>> => {
      if (this.deps.signal.aborted) return { kind: 'stopped' };
      try {
        return { kind: 'done', value: await call(open(scope)) };
      } catch (error) {
        if (!isExpected(error)) throw error;
        const { failure } = error;
        const stopped = signal.aborted || failure.kind === 'cancelled';
        return stopped ? { kind: 'stopped' } : { kind: 'failed', failure };
      }
    });
  }
}

function mayTryEach({ kind }: Failure): boolean {
  return tryAnyway.includes(kind);
}

/**
 * Treats the region as not enabled if the call failed that way. AWS rejects valid credentials in a
 * region that the account has not enabled.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html (AuthFailure)
 */
function countedNotEnabled(skip: Skip, kind: FailureKind): Skip {
  const { reason } = skip;
  const refused = reason.kind === 'failed' && reason.failure.kind === kind;
  return refused ? { ...skip, reason: { kind: 'notEnabled' } } : skip;
}
