/**
 * Writes are sent once. The SDK would send a request again whose answer is lost, seconds later: a second
 * mail goes out, or what somebody else has changed meanwhile is overwritten. Whether a write is sent
 * again is for the actions to decide, which look first (`core/actions/submit.ts`).
 */
import { StandardRetryStrategy } from '@smithy/core/retry';
import type { RetryErrorInfo, StandardRetryToken } from '@smithy/types';

/** Operations whose name begins so change nothing. Any other is taken for a write. */
const reads = /^\w+:(Describe|Get|List|Filter)[A-Z]/;

/** Whether a call (`sns:ListTopics`) changes nothing, so that it may be sent any number of times. */
export function isRead(action: string): boolean {
  return reads.test(action);
}

/** Calls that are billed and yet change nothing. */
const queries: readonly string[] = ['logs:StartQuery', 'logs:StopQuery'];

/**
 * Whether a call that AWS refused may be made again without another look: it changes nothing that
 * somebody else could have changed meanwhile.
 */
export function changesNothing(action: string): boolean {
  return isRead(action) || queries.includes(action);
}

/** The retry strategy of clients that write. */
export function sendOnce(): StandardRetryStrategy {
  return new SendOnce({ maxAttempts: 2 });
}

/** How AWS refuses a signature for its time. */
const timeRefused: readonly unknown[] = [
  'AuthFailure',
  'InvalidSignatureException',
  'RequestExpired',
  'RequestInTheFuture',
  'RequestTimeTooSkewed',
  'SignatureDoesNotMatch',
];

/** The fields of an error that tell it. */
interface Refusal {
  readonly name?: unknown;
  /** The SDK's signer has learned AWS's time from the answer. */
  readonly $metadata?: { readonly clockSkewCorrected?: boolean };
}

/**
 * Sends again only what AWS refused for the machine's clock, now signed with AWS's time: it looked at
 * nothing but the signature.
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
