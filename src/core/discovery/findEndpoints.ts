/**
 * Looks for Client VPN endpoints with several profiles, in every region that their accounts have
 * enabled. What one profile or region refuses keeps nobody from the rest; what was found before a
 * person stops it is kept; what was not looked at is told with its reason.
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

/** Calls under way at once, over all profiles. */
export const callsAtOnce = 8;

/** A profile to look with, and the region in which it is asked which regions there are. */
export type SearchProfile = Scope;

/** How far it is. `total` grows while the regions of profiles are learned. */
export interface SearchProgress {
  readonly done: number;
  readonly total: number;
  /** Where the last call has gone. */
  readonly scope: Scope;
}

/** What the search needs from outside. */
export interface SearchOptions {
  readonly open: (scope: Scope) => ScopeAws;
  /** All region codes known here, for accounts that do not tell. */
  readonly knownRegions: readonly string[];
  /** Signs in a profile whose role asks for an MFA code; may ask a person. Rejects as any call. */
  readonly signIn: (profile: string) => Promise<void>;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: SearchProgress) => void;
}

/** Looks with every profile. Rejects for bugs alone. */
export async function findEndpoints(
  profiles: readonly SearchProfile[],
  options: SearchOptions,
): Promise<SearchResult> {
  const search = new Search(options);
  return merged(await Promise.all(profiles.map((profile) => search.lookWith(profile))));
}

/** AWS was there and knew who asked, but did not tell its regions: they can be tried one by one. */
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

/** How a call went. */
type Outcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'stopped' };

class Search {
  private readonly limiter = new ConcurrencyLimiter({ limit: callsAtOnce });
  private done = 0;
  private total = 0;

  constructor(private readonly options: SearchOptions) {}

  async lookWith(home: SearchProfile): Promise<SearchResult> {
    const regions = await this.regions(home);
    const { profile } = home;
    if (regions.kind !== 'done' && !(regions.kind === 'failed' && mayTryEach(regions.failure)))
      return { ...nothing, skipped: [{ profile, reason: regions }] };
    const { signal } = this.options;
    const asked = await this.attempt(home, (aws) => aws.account.identity(signal));
    const identity = asked.kind === 'done' ? asked.value : undefined;
    if (regions.kind === 'done') return this.lookIn(regions.value, home, identity);
    const { skipped, ...result } = await this.lookIn(this.allRegions(home), home, identity);
    const known = identity !== undefined || regions.failure.kind === 'denied';
    return {
      ...result,
      skipped: known ? skipped.map((skip) => countedNotEnabled(skip, 'badCredentials')) : skipped,
      guessed: [regions.failure],
    };
  }

  private allRegions({ region }: SearchProfile): readonly AccountRegion[] {
    return this.options.knownRegions
      .filter((code) => partitionOf(code) === partitionOf(region))
      .map((code) => ({ code, enabled: true }));
  }

  private async regions(home: SearchProfile): Promise<Outcome<readonly AccountRegion[]>> {
    const { signal, signIn } = this.options;
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

  private async lookIn(
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
        const list = await this.counted(scope, (aws) => aws.endpoints.list(this.options.signal));
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

  /** An attempt that counts as a step of the progress. */
  private async counted<T>(scope: Scope, call: (aws: ScopeAws) => Promise<T>): Promise<Outcome<T>> {
    this.total++;
    return this.attempt(scope, async (aws) => {
      this.options.onProgress({ done: this.done, total: this.total, scope });
      try {
        return await call(aws);
      } finally {
        this.done++;
      }
    });
  }

  private attempt<T>(scope: Scope, call: (aws: ScopeAws) => Promise<T>): Promise<Outcome<T>> {
    const { open, signal } = this.options;
    return this.limiter.run(scopeId(scope), async (): Promise<Outcome<T>> => {
      if (this.options.signal.aborted) return { kind: 'stopped' };
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
 * The region counts as not enabled where the call failed so. Credentials that are good elsewhere are
 * refused where the account has not enabled the region.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html (AuthFailure)
 */
function countedNotEnabled(skip: Skip, kind: FailureKind): Skip {
  const { reason } = skip;
  const refused = reason.kind === 'failed' && reason.failure.kind === kind;
  return refused ? { ...skip, reason: { kind: 'notEnabled' } } : skip;
}
