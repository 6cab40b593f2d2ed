/**
 * The credentials that one profile holds for all its scopes, so that a role is assumed, a process run
 * and a code asked for once, and not once a region, a service or a client. What one region refuses is
 * no word on the others: another region may give the credentials, and those that it takes are kept.
 */
import type { AwsCredentialIdentity } from '@smithy/types';
import { ExpectedError, isExpected, type FailureKind } from '../core/model/errors';
import { within } from '../core/base/within';
import type { AskMfaCode } from '../core/ports/backend';
import { systemClock } from '../core/base/systemClock';

/** Credentials with less than this left are looked for again, ms; as in the SDK. */
const endsSoonMs = 5 * 60_000;

/** For so long a region that took the credentials vouches for them where another refuses them, ms. */
const vouchesMs = 10 * 60_000;

/**
 * A look that takes longer, in ms, will not end any more; the next one looks anew. Longer than a chain of
 * roles takes.
 */
const longestLookMs = 4 * 60_000;

/** Other regions in which a sign-in that failed is tried: a person waits for it. */
const triesElsewhere = 1;

/** Looks of other regions that one waits for, one after the other, each up to its time-outs. */
const mostJoins = 2;

/** Failures that STS may have in one region and not in another, an outage or one not enabled. */
const ofRegions: readonly FailureKind[] = [
  'network',
  'timeout',
  'server',
  'unsupported',
  'badCredentials',
  'stsDisabled',
];

/** Looks for credentials, calling the region's STS; asks a person only when it is given whom to ask. */
export type FindCredentials = (region: string, ask?: AskMfaCode) => Promise<AwsCredentialIdentity>;

/** What each profile holds, by its name; the backends of a process may share it. */
export type SignIns = Map<string, HeldCredentials>;

/** A look, which may still be under way. */
interface Look {
  readonly region: string;
  readonly found: Promise<AwsCredentialIdentity>;
}

/** What was found, kept until it nears its end. Never looks twice at once in one region. Whoever asks looks. */
export class HeldCredentials {
  private held: Look | undefined;
  /** What was held when a look before its end failed: it serves until it has really ended. */
  private last: AwsCredentialIdentity | undefined;
  /** What the shared config said at the last look, as a digest; undefined before the first. */
  basis: string | undefined;
  /** The regions whose clients these are. */
  private readonly regions = new Set<string>();
  /** When each region took them last, as `performance.now()` has it. */
  private readonly takenAt = new Map<string, number>();

  /** For a region's clients, as the SDK calls it. It rejects with what `find` rejects with. */
  providerFor(region: string, find: FindCredentials): () => Promise<AwsCredentialIdentity> {
    this.regions.add(region);
    return () => this.provide(region, find);
  }

  /** Looks anew and may ask, for each code once; what is held stays when nothing is found. */
  async signIn(find: FindCredentials, ask: AskMfaCode): Promise<void> {
    const askOnce = rememberingAnswers(ask);
    const regions = [...this.regions];
    for (const [tried, region] of regions.entries())
      try {
        const credentials = await find(region, askOnce);
        this.held = { region, found: Promise.resolve(credentials) };
        return;
      } catch (error) {
        const isLast = tried === Math.min(triesElsewhere, regions.length - 1);
        if (isLast || !mayWorkElsewhere(error)) throw error;
      }
  }

  /** Of what is held now; looks for nothing. */
  async keyId(): Promise<string | undefined> {
    return (await this.held?.found.catch(() => undefined))?.accessKeyId;
  }

  /** AWS has answered a call of the region that they signed. */
  taken(region: string): void {
    this.takenAt.set(region, performance.now());
  }

  /** Whether the region has taken them before; if not, its refusal says little of them. */
  wereTakenIn(region: string): boolean {
    return this.takenAt.has(region);
  }

  /** Whether another region has taken them of late. */
  areTakenElsewhere(region: string): boolean {
    const since = performance.now() - vouchesMs;
    return [...this.takenAt].some(([other, at]) => other !== region && at > since);
  }

  private async provide(region: string, find: FindCredentials): Promise<AwsCredentialIdentity> {
    const kept = this.held;
    const credentials = await this.join(region, find);
    if (!kept || !endsWithin(credentials, endsSoonMs)) return credentials;
    if (this.last === credentials && !endsWithin(credentials, 0)) return credentials;
    if (this.held === kept) this.held = undefined;
    return this.join(region, find, credentials);
  }

  /** What is held or looked for; a look of one's own where those of others failed for their regions. */
  private async join(
    region: string,
    find: FindCredentials,
    before?: AwsCredentialIdentity,
  ): Promise<AwsCredentialIdentity> {
    for (let joins = 0; ; joins++) {
      const other = joins < mostJoins || this.held?.region === region ? this.held : undefined;
      const look = other ?? this.look(region, find, before);
      try {
        return await look.found;
      } catch (error) {
        if (look.region === region || !mayWorkElsewhere(error)) throw error;
      }
    }
  }

  private look(region: string, find: FindCredentials, before?: AwsCredentialIdentity): Look {
    const finding = within(systemClock, longestLookMs, find(region), () => {
      const detail = `No credentials within ${longestLookMs} ms.`;
      throw new ExpectedError({ kind: 'timeout', detail });
    });
    const found = finding.catch((error: unknown) => {
      if (!before || endsWithin(before, 0)) throw error;
      this.last = before;
      return before;
    });
    const look = { region, found };
    this.held = look;
    found.catch(() => {
      if (this.held === look) this.held = undefined;
    });
    return look;
  }
}

/** An organization may deny what is done in some regions. */
function mayWorkElsewhere(error: unknown): boolean {
  if (!isExpected(error)) return false;
  const { kind, deniedBy } = error.failure;
  return ofRegions.includes(kind) || deniedBy === 'serviceControl';
}

/** STS uses up a code only when it answers; the same one may be tried where it does. */
function rememberingAnswers(ask: AskMfaCode): AskMfaCode {
  const answers = new Map<string, ReturnType<AskMfaCode>>();
  return (device) => {
    const key = JSON.stringify([device.profile, device.serial]);
    const answer = answers.get(key) ?? ask(device);
    answers.set(key, answer);
    return answer;
  };
}

function endsWithin({ expiration }: AwsCredentialIdentity, ms: number): boolean {
  return expiration !== undefined && expiration.getTime() - Date.now() < ms;
}
