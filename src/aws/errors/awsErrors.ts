/**
 * The only place that interprets errors of the SDK, of Node and of the credential providers. Each
 * becomes a failure as data; any other error is a bug of ours and stays unchanged.
 */
import { ExpectedError, isExpected, type Failure, type FailureKind } from '../../core/model/errors';
import { redact } from '../../core/base/redact';
import { denyingPolicy } from './denyingPolicy';
import { kindOfCode, mayMeanDisabledRegion } from './errorCodes';
import { signInFailureKind } from './signInFailure';
import { isUnsent } from './unsent';

/** The call, its scope and its resource. */
export type CallFacts = Required<Pick<Failure, 'action' | 'profile' | 'region'>> &
  Pick<Failure, 'resource'>;

/** The fields of errors on the client side. None is guaranteed. */
interface ErrorShape {
  readonly name?: unknown;
  readonly message?: unknown;
  /** Node's system errors. */
  readonly code?: unknown;
  /** The query protocol's error code, also of a modelled CloudWatch error. */
  readonly Code?: unknown;
  readonly $fault?: unknown;
  /** The retry information of the service's model. */
  readonly $retryable?: { readonly throttling?: unknown };
  readonly $metadata?: { readonly httpStatusCode?: unknown; readonly requestId?: unknown };
  readonly cause?: unknown;
}

/**
 * Converts a thrown error into a failure.
 * @returns an `ExpectedError`, or the error itself if it is a bug in our code
 */
export function translateError(error: unknown, facts: CallFacts): unknown {
  // A failed sign-in before a call has more detail than the call's own facts.
  if (isExpected(error))
    return new ExpectedError({ ...facts, ...error.failure }, { cause: error.cause });
  const shape = (typeof error === 'object' && error !== null ? error : {}) as ErrorShape;
  const known = kindOf(shape);
  if (!known) return error;
  const { message, $metadata } = shape;
  const detail = typeof message === 'string' ? redact(message.replace(sdkHint, '').trim()) : '';
  // CloudWatch has no separate code for this.
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

/** "A separate request to update this alarm is in progress.", and similar messages. */
function isAnotherChange(message: string): boolean {
  // Names that users have chosen.
  const detail = message.replace(/'[^']*'|"[^"]*"/g, '');
  if (/\bbeing (created|updated|changed|modified|deleted)\b/i.test(detail)) return true;
  if (/\bconcurrent (request|operation|update|change|modification)/i.test(detail)) return true;
  return / in progress\b/i.test(detail) && /\b(request|operation|update|change)\b/i.test(detail);
}

/** The SDK appends this to a parser's message; it is meant for programmers. */
const sdkHint = /Deserialization error: to see the raw response.*$/s;

/** The SDK's message, without a code, for an invalid region. */
const badRegion = /^Region (not accepted|is missing)/;

/**
 * The message, without a code, of the editor's proxy support for a proxy that rejects the
 * connection.
 */
const proxyFailed = 'Failed to establish a socket connection to proxies';

/** The action that AWS names may differ from the call: AssumeRole, TagResource. */
function deniedAction(detail: string): Pick<Failure, 'action'> {
  const action = /not authorized to perform: ([\w-]+:\w+)/.exec(detail)?.[1];
  return action === undefined ? {} : { action };
}

function deniedBy(detail: string): Pick<Failure, 'deniedBy'> {
  const policy = denyingPolicy(detail);
  return policy === undefined ? {} : { deniedBy: policy };
}

/** Whether the code that determined the kind is also returned by a region that is not enabled. */
function mayBeOfRegion(error: ErrorShape, kind: FailureKind): boolean {
  const code = knownCode(error);
  return code !== undefined && kindOfCode(code) === kind && mayMeanDisabledRegion(code);
}

function kindOf(error: ErrorShape): FailureKind | undefined {
  return (
    signInFailureKind(error, kindOfCode) ??
    kindOfCodes(error) ??
    kindOfAnswer(error) ??
    // No connection, for a reason that is rare: the machine's firewall, too many open files.
    (isUnsent(error) ? 'network' : undefined) ??
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

/** The first known code: of the error, then of its causes. */
function knownCode(error: ErrorShape): string | undefined {
  for (const code of [error.name, error.Code, error.code])
    if (typeof code === 'string' && kindOfCode(code) !== undefined) return code;
  const { cause } = error;
  return typeof cause === 'object' && cause !== null ? knownCode(cause) : undefined;
}

/** Derived from the HTTP response if the error code is unknown. */
function kindOfAnswer(error: ErrorShape): FailureKind | undefined {
  const answered = '$response' in error || error.$fault !== undefined;
  if (!answered) return undefined;
  const status = error.$metadata?.httpStatusCode;
  if (error.$fault === 'server' || (typeof status === 'number' && status >= 500)) return 'server';
  if (status === 429 || error.$retryable?.throttling === true) return 'throttled';
  if (status === 408) return 'timeout';
  // A proxy that requires authentication.
  if (status === 407) return 'network';
  // A service's own error has `$fault`; without it, the error was thrown while parsing the
  // response.
  return error.$fault === undefined ? 'malformed' : 'other';
}
