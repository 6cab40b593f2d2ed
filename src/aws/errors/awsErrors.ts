/**
 * The one place where the errors of the SDK, of Node and of the credential providers are read. Each
 * becomes a failure as data; an error that none of them throws is a bug of ours and stays as it is.
 */
import { ExpectedError, isExpected, type Failure, type FailureKind } from '../../core/model/errors';
import { redact } from '../../core/base/redact';
import { denyingPolicy } from './denyingPolicy';
import { kindOfCode, mayMeanDisabledRegion } from './errorCodes';
import { signInFailureKind } from './signInFailure';
import { isUnsent } from './unsent';

/** What was asked, where, and about what. */
export type CallFacts = Required<Pick<Failure, 'action' | 'profile' | 'region'>> &
  Pick<Failure, 'resource'>;

/** The fields that errors on this side carry. Nothing is certain to be there. */
interface ErrorShape {
  readonly name?: unknown;
  readonly message?: unknown;
  /** Node's system errors. */
  readonly code?: unknown;
  /** The query protocol's error code, also of a modelled CloudWatch error. */
  readonly Code?: unknown;
  readonly $fault?: unknown;
  /** How the service's model says to try again. */
  readonly $retryable?: { readonly throttling?: unknown };
  readonly $metadata?: { readonly httpStatusCode?: unknown; readonly requestId?: unknown };
  readonly cause?: unknown;
}

/**
 * Turns what a call threw into a failure.
 * @returns an `ExpectedError`, or the error itself when it is a bug in our code
 */
export function translateError(error: unknown, facts: CallFacts): unknown {
  // A sign-in that fails on the way to a call says more of it than the call can.
  if (isExpected(error))
    return new ExpectedError({ ...facts, ...error.failure }, { cause: error.cause });
  const shape = (typeof error === 'object' && error !== null ? error : {}) as ErrorShape;
  const known = kindOf(shape);
  if (!known) return error;
  const { message, $metadata } = shape;
  const detail = typeof message === 'string' ? redact(message.replace(sdkHint, '').trim()) : '';
  // CloudWatch has no code of its own for it.
  const kind = known === 'invalid' && isAnotherChange(detail) ? 'busy' : known;
  const requestId = $metadata?.requestId;
  const failure: Failure = {
    ...facts,
    kind,
    ...(kind === 'denied' && { ...deniedAction(detail), ...deniedBy(detail) }),
    ...(mayBeOfRegion(shape, kind) && { regionMayBeDisabled: true }),
    ...(detail !== '' && { detail }),
    ...(typeof requestId === 'string' && { requestId }),
    ...(isUnsent(error) && { unsent: true }),
  };
  return new ExpectedError(failure, { cause: error });
}

/** "A separate request to update this alarm is in progress.", and its kind. */
function isAnotherChange(detail: string): boolean {
  if (/\bconcurrent (request|operation|update|change|modification)/i.test(detail)) return true;
  return / in progress\b/i.test(detail) && /\b(request|operation|update|change)\b/i.test(detail);
}

/** What the SDK appends to a parser's message; it speaks to programmers. */
const sdkHint = /Deserialization error: to see the raw response.*$/s;

/** What the SDK says, without a code, of a region that cannot be one. */
const badRegion = /^Region (not accepted|is missing)/;

/** What the editor's proxy support says, without a code, of a proxy that does not let it through. */
const proxyFailed = 'Failed to establish a socket connection to proxies';

/** The action that AWS names may be another than the one asked: AssumeRole, TagResource. */
function deniedAction(detail: string): Pick<Failure, 'action'> {
  const action = /not authorized to perform: ([\w-]+:\w+)/.exec(detail)?.[1];
  return action === undefined ? {} : { action };
}

function deniedBy(detail: string): Pick<Failure, 'deniedBy'> {
  const policy = denyingPolicy(detail);
  return policy === undefined ? {} : { deniedBy: policy };
}

/** Whether the code that gave the kind is what a region that is not enabled answers. */
function mayBeOfRegion(error: ErrorShape, kind: FailureKind): boolean {
  const code = knownCode(error);
  return code !== undefined && kindOfCode(code) === kind && mayMeanDisabledRegion(code);
}

function kindOf(error: ErrorShape): FailureKind | undefined {
  return (
    signInFailureKind(error, kindOfCode) ??
    kindOfCodes(error) ??
    kindOfAnswer(error) ??
    kindOfWords(String(error.message))
  );
}

function kindOfWords(message: string): FailureKind | undefined {
  if (message.startsWith(proxyFailed)) return 'network';
  return badRegion.test(message) ? 'invalid' : undefined;
}

function kindOfCodes(error: ErrorShape): FailureKind | undefined {
  const code = knownCode(error);
  return code === undefined ? undefined : kindOfCode(code);
}

/** The first code with a meaning: of the error, then of what caused it. */
function knownCode(error: ErrorShape): string | undefined {
  for (const code of [error.name, error.Code, error.code])
    if (typeof code === 'string' && kindOfCode(code) !== undefined) return code;
  const { cause } = error;
  return typeof cause === 'object' && cause !== null ? knownCode(cause) : undefined;
}

/** By what is known of the HTTP answer, when its error code says nothing. */
function kindOfAnswer(error: ErrorShape): FailureKind | undefined {
  const answered = '$response' in error || error.$fault !== undefined;
  if (!answered) return undefined;
  const status = error.$metadata?.httpStatusCode;
  if (error.$fault === 'server' || (typeof status === 'number' && status >= 500)) return 'server';
  if (status === 429 || error.$retryable?.throttling === true) return 'throttled';
  if (status === 408) return 'timeout';
  // A proxy that asks for a sign-in.
  if (status === 407) return 'network';
  // A service's own error has a fault; what has none was thrown while the answer was read.
  return error.$fault === undefined ? 'malformed' : 'other';
}
