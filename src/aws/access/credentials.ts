/**
 * The credentials of one profile for all its scopes, so that a role is assumed, a process run and a
 * code requested once, not once per region, service or client. A rejection in one region does not
 * apply to others: another region may provide the credentials, and credentials that it accepts are
 * kept.
 */
import { minuteMs } from '../../core/base/duration';
import type { AwsCredentialIdentity } from '@smithy/types';
import { ExpectedError, isExpected, type FailureKind } from '../../core/model/errors';
import { within } from '../../core/base/within';
import type { AskMfaCode } from '../../core/ports/backend';
import { systemClock } from '../../core/base/systemClock';

/** Credentials that expire within this time are renewed, ms; the same as in the SDK. */
const endsSoonMs = 5 * minuteMs;

/**
 * For this long after accepting the credentials, a region counts as evidence against rejections
 * elsewhere, ms.
 */
const vouchesMs = 10 * minuteMs;

/**
 * A search that takes longer, in ms, is treated as hanging, and the next one starts again. Longer
 * than a chain of roles takes.
 */
const longestSearchMs = 4 * minuteMs;

/** Other regions in which a failed sign-in is tried, while the user waits. */
const triesElsewhere = 1;

/**
 * How many searches of other regions one waits for, one after the other, each up to its timeouts.
 */
const mostJoins = 2;

/**
 * Failures that STS may return in one region and not in another: an outage, or a region that is not
 * enabled.
 */
const ofRegions: readonly FailureKind[] = [
  'network',
  'timeout',
  'server',
  'unsupported',
  'badCredentials',
  'stsDisabled',
];

/**
 * Searches for credentials using the region's STS; asks the user only if it gets a callback for
 * that.
 */
export type FindCredentials = (region: string, ask?: AskMfaCode) => Promise<AwsCredentialIdentity>;

/** The credentials of each profile, by name; the backends of a process may share it. */
export type SignIns = Map<string, HeldCredentials>;

/** A search that may still be under way. */
interface Search {
  readonly region: string;
  readonly found: Promise<AwsCredentialIdentity>;
}

/**
 * Holds found credentials until shortly before they expire. At most one search runs per region. The
 * caller that needs credentials searches.
 */
export class HeldCredentials {
  private held: Search | undefined;
  /** The previous credentials after a failed early renewal: they are used until they expire. */
  private last: AwsCredentialIdentity | undefined;
  /** A digest of the shared config at the last search; undefined before the first. */
  basis: string | undefined;
  /** The regions of the clients that use these. */
  private readonly regions = new Set<string>();
  /** When each region last accepted them, from `performance.now()`. */
  private readonly takenAt = new Map<string, number>();

  /** The SDK's credential provider for a region's clients. It rejects like `find`. */
  providerFor(region: string, find: FindCredentials): () => Promise<AwsCredentialIdentity> {
    this.regions.add(region);
    return () => this.provide(region, find);
  }

  /**
   * Searches again and may ask the user, once for each device; existing credentials stay if nothing
   * is found. Another region is tried only if no code can have been used: the same code is rejected
   * the second time. After a failure of a region, the next sign-in starts in another one.
   */
  async signIn(find: FindCredentials, ask: AskMfaCode): Promise<void> {
    const codes = new OneTimeCodes(ask);
    const regions = [...this.regions];
    for (const [tried, region] of regions.entries()) {
      try {
        const credentials = await find(region, codes.ask);
        this.held = { region, found: Promise.resolve(credentials) };
        return;
      } catch (error) {
        if (!mayWorkElsewhere(error)) throw error;
        this.regions.delete(region);
        this.regions.add(region);
        const isLast = tried === Math.min(triesElsewhere, regions.length - 1);
        if (isLast || codes.mayBeUsed(error)) throw error;
      }
    }
  }

  /** The key id of the current credentials; does not search. */
  async keyId(): Promise<string | undefined> {
    return (await this.held?.found.catch(() => undefined))?.accessKeyId;
  }

  /** Records that AWS has answered a call that they signed in the region. */
  taken(region: string): void {
    this.takenAt.set(region, performance.now());
  }

  /**
   * Whether the region has accepted them before; otherwise its rejection says little about them.
   */
  wereTakenIn(region: string): boolean {
    return this.takenAt.has(region);
  }

  /** Whether another region has accepted them recently. */
  areTakenElsewhere(region: string): boolean {
    const since = performance.now() - vouchesMs;
    return [...this.takenAt].some(([other, at]) => other !== region && at > since);
  }

  private async provide(region: string, find: FindCredentials): Promise<AwsCredentialIdentity> {
    const previous = this.held;
    const credentials = await this.join(region, find);
    if (!previous || !endsWithin(credentials, endsSoonMs)) return credentials;
    if (this.last === credentials && !endsWithin(credentials, 0)) return credentials;
    if (this.held === previous) this.held = undefined;
    return this.join(region, find, credentials);
  }

  /**
   * The current credentials or those of a running search; starts a search if those of other regions
   * failed for regional reasons.
   */
  private async join(
    region: string,
    find: FindCredentials,
    before?: AwsCredentialIdentity,
  ): Promise<AwsCredentialIdentity> {
    for (let joins = 0; ; joins++) {
      const other = joins < mostJoins || this.held?.region === region ? this.held : undefined;
      const search = other ?? this.search(region, find, before);
      try {
        return await search.found;
      } catch (error) {
        if (search.region === region || !mayWorkElsewhere(error)) throw error;
      }
    }
  }

  private search(region: string, find: FindCredentials, before?: AwsCredentialIdentity): Search {
    const finding = within(systemClock, longestSearchMs, find(region), () => {
      const detail = `No credentials within ${longestSearchMs} ms.`;
      throw new ExpectedError({ kind: 'timeout', detail });
    });
    const found = finding.catch((error: unknown) => {
      if (!before || endsWithin(before, 0)) throw error;
      this.last = before;
      return before;
    });
    const search = { region, found };
    this.held = search;
    found.catch(() => {
      if (this.held === search) this.held = undefined;
    });
    return search;
  }
}

/** An organization may deny actions in some regions. */
function mayWorkElsewhere(error: unknown): boolean {
  if (!isExpected(error)) return false;
  const { kind, deniedBy } = error.failure;
  return ofRegions.includes(kind) || deniedBy === 'serviceControl';
}

/** Failures with which STS rejects a caller before it checks the code. */
const beforeCode: readonly FailureKind[] = ['badCredentials', 'stsDisabled', 'unsupported'];

/** The codes that the user has entered during one sign-in. */
class OneTimeCodes {
  private readonly devices: Parameters<AskMfaCode>[0][] = [];
  private readonly answers = new Map<string, ReturnType<AskMfaCode>>();

  constructor(private readonly askUser: AskMfaCode) {}

  readonly ask: AskMfaCode = (device) => {
    const key = JSON.stringify([device.profile, device.serial]);
    const answer = this.answers.get(key) ?? this.askUser(device);
    this.answers.set(key, answer);
    this.devices.push(device);
    return answer;
  };

  /**
   * Whether STS may have accepted one of them before this failure. In a chain of roles, the code of
   * one profile is used before the call of the next.
   */
  mayBeUsed(error: unknown): boolean {
    if (this.devices.length === 0 || !isExpected(error)) return this.devices.length > 0;
    const { kind, profile, unsent } = error.failure;
    if (this.devices.some((device) => device.profile !== profile)) return true;
    return unsent !== true && !beforeCode.includes(kind);
  }
}

function endsWithin({ expiration }: AwsCredentialIdentity, ms: number): boolean {
  return expiration !== undefined && expiration.getTime() - Date.now() < ms;
}
