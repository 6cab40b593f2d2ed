/**
 * What can be expected to go wrong, as data. The sentences for people are made in
 * `views/failureText.ts`; AWS's errors are turned into these in `aws/errors.ts` and nowhere else.
 */

import type { ReplayObstacle } from './replayObstacle';

/** The kinds that a person can do something about. */
export type FailureKind =
  /** No credentials were found for the profile. */
  | 'noCredentials'
  /** The sign-in has ended and must be renewed. */
  | 'expired'
  /** The credentials are wrong: unknown key, bad signature. */
  | 'badCredentials'
  /** The account has not enabled the region: it refuses credentials that another region accepts. */
  | 'regionDisabled'
  /** The account has not activated AWS STS in the region. */
  | 'stsDisabled'
  /** The shared config has no such profile. */
  | 'unknownProfile'
  /** A `credential_process` gave no credentials; `detail` says how it ended, never what it printed. */
  | 'processFailed'
  /** The metadata of the place gave no credentials; `resource` is `container` or `instance`. */
  | 'metadataFailed'
  /** The role of the profile asks for an MFA code; `resource` is the device. */
  | 'mfaNeeded'
  /** AWS did not accept the MFA code; `resource` is the device. */
  | 'mfaRefused'
  /** The shared config, or an environment variable in its place, cannot be followed; see `config`. */
  | 'badConfig'
  /** IAM does not allow the call. */
  | 'denied'
  /** AWS asks for fewer calls. */
  | 'throttled'
  /** AWS is carrying out another change of the same thing; `detail` has its words. */
  | 'busy'
  /** No connection: name not resolved, refused, reset. */
  | 'network'
  /** No answer in time. */
  | 'timeout'
  /** An answer that could not be read. */
  | 'malformed'
  /** An answer larger than any that AWS gives; it was not read. */
  | 'tooLarge'
  /** AWS failed on its side. */
  | 'server'
  /** The thing is gone. */
  | 'notFound'
  /** AWS refused the input; `detail` has its words. */
  | 'invalid'
  /** A quota of the account is full. */
  | 'quota'
  /** The person stopped it. */
  | 'cancelled'
  /** The service or the region is not there for this account. */
  | 'unsupported'
  /** An alarm that AWS evaluates cannot be evaluated here; see `obstacle`. AWS was not asked. */
  | 'notReplayable'
  /** Read-only mode is on; nothing was sent. */
  | 'readOnly'
  /** Anything else that AWS answered; `detail` has its words. */
  | 'other';

/** Every kind, for what must know all of them; the compiler keeps the list whole. */
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
  readOnly: true,
  busy: true,
  notReplayable: true,
  other: true,
};

/** Those of a sign-in, which has to be mended before any call can work. */
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

/** A policy that denies a call, or that lacks the permission which the call needs. */
export type DenyingPolicy =
  /** Of the user or role, with an explicit deny. One that only lacks the permission is the usual case. */
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
  /** Of the VPC endpoint through which the call goes. */
  | 'vpcEndpoint'
  /** Of the role that is to be assumed. */
  | 'roleTrust';

/** What is wrong with a config file. */
export type ConfigProblem =
  /** A line that is no section, no setting and no comment. */
  | 'line'
  /** A setting above the first section. */
  | 'noSection'
  /** A text that is not UTF-8. */
  | 'encoding'
  /** A section of the config file that lacks the word `profile`. */
  | 'noProfilePrefix'
  /** A section of the credentials file that begins with the word `profile`. */
  | 'profilePrefix'
  /** A section that is there twice. */
  | 'repeatedSection'
  /** A setting that is there twice in one section. */
  | 'repeatedSetting'
  /** A section whose header has a quotation mark that does not close. */
  | 'unclosedQuote'
  /** A section with a name of several words that no quotation marks surround; `name` is the right header. */
  | 'unquotedName'
  /** A section that has a kind and no name. */
  | 'missingName'
  /** An indented line, which belongs to the setting above it, where that takes one word only. */
  | 'indented'
  /** A `services` or `sso-session` section that a profile names and that is not there. */
  | 'missingSection'
  /** A setting that must be there and is not. */
  | 'missingSetting'
  /** A setting with a value that cannot be used. */
  | 'badValue'
  /** A file that cannot be read. */
  | 'unreadable';

/** Where a config is wrong. */
export interface ConfigFault {
  readonly problem: ConfigProblem;
  /** Absent where an environment variable is at fault. */
  readonly file?: string;
  /** From 1. */
  readonly line?: number;
  /** The section, the setting or the variable. */
  readonly name?: string;
}

/** The one thing that mends a failure, where it is more than to try again. */
export type Remedy =
  /** `aws sso login`, for the profile, or for the session where other profiles share it. */
  | { readonly kind: 'ssoLogin'; readonly profile: string; readonly session?: string }
  /** `aws login`. */
  | { readonly kind: 'consoleLogin'; readonly profile: string }
  /** A code of the MFA device, for the sign-in of the scope's profile. */
  | { readonly kind: 'mfaCode'; readonly profile: string }
  /** An edit of a config file. */
  | { readonly kind: 'edit'; readonly file: string; readonly line?: number };

/** A failure as plain data: fit for a snapshot, a message and a log. Holds no secret. */
export interface Failure {
  readonly kind: FailureKind;
  /** `ec2:DescribeClientVpnEndpoints`: the call and, read as is, the IAM action. */
  readonly action?: string;
  readonly profile?: string;
  readonly region?: string;
  /** What it was about: an alarm name, an ARN, an endpoint id. */
  readonly resource?: string;
  /** AWS's own words, for the log and for `invalid` and `other`. */
  readonly detail?: string;
  readonly requestId?: string;
  /** Of `denied`: the policy that AWS names. Absent where an IAM permission is what is missing. */
  readonly deniedBy?: DenyingPolicy;
  /** A region that the account has not enabled answers so as well, and nothing rules that out. */
  readonly regionMayBeDisabled?: true;
  /**
   * Where a sign-in failed at the keys that a role is taken with: the profiles from the chosen one,
   * whose role it is, to the one at fault.
   */
  readonly roleChain?: readonly string[];
  /**
   * The request did nothing and may be sent again: the connection was never established, or AWS refused
   * credentials that have been renewed since.
   */
  readonly unsent?: true;
  readonly config?: ConfigFault;
  readonly obstacle?: ReplayObstacle;
  readonly remedy?: Remedy;
}

const brand = Symbol.for('clientVpnWatch.ExpectedError');

/** An error whose failure may be shown to a person. Anything else thrown is a bug. */
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

/** The failure for a fault of the config, with the step of opening the file where that can be. */
export function badConfig(config: ConfigFault, cause?: unknown): ExpectedError {
  const { file, line, problem } = config;
  const remedy: Remedy | undefined =
    file === undefined || problem === 'unreadable'
      ? undefined
      : { kind: 'edit', file, ...(line !== undefined && { line }) };
  return new ExpectedError({ kind: 'badConfig', config, ...(remedy && { remedy }) }, { cause });
}

/** Whether an error is expected. Each bundle has its own copy of the class, so no `instanceof`. */
export function isExpected(error: unknown): error is ExpectedError {
  return typeof error === 'object' && error !== null && brand in error;
}
