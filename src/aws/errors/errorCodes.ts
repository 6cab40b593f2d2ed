/** The meanings of error codes. */
import type { FailureKind } from '../../core/model/errors';
import { certificateCode } from './unsent';

/** Codes by meaning, as spelled by EC2, CloudWatch, SNS, STS, IAM and Node. */
const codesByKind: Partial<Record<FailureKind, readonly string[]>> = {
  // The SDK's throttling codes except LimitExceededException, which CloudWatch and CloudWatch Logs
  // return for an exhausted quota.
  // https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
  throttled: [
    'BandwidthLimitExceeded',
    'EC2ThrottledException',
    'KMSThrottling',
    'KMSThrottlingException',
    'PriorRequestNotComplete',
    'ProvisionedThroughputExceededException',
    'RequestLimitExceeded',
    'RequestThrottled',
    'RequestThrottledException',
    'SlowDown',
    'SlowDownException',
    'Throttled',
    'ThrottledException',
    'Throttling',
    'ThrottlingException',
    'TooManyRequestsException',
    'TransactionInProgressException',
  ],
  // Another change of the same resource is in progress.
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
  // https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html
  // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeleteLogGroup.html
  busy: [
    'IncorrectState',
    'OperationAborted',
    'OperationAbortedException',
    'ResourceConflict',
    'ResourceConflictException',
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
    'IncompleteSignatureException',
    'MissingAuthenticationToken',
    'MissingAuthenticationTokenException',
    'InvalidAccessKeyId',
    // Node's, for a key or a token with characters that no header may have.
    'ERR_INVALID_CHAR',
  ],
  denied: [
    'AccessDenied',
    'AccessDeniedException',
    'UnauthorizedOperation',
    'AuthorizationError',
    'AuthorizationErrorException',
    'NotAuthorized',
    'NotAuthorizedException',
    'ForbiddenException',
    'KMSAccessDenied',
    'KMSAccessDeniedException',
  ],
  // https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html#API_AssumeRole_Errors
  stsDisabled: ['RegionDisabledException'],
  unsupported: [
    'OptInRequired',
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
    'EAI_FAIL',
    'EAI_NODATA',
    'EAI_NONAME',
    'ECANCELED',
    'ENONET',
    'ENOTCONN',
    'ERR_SOCKET_CLOSED',
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
  timeout: [
    'TimeoutError',
    'ETIMEDOUT',
    'ESOCKETTIMEDOUT',
    'ERR_SOCKET_CONNECTION_TIMEOUT',
    'RequestTimeout',
    'RequestTimeoutException',
  ],
  notFound: [
    'ResourceNotFound',
    'ResourceNotFoundException',
    'NotFound',
    'NotFoundException',
    // IAM's.
    'NoSuchEntity',
    'NoSuchEntityException',
  ],
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
    // IAM's.
    'EntityAlreadyExists',
    'EntityAlreadyExistsException',
    'MalformedPolicyDocument',
    'MalformedPolicyDocumentException',
    'InvalidOperationException',
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CommonErrors.html
    'InvalidQueryParameter',
    'MalformedQueryString',
    'MissingAction',
    'MissingParameter',
    'SerializationException',
    'UnknownParameter',
    'MissingRequiredParameterException',
    // The SDK's own, for an impossible endpoint: FIPS with a custom endpoint, and similar.
    'EndpointError',
  ],
  server: [
    'InternalError',
    'InternalErrorException',
    'InternalFailure',
    'InternalServerError',
    'InternalServerException',
    'InternalServiceError',
    'InternalServiceFault',
    'ServiceFailure',
    'ServiceUnavailable',
    'ServiceUnavailableException',
    'Unavailable',
  ],
  cancelled: ['AbortError'],
};

/**
 * The codes of a region that the account has not enabled. Each has other causes too.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 * https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
 */
const codesOfDisabledRegions: readonly string[] = [
  'AuthFailure',
  'InvalidClientTokenId',
  'OptInRequired',
  'SubscriptionRequiredException',
  'UnrecognizedClientException',
];

const kindByCode: ReadonlyMap<string, FailureKind> = new Map(
  (Object.entries(codesByKind) as [FailureKind, readonly string[]][]).flatMap(([kind, codes]) =>
    codes.map((code) => [code, kind] as const),
  ),
);

/** Families of codes. */
const kindByPattern: readonly (readonly [RegExp, FailureKind])[] = [
  // SNS's ConcurrentAccess, CloudWatch's ConcurrentModification, EC2's ConcurrentMutation….
  [/^Concurrent/, 'busy'],
  [/\.\w*NotFound$/, 'notFound'],
  [/\.(Malformed|Duplicate)$/, 'invalid'],
  [/LimitExceeded(Fault|Exception)?$|QuotaExceeded(Exception)?$|^TooManyTags/, 'quota'],
  [certificateCode, 'network'],
  [/^ERR_SSL_/, 'network'],
  // Node's HTTP parser.
  [/^HPE_/, 'malformed'],
];

/** The meaning of a code; undefined for an unknown one. */
export function kindOfCode(code: string): FailureKind | undefined {
  // EC2 sometimes names the side that is at fault.
  const plain = code.replace(/^(Client|Server)\./, '');
  return kindByCode.get(plain) ?? kindByPattern.find(([pattern]) => pattern.test(plain))?.[1];
}

/** Whether a region returns this code if the account has not enabled it. */
export function mayMeanDisabledRegion(code: string): boolean {
  return codesOfDisabledRegions.includes(code);
}
