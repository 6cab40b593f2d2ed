/**
 * The credentials that one profile holds for all its scopes, so that a role is assumed, a process run
 * and a code asked for once, and not once a region, a service or a client.
 */
import type { AwsCredentialIdentity } from '@smithy/types';
import type { AskMfaCode } from '../core/ports/backend';

/** Credentials with less than this left are looked for again, ms; as in the SDK. */
const endsSoonMs = 5 * 60_000;

/** Looks for credentials; asks a person only when it is given whom to ask. */
export type FindCredentials = (ask?: AskMfaCode) => Promise<AwsCredentialIdentity>;

/** What was found, kept until it nears its end. Never looks twice at once. */
export class HeldCredentials {
  private held: Promise<AwsCredentialIdentity> | undefined;
  /** What was held when a look before its end failed: it serves until it has really ended. */
  private last: AwsCredentialIdentity | undefined;

  constructor(private readonly find: FindCredentials) {}

  /** As the SDK's clients call it. Rejects with what `find` rejects with. */
  readonly provider = async (): Promise<AwsCredentialIdentity> => {
    const kept = this.held;
    if (!kept) return this.look();
    const credentials = await kept;
    if (!endsWithin(credentials, endsSoonMs)) return credentials;
    if (this.last === credentials && !endsWithin(credentials, 0)) return credentials;
    if (this.held === kept) this.held = undefined;
    return this.held ?? this.look(credentials);
  };

  /** Looks anew and may ask; what is held stays when nothing is found. */
  async signIn(ask: AskMfaCode): Promise<void> {
    const credentials = await this.find(ask);
    this.held = Promise.resolve(credentials);
  }

  /** Of what is held now; looks for nothing. */
  async keyId(): Promise<string | undefined> {
    return (await this.held?.catch(() => undefined))?.accessKeyId;
  }

  private look(before?: AwsCredentialIdentity): Promise<AwsCredentialIdentity> {
    const looking = this.find().catch((error: unknown) => {
      if (!before || endsWithin(before, 0)) throw error;
      this.last = before;
      return before;
    });
    this.held = looking;
    looking.catch(() => {
      if (this.held === looking) this.held = undefined;
    });
    return looking;
  }
}

function endsWithin({ expiration }: AwsCredentialIdentity, ms: number): boolean {
  return expiration !== undefined && expiration.getTime() - Date.now() < ms;
}
