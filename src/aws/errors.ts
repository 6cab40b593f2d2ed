/**
 * The one place where the errors of the SDK, of Node and of the credential providers are read. Each
 * becomes a failure as data; an error that none of them throws is a bug of ours and stays as it is.
 */
import { ExpectedError, isExpected, type Failure, type FailureKind } from '../core/errors';
import { redact } from '../core/redact';
import { signInFailureKind } from './signInFailure';

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
  readonly $metadata?: { readonly httpStatusCode?: unknown; readonly requestId?: unknown };
  readonly cause?: unknown;
}

/** Codes by what they mean, as EC2, CloudWatch, SNS, STS, IAM and Node spell them. */
const codesByKind: Partial<Record<FailureKind, readonly string[]>> = {
  throttled: [
    'Throttling',
    'ThrottlingException',
    'ThrottledException',
    'Throttled',
    'RequestLimitExceeded',
    'RequestThrottled',
    'RequestThrottledException',
    'TooManyRequestsException',
    'SlowDown',
  ],
  expired: [
    'ExpiredToken',
    'ExpiredTokenException',
    'RequestExpired',
    'TOKEN_EXPIRED',
    'UnauthorizedException',
  ],
  badCredentials: [
    'InvalidClientTokenId',
    'UnrecognizedClientException',
    'AuthFailure',
    'SignatureDoesNotMatch',
    'InvalidSignatureException',
    'IncompleteSignature',
    'MissingAuthenticationToken',
    'InvalidAccessKeyId',
  ],
  denied: [
    'AccessDenied',
    'AccessDeniedException',
    'UnauthorizedOperation',
    'AuthorizationError',
    'AuthorizationErrorException',
    'NotAuthorized',
    'ForbiddenException',
    'KMSAccessDenied',
    'KMSAccessDeniedException',
  ],
  unsupported: [
    'OptInRequired',
    // STS, where the account has turned it off.
    'RegionDisabledException',
    'SubscriptionRequiredException',
    'InvalidAction',
    'UnknownOperationException',
    'UnsupportedOperation',
  ],
  network: [
    'ECONNREFUSED',
    'ECONNRESET',
    'ECONNABORTED',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EPIPE',
    'EHOSTUNREACH',
    'EHOSTDOWN',
    'ENETUNREACH',
    'ENETDOWN',
    'EADDRNOTAVAIL',
    'EPROTO',
    'ERR_STREAM_PREMATURE_CLOSE',
  ],
  // `answerBody.ts`.
  tooLarge: ['AnswerTooLarge'],
  timeout: ['TimeoutError', 'ETIMEDOUT', 'RequestTimeout', 'RequestTimeoutException'],
  notFound: ['ResourceNotFound', 'ResourceNotFoundException', 'NotFound', 'NotFoundException'],
  invalid: [
    'ValidationError',
    'ValidationException',
    'InvalidParameter',
    'InvalidParameterException',
    'InvalidParameterValue',
    'InvalidParameterValueException',
    'InvalidParameterCombination',
    'InvalidParameterCombinationException',
    'InvalidFormat',
    'InvalidFormatFault',
    'InvalidNextToken',
    'MalformedQueryException',
    'InvalidOperationException',
    'MissingParameter',
    'MissingRequiredParameterException',
    // The SDK's own, for an endpoint that cannot be: FIPS with an endpoint of one's own, and the like.
    'EndpointError',
  ],
  server: [
    'InternalError',
    'InternalErrorException',
    'InternalFailure',
    'InternalServiceError',
    'InternalServiceFault',
    'ServiceFailure',
    'ServiceUnavailable',
    'ServiceUnavailableException',
    'Unavailable',
  ],
  cancelled: ['AbortError'],
};

const kindByCode: ReadonlyMap<string, FailureKind> = new Map(
  (Object.entries(codesByKind) as [FailureKind, readonly string[]][]).flatMap(([kind, codes]) =>
    codes.map((code) => [code, kind] as const),
  ),
);

/** Codes that come in families. */
const kindByPattern: readonly (readonly [RegExp, FailureKind])[] = [
  [/\.\w*NotFound$/, 'notFound'],
  [/\.(Malformed|Duplicate)$/, 'invalid'],
  [/LimitExceeded(Fault|Exception)?$/, 'quota'],
  // Certificates: https://nodejs.org/api/tls.html#x509-certificate-error-codes
  [/^(CERT_|ERR_TLS_|ERR_SSL_|SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_|HOSTNAME_MISMATCH)/, 'network'],
  // Node's HTTP parser.
  [/^HPE_/, 'malformed'],
];

/**
 * Turns what a call threw into a failure.
 * @returns an `ExpectedError`, or the error itself when it is a bug in our code
 */
export function translateError(error: unknown, facts: CallFacts): unknown {
  // A sign-in that fails on the way to a call says more of it than the call can.
  if (isExpected(error))
    return new ExpectedError({ ...facts, ...error.failure }, { cause: error.cause });
  const shape = (typeof error === 'object' && error !== null ? error : {}) as ErrorShape;
  const kind = kindOf(shape);
  if (!kind) return error;
  const { message, $metadata } = shape;
  const detail = typeof message === 'string' ? redact(message.replace(sdkHint, '').trim()) : '';
  const requestId = $metadata?.requestId;
  const failure: Failure = {
    ...facts,
    kind,
    ...(kind === 'denied' && deniedAction(detail)),
    ...(detail !== '' && { detail }),
    ...(typeof requestId === 'string' && { requestId }),
  };
  return new ExpectedError(failure, { cause: error });
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

/** By code: of the error, and of what caused it. */
function kindOfCodes(error: ErrorShape): FailureKind | undefined {
  for (const code of [error.name, error.Code, error.code]) {
    const kind = typeof code === 'string' ? kindOfCode(code) : undefined;
    if (kind) return kind;
  }
  const { cause } = error;
  return typeof cause === 'object' && cause !== null ? kindOfCodes(cause) : undefined;
}

function kindOfCode(code: string): FailureKind | undefined {
  return kindByCode.get(code) ?? kindByPattern.find(([pattern]) => pattern.test(code))?.[1];
}

/** By what is known of the HTTP answer, when its error code says nothing. */
function kindOfAnswer(error: ErrorShape): FailureKind | undefined {
  const answered = '$response' in error || error.$fault !== undefined;
  if (!answered) return undefined;
  const status = error.$metadata?.httpStatusCode;
  if (error.$fault === 'server' || (typeof status === 'number' && status >= 500)) return 'server';
  if (status === 429) return 'throttled';
  // A proxy that asks for a sign-in.
  if (status === 407) return 'network';
  // A service's own error has a fault; what has none was thrown while the answer was read.
  return error.$fault === undefined ? 'malformed' : 'other';
}
