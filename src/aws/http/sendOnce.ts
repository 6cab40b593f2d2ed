/**
 * Sends writes once. The SDK would send a request again seconds after a lost response: a second
 * mail would go out, or another user's change in between would be overwritten. The actions decide
 * whether to repeat a write, and check first (`core/actions/write/submit.ts`).
 */
import { StandardRetryStrategy } from '@smithy/core/retry';
import type { RetryErrorInfo, StandardRetryToken } from '@smithy/types';

/** Operations with these prefixes are reads. All others are treated as writes. */
const reads = /^\w+:(Describe|Get|List|Filter)[A-Z]/;

/** Whether a call (`sns:ListTopics`) is a read, so that it may be sent any number of times. */
export function isRead(action: string): boolean {
  return reads.test(action);
}

/** Calls that are billed but change nothing. */
const queries: readonly string[] = ['logs:StartQuery', 'logs:StopQuery'];

/**
 * Whether a call that AWS rejected may be sent again without a check: it changes nothing that
 * another user could have changed in between.
 */
export function changesNothing(action: string): boolean {
  return isRead(action) || queries.includes(action);
}

/** The retry strategy of clients that write. */
export function sendOnce(): StandardRetryStrategy {
  return new SendOnce({ maxAttempts: 2 });
}

/** How AWS rejects a signature for its time. */
const timeRefused: readonly unknown[] = [
  'AuthFailure',
  'InvalidSignatureException',
  'RequestExpired',
  'RequestInTheFuture',
  'RequestTimeTooSkewed',
  'SignatureDoesNotMatch',
];

/** The relevant fields of an error. */
interface Refusal {
  readonly name?: unknown;
  /** The SDK's signer has read AWS's time from the response. */
  readonly $metadata?: { readonly clockSkewCorrected?: boolean };
}

/**
 * Retries only what AWS rejected because of the machine's clock, now signed with AWS's time: it
 * evaluated nothing but the signature.
 */
class SendOnce extends StandardRetryStrategy {
  override refreshRetryTokenForRetry(
    token: StandardRetryToken,
    info: RetryErrorInfo,
  ): Promise<StandardRetryToken> {
    const { name, $metadata } = (info.error ?? {}) as Refusal;
    if ($metadata?.clockSkewCorrected === true && timeRefused.includes(name))
      return super.refreshRetryTokenForRetry(token, info);
    return Promise.reject(new Error('A write is sent once.'));
  }
}
