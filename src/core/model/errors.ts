/**
 * Expected failures as data. `text/failures` turns them into sentences; only `aws/errors` creates
 * them from AWS's errors.
 */

import type { DenyingPolicy } from './failures/denyingPolicy';
import type { ConfigFault } from './failures/configFault';
import type { ReplayObstacle } from './failures/replayObstacle';

/** The kinds of failure that a user can act on. */
export type FailureKind =
  /** No credentials were found for the profile. */
  | 'noCredentials'
  /** The sign-in has expired and must be renewed. */
  | 'expired'
  /** The credentials are wrong: unknown key or bad signature. */
  | 'badCredentials'
  /** The account has not enabled the region: it rejects credentials that another region accepts. */
  | 'regionDisabled'
  /** The account has not activated AWS STS in the region. */
  | 'stsDisabled'
  /** The shared config has no such profile. */
  | 'unknownProfile'
  /**
   * A `credential_process` returned no credentials; `detail` says how it ended, never its output.
   */
  | 'processFailed'
  /** The metadata service returned no credentials; `resource` is `container` or `instance`. */
  | 'metadataFailed'
  /** The role of the profile needs an MFA code; `resource` is the device. */
  | 'mfaNeeded'
  /** AWS rejected the MFA code; `resource` is the device. */
  | 'mfaRefused'
  /** The shared config, or an environment variable that replaces it, is invalid; see `config`. */
  | 'badConfig'
  /** IAM does not allow the call. */
  | 'denied'
  /** AWS asks for fewer calls. */
  | 'throttled'
  /** AWS is processing another change of the same resource; `detail` has its message. */
  | 'busy'
  /** No connection: name not resolved, refused or reset. */
  | 'network'
  /** No response in time. */
  | 'timeout'
  /** A response that could not be parsed. */
  | 'malformed'
  /** A response larger than any from AWS; it was not read. */
  | 'tooLarge'
  /** AWS failed on its side. */
  | 'server'
  /** The resource does not exist. */
  | 'notFound'
  /** AWS rejected the input; `detail` has its message. */
  | 'invalid'
  /** A quota of the account is exhausted. */
  | 'quota'
  /** The user cancelled. */
  | 'cancelled'
  /** The service or the region is not available to this account. */
  | 'unsupported'
  /**
   * AWS evaluates this alarm, but it cannot be evaluated here; see `obstacle`. AWS was not called.
   */
  | 'notReplayable'
  /**
   * The credentials are no longer those of the account that the plan is for; nothing was sent.
   * `resource` is the planned account, `detail` the one of the credentials.
   */
  | 'otherAccount'
  /** Read-only mode is on; nothing was sent. */
  | 'readOnly'
  /** Any other error from AWS; `detail` has its message. */
  | 'other';

/** Every kind, for code that handles all of them; the compiler keeps the list complete. */
export const everyFailureKind: Readonly<Record<FailureKind, true>> = {
  noCredentials: true,
  expired: true,
  badCredentials: true,
  regionDisabled: true,
  stsDisabled: true,
  unknownProfile: true,
  processFailed: true,
  metadataFailed: true,
  mfaNeeded: true,
  mfaRefused: true,
  badConfig: true,
  denied: true,
  throttled: true,
  network: true,
  timeout: true,
  malformed: true,
  tooLarge: true,
  server: true,
  notFound: true,
  invalid: true,
  quota: true,
  cancelled: true,
  unsupported: true,
  otherAccount: true,
  readOnly: true,
  busy: true,
  notReplayable: true,
  other: true,
};

/** Failures of the sign-in, which must be repaired before any call can succeed. */
export const credentialFailures: ReadonlySet<FailureKind> = new Set([
  'noCredentials',
  'expired',
  'badCredentials',
  'unknownProfile',
  'processFailed',
  'metadataFailed',
  'mfaNeeded',
  'mfaRefused',
  'badConfig',
]);

/** The single action that resolves a failure, if it is more than retrying. */
export type Remedy =
  /** `aws sso login`, for the profile, or for the session if other profiles share it. */
  | { readonly kind: 'ssoLogin'; readonly profile: string; readonly session?: string }
  /** `aws login`. */
  | { readonly kind: 'consoleLogin'; readonly profile: string }
  /** An MFA code, for the sign-in of the scope's profile. */
  | { readonly kind: 'mfaCode'; readonly profile: string }
  /** Editing a config file. */
  | { readonly kind: 'edit'; readonly file: string; readonly line?: number };

/** A failure as plain data: suitable for a snapshot, a message and a log. Contains no secret. */
export interface Failure {
  readonly kind: FailureKind;
  /** `ec2:DescribeClientVpnEndpoints`: the call, which is also the IAM action. */
  readonly action?: string;
  readonly profile?: string;
  readonly region?: string;
  /** What it concerns: an alarm name, an ARN, an endpoint id. */
  readonly resource?: string;
  /** AWS's message, for the log and for `invalid` and `other`. */
  readonly detail?: string;
  readonly requestId?: string;
  /** For `denied`: the policy that AWS names. Absent if an IAM permission is missing. */
  readonly deniedBy?: DenyingPolicy;
  /**
   * A region that the account has not enabled gives the same error, and this cannot be excluded.
   */
  readonly regionMayBeDisabled?: true;
  /**
   * For a sign-in that failed at the source credentials of a role: the profiles from the chosen
   * one, whose role it is, to the failing one.
   */
  readonly roleChain?: readonly string[];
  /**
   * The request had no effect and may be sent again: the connection was never established, or AWS
   * rejected credentials that have since been renewed.
   */
  readonly unsent?: true;
  readonly config?: ConfigFault;
  readonly obstacle?: ReplayObstacle;
  readonly remedy?: Remedy;
}

const brand = Symbol.for('clientVpnWatch.ExpectedError');

/** An error whose failure may be shown to the user. Anything else thrown is a bug. */
export class ExpectedError extends Error {
  readonly [brand] = true;

  constructor(
    readonly failure: Failure,
    options?: ErrorOptions,
  ) {
    super(`${failure.kind}: ${failure.action ?? ''} ${failure.detail ?? ''}`.trim(), options);
    this.name = 'ExpectedError';
  }
}

/** The failure for a config problem, with a remedy that opens the file if possible. */
export function badConfig(config: ConfigFault, cause?: unknown): ExpectedError {
  const { file, line, problem } = config;
  const remedy: Remedy | undefined =
    file === undefined || problem === 'unreadable'
      ? undefined
      : { kind: 'edit', file, ...(line !== undefined && { line }) };
  return new ExpectedError({ kind: 'badConfig', config, ...(remedy && { remedy }) }, { cause });
}

/**
 * Whether an error is expected. Each bundle has its own copy of the class, so `instanceof` does not
 * work.
 */
export function isExpected(error: unknown): error is ExpectedError {
  return typeof error === 'object' && error !== null && brand in error;
}

/** Whether an error says only that the user has cancelled. */
export function isCancelled(error: unknown): boolean {
  return isExpected(error) && error.failure.kind === 'cancelled';
}
