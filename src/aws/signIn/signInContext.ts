/** The context of a search for credentials. */
import type { SSOClient } from '@aws-sdk/client-sso';
import type { STSClient } from '@aws-sdk/client-sts';
import type { AwsCredentialIdentity } from '@smithy/types';
import type { AskMfaCode } from '../../core/ports/backend';
import type { SharedConfig } from '../config/sharedConfig';

/** Creates the clients for sign-in calls. */
export interface SignInClients {
  /** @param credentials absent for unsigned calls */
  sts(region: string, credentials?: AwsCredentialIdentity): STSClient;
  /** Sends each call once: the first one consumes an MFA code. */
  stsOnce(region: string, credentials: AwsCredentialIdentity): STSClient;
  sso(region: string): SSOClient;
  /** The options of clients that the SDK creates itself. */
  options(service: 'sso_oidc' | 'signin', region?: string): Record<string, unknown>;
}

/** One search for credentials. */
export interface SignInContext {
  readonly config: SharedConfig;
  /** The chosen profile, as named in the scope. */
  readonly profile: string;
  /** The region for STS if the role's profile names none. */
  readonly region: string;
  readonly clients: SignInClients;
  /** Receives each sign-in method that the search tries, with its profile; no values. */
  readonly note: (method: string) => void;
  /** Aborts when the access is disposed: running programs are cancelled. */
  readonly signal: AbortSignal;
  /** Absent in the background, where the user is not asked. */
  readonly ask?: AskMfaCode;
}
