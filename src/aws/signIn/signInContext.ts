/** What a look for credentials works with. */
import type { SSOClient } from '@aws-sdk/client-sso';
import type { STSClient } from '@aws-sdk/client-sts';
import type { AwsCredentialIdentity } from '@smithy/types';
import type { AskMfaCode } from '../../core/ports/backend';
import type { SharedConfig } from '../config/sharedConfig';

/** Makes the clients that a sign-in may call. */
export interface SignInClients {
  /** @param credentials absent for the calls that are made without any */
  sts(region: string, credentials?: AwsCredentialIdentity): STSClient;
  /** Sends each call once: an MFA code is used up by the first. */
  stsOnce(region: string, credentials: AwsCredentialIdentity): STSClient;
  sso(region: string): SSOClient;
  /** The options of clients that the SDK makes itself. */
  options(service: 'sso_oidc' | 'signin', region?: string): Record<string, unknown>;
}

/** One look for credentials. */
export interface SignInContext {
  readonly config: SharedConfig;
  /** The profile that was chosen, as the scope spells it. */
  readonly profile: string;
  /** Where STS is called when the role's profile names no region. */
  readonly region: string;
  readonly clients: SignInClients;
  /** Told of each kind of sign-in that the look goes through, and of whose it is; of no value. */
  readonly note: (way: string) => void;
  /** The end of the access: programs that run for it are called off. */
  readonly signal: AbortSignal;
  /** Absent in the background, where nobody is asked. */
  readonly ask?: AskMfaCode;
}
