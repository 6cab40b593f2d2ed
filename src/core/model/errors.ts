/**
 * Expected failures as data. `text/failures` turns them into sentences; only `aws/errors` creates
 * them from AWS's errors.
 */

import type { ReplayObstacle } from './replayObstacle';

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

/** A policy that denies a call, or does not contain the required permission. */
export type DenyingPolicy =
  /** Of the user or role, with an explicit deny. A missing permission is the usual case instead. */
  | 'identity'
  /** Of the resource, such as a topic. */
  | 'resource'
  /** The permissions boundary of the user or role. */
  | 'boundary'
  /** Of the temporary credentials. */
  | 'session'
  /** A service control policy of the organization. */
  | 'serviceControl'
  /** A resource control policy of the organization. */
  | 'resourceControl'
  /** Of the VPC endpoint that the call passes through. */
  | 'vpcEndpoint'
  /** Of the role to be assumed. */
  | 'roleTrust';

/** A problem in a config file. */
export type ConfigProblem =
  /** A line that is neither section, setting nor comment. */
  | 'line'
  /** A setting above the first section. */
  | 'noSection'
  /** Text that is not UTF-8. */
  | 'encoding'
  /** A section of the config file without the word `profile`. */
  | 'noProfilePrefix'
  /** A section of the credentials file that starts with the word `profile`. */
  | 'profilePrefix'
  /** A duplicate section. */
  | 'repeatedSection'
  /** A duplicate setting in one section. */
  | 'repeatedSetting'
  /** A section whose header has an unclosed quotation mark. */
  | 'unclosedQuote'
  /**
   * A section with a name of several words without quotation marks; `name` is the correct header.
   */
  | 'unquotedName'
  /** A section with a kind and no name. */
  | 'missingName'
  /** An indented line continues the setting above it, but that takes a single word. */
  | 'indented'
  /** A `services` or `sso-session` section that a profile refers to does not exist. */
  | 'missingSection'
  /** A required setting is missing. */
  | 'missingSetting'
  /** A setting with an unusable value. */
  | 'badValue'
  /** A file that cannot be read. */
  | 'unreadable';

/** The location of a config problem. */
export interface ConfigFault {
  readonly problem: ConfigProblem;
  /** Absent if an environment variable is wrong. */
  readonly file?: string;
  /** 1-based. */
  readonly line?: number;
  /** The section, the setting or the variable. */
  readonly name?: string;
}

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
