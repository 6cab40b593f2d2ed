/**
 * What can be expected to go wrong, as data. The sentences for people are made in
 * `views/failureText.ts`; AWS's errors are turned into these in `aws/errors.ts` and nowhere else.
 */

/** The kinds that a person can do something about. */
export type FailureKind =
  /** No credentials were found for the profile. */
  | 'noCredentials'
  /** The sign-in has ended and must be renewed. */
  | 'expired'
  /** The credentials are wrong: unknown key, bad signature. */
  | 'badCredentials'
  /** IAM does not allow the call. */
  | 'denied'
  /** AWS asks for fewer calls. */
  | 'throttled'
  /** No connection: name not resolved, refused, reset. */
  | 'network'
  /** No answer in time. */
  | 'timeout'
  /** An answer that could not be read. */
  | 'malformed'
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
  /** Anything else that AWS answered; `detail` has its words. */
  | 'other';

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

/** Whether an error is expected. Each bundle has its own copy of the class, so no `instanceof`. */
export function isExpected(error: unknown): error is ExpectedError {
  return typeof error === 'object' && error !== null && brand in error;
}
