/** What each error means: those of AWS as they come over the wire, the others as they are thrown. */
import { isThrottlingError } from '@smithy/core/retry';
import { describe, expect, it } from 'vitest';
import { translateError } from '../../src/aws/errors/awsErrors';
import { isExpected, type FailureKind } from '../../src/core/model/errors';
import { subscribeCall } from '../../src/core/ports/calls';
import {
  ec2Error,
  failureOf,
  fastForward,
  jsonError,
  openWire,
  queryError,
  scope,
} from './fakeWire';

/** Of a region that the account has not enabled, among other causes. */
const answersOfDisabledRegions = ['AuthFailure', 'InvalidClientTokenId', 'OptInRequired'];

const facts = { action: 'ec2:DescribeClientVpnEndpoints', ...scope };

describe('errors of EC2', () => {
  it.each<[number, string, FailureKind]>([
    [503, 'RequestLimitExceeded', 'throttled'],
    [400, 'Throttling', 'throttled'],
    [503, 'EC2ThrottledException', 'throttled'],
    [503, 'BandwidthLimitExceeded', 'throttled'],
    [400, 'IncorrectState', 'busy'],
    [400, 'ConcurrentMutationLimitExceeded', 'busy'],
    [408, 'SomethingNew', 'timeout'],
    [400, 'RequestExpired', 'expired'],
    [400, 'ExpiredToken', 'expired'],
    [401, 'AuthFailure', 'badCredentials'],
    [403, 'InvalidClientTokenId', 'badCredentials'],
    [403, 'SignatureDoesNotMatch', 'badCredentials'],
    [403, 'UnauthorizedOperation', 'denied'],
    [401, 'OptInRequired', 'unsupported'],
    [400, 'InvalidAction', 'unsupported'],
    [400, 'InvalidClientVpnEndpointId.NotFound', 'notFound'],
    [400, 'InvalidClientVpnEndpointId.Malformed', 'invalid'],
    [400, 'InvalidParameterValue', 'invalid'],
    [400, 'ClientVpnEndpointLimitExceeded', 'quota'],
    [400, 'ServiceQuotaExceededException', 'quota'],
    [503, 'Client.RequestLimitExceeded', 'throttled'],
    [403, 'Client.UnauthorizedOperation', 'denied'],
    [400, 'UnknownParameter', 'invalid'],
    [400, 'MalformedQueryString', 'invalid'],
    [500, 'InternalError', 'server'],
    [503, 'Unavailable', 'server'],
    [500, 'SomethingNew', 'server'],
    [429, 'SomethingNew', 'throttled'],
    [400, 'SomethingNew', 'other'],
  ])('%i %s → %s', async (status, code, kind) => {
    const { aws } = openWire(() => ec2Error(status, code, 'What AWS says.'));
    const failure = await fastForward(() =>
      failureOf(aws.endpoints.connections('cvpn-endpoint-1')),
    );
    expect(failure).toEqual({
      kind,
      action: 'ec2:DescribeClientVpnConnections',
      ...scope,
      resource: 'cvpn-endpoint-1',
      detail: 'What AWS says.',
      requestId: '7a62c49f-347e-4fc4-9331-6e8eexample',
      ...(answersOfDisabledRegions.includes(code) && { regionMayBeDisabled: true }),
    });
  });
});

describe('errors of CloudWatch', () => {
  it.each<[number, string, string, FailureKind]>([
    [400, 'Throttling', 'Throttling', 'throttled'],
    [400, 'ThrottlingException', 'Throttling', 'throttled'],
    [403, 'ExpiredToken', 'ExpiredToken', 'expired'],
    [403, 'ExpiredTokenException', 'ExpiredToken', 'expired'],
    [403, 'InvalidClientTokenId', 'InvalidClientTokenId', 'badCredentials'],
    [403, 'UnrecognizedClientException', 'UnrecognizedClientException', 'badCredentials'],
    [403, 'AccessDenied', 'AccessDenied', 'denied'],
    [403, 'AccessDeniedException', 'AccessDenied', 'denied'],
    [404, 'ResourceNotFound', 'ResourceNotFound', 'notFound'],
    [404, 'ResourceNotFoundException', 'ResourceNotFoundException', 'notFound'],
    [400, 'LimitExceededFault', 'LimitExceeded', 'quota'],
    [400, 'LimitExceededException', 'LimitExceededException', 'quota'],
    [400, 'ValidationError', 'ValidationError', 'invalid'],
    [400, 'InvalidParameterValueException', 'InvalidParameterValue', 'invalid'],
    [400, 'InvalidParameterCombinationException', 'InvalidParameterCombination', 'invalid'],
    [500, 'InternalServiceFault', 'InternalServiceError', 'server'],
    [429, 'ConcurrentModificationException', 'ConcurrentModificationException', 'busy'],
    [409, 'ResourceConflict', 'ResourceConflict', 'busy'],
    [400, 'IncompleteSignatureException', 'IncompleteSignature', 'badCredentials'],
    [
      400,
      'MissingAuthenticationTokenException',
      'MissingAuthenticationTokenException',
      'badCredentials',
    ],
    [400, 'NotAuthorizedException', 'NotAuthorizedException', 'denied'],
    [400, 'SerializationException', 'SerializationException', 'invalid'],
  ])('%i %s (%s) → %s', async (status, type, code, kind) => {
    const { aws } = openWire(() => jsonError(status, type, 'What AWS says.', code));
    const failure = await fastForward(() => failureOf(aws.alarms.list()));
    expect(failure).toMatchObject({ kind, detail: 'What AWS says.' });
  });
});

describe('another change that is under way', () => {
  it.each<[string, string, FailureKind]>([
    ['ValidationError', 'A separate request to update this alarm is in progress.', 'busy'],
    ['ValidationException', 'A separate request to delete this alarm is in progress', 'busy'],
    ['InvalidParameterValue', 'An operation on this resource is already in progress.', 'busy'],
    ['ValidationError', 'Concurrent modification of the alarm.', 'busy'],
    ['ValidationError', 'The alarm is currently being updated by another request.', 'busy'],
    ['InvalidParameter', 'Invalid state: the topic is being deleted', 'busy'],
    [
      'ValidationError',
      "Value 'an update request is in progress' at 'alarmName' failed to satisfy constraint",
      'invalid',
    ],
    ['ValidationError', 'The topic "being deleted" and the request have no name.', 'invalid'],
    ['ValidationError', 'The evaluation is in progress.', 'invalid'],
    ['ValidationError', 'The request must have a name.', 'invalid'],
    ['AccessDenied', 'A separate request to update this alarm is in progress.', 'denied'],
  ])('%s: %s → %s', (name, message, kind) => {
    expect(translateError(thrown(name, message), facts)).toMatchObject({ failure: { kind } });
  });
});

describe('what the SDK takes for throttling', () => {
  it.each([
    'BandwidthLimitExceeded',
    'EC2ThrottledException',
    'PriorRequestNotComplete',
    'ProvisionedThroughputExceededException',
    'RequestLimitExceeded',
    'RequestThrottled',
    'RequestThrottledException',
    'SlowDown',
    'ThrottledException',
    'Throttling',
    'ThrottlingException',
    'TooManyRequestsException',
    'TransactionInProgressException',
  ])('%s is throttling here too', (name) => {
    expect(isThrottlingError(thrown(name, 'x') as Parameters<typeof isThrottlingError>[0])).toBe(
      true,
    );
    expect(translateError(thrown(name, 'x'), facts)).toMatchObject({
      failure: { kind: 'throttled' },
    });
  });

  it('by the model of the service is too', () => {
    const error = thrown('SomethingNew', 'x', {
      $fault: 'client',
      $retryable: { throttling: true },
    });
    expect(translateError(error, facts)).toMatchObject({ failure: { kind: 'throttled' } });
  });
});

describe('errors of SNS', () => {
  it.each<[number, string, FailureKind]>([
    [400, 'Throttling', 'throttled'],
    [400, 'ConcurrentAccess', 'busy'],
    [400, 'ConcurrentAccessException', 'busy'],
    [403, 'ExpiredToken', 'expired'],
    [403, 'InvalidClientTokenId', 'badCredentials'],
    [403, 'SignatureDoesNotMatch', 'badCredentials'],
    [403, 'AuthorizationError', 'denied'],
    [404, 'NotFound', 'notFound'],
    [400, 'InvalidParameter', 'invalid'],
    [403, 'SubscriptionLimitExceeded', 'quota'],
    [403, 'TopicLimitExceeded', 'quota'],
    [403, 'OptInRequired', 'unsupported'],
    [500, 'InternalError', 'server'],
  ])('%i %s → %s', async (status, code, kind) => {
    const { aws } = openWire(() => queryError(status, code, 'What AWS says.'));
    const failure = await fastForward(() => failureOf(aws.topics.list()));
    expect(failure).toMatchObject({ kind, detail: 'What AWS says.' });
  });
});

function thrown(name: string, message: string, more: object = {}): Error {
  return Object.assign(new Error(message), { name, ...more });
}

describe('errors of the way there', () => {
  it.each<[string, Error, FailureKind]>([
    ['refused', thrown('Error', 'connect ECONNREFUSED', { code: 'ECONNREFUSED' }), 'network'],
    ['no such host', thrown('Error', 'getaddrinfo', { code: 'ENOTFOUND' }), 'network'],
    ['no name server', thrown('Error', 'getaddrinfo', { code: 'EAI_AGAIN' }), 'network'],
    ['reset', thrown('Error', 'read ECONNRESET', { code: 'ECONNRESET' }), 'network'],
    ['broken pipe', thrown('Error', 'write EPIPE', { code: 'EPIPE' }), 'network'],
    [
      'certificate',
      thrown('Error', 'self-signed certificate', { code: 'SELF_SIGNED_CERT_IN_CHAIN' }),
      'network',
    ],
    [
      'certificate of another',
      thrown('Error', 'altname', { code: 'ERR_TLS_CERT_ALTNAME_INVALID' }),
      'network',
    ],
    ...[
      'CRL_HAS_EXPIRED',
      'INVALID_CA',
      'PATH_LENGTH_EXCEEDED',
      'ERR_SSL_WRONG_VERSION_NUMBER',
    ].map((code): [string, Error, FailureKind] => [
      code,
      thrown('Error', 'x', { code }),
      'network',
    ]),
    ...['EACCES', 'EPERM', 'EMFILE', 'EAFNOSUPPORT', 'SOMETHING_NEW'].map(
      (code): [string, Error, FailureKind] => [
        `${code} of a connection`,
        thrown('Error', `connect ${code}`, { code, syscall: 'connect' }),
        'network',
      ],
    ),
    ['EAI_FAIL', thrown('Error', 'getaddrinfo EAI_FAIL', { code: 'EAI_FAIL' }), 'network'],
    [
      'no address in time',
      thrown('Error', 'x', { code: 'ERR_SOCKET_CONNECTION_TIMEOUT' }),
      'timeout',
    ],
    [
      'a key that no header may have',
      thrown('TypeError', 'Invalid character in header content', { code: 'ERR_INVALID_CHAR' }),
      'badCredentials',
    ],
    ['as a cause', thrown('Error', 'fetch', { cause: { code: 'ECONNREFUSED' } }), 'network'],
    ['no HTTP', thrown('Error', 'Parse Error', { code: 'HPE_INVALID_CONSTANT' }), 'malformed'],
    ['time-out', thrown('TimeoutError', 'socket timed out'), 'timeout'],
    ['system time-out', thrown('Error', 'connect', { code: 'ETIMEDOUT' }), 'timeout'],
    ['abort', thrown('AbortError', 'Request aborted'), 'cancelled'],
    ['half JSON', thrown('SyntaxError', 'Unexpected end', { $response: {} }), 'malformed'],
    ['a reader that stumbled', thrown('TypeError', 'x', { $response: {} }), 'malformed'],
    [
      "a proxy's page",
      thrown('SyntaxError', 'Unexpected <', {
        $response: {},
        $metadata: { httpStatusCode: 502 },
      }),
      'server',
    ],
  ])('%s', (_, error, kind) => {
    expect(translateError(error, facts)).toMatchObject({ failure: { kind, ...facts } });
  });
});

describe('a request', () => {
  const isUnsent = (error: unknown): boolean => {
    const translated = translateError(error, facts);
    return isExpected(translated) && translated.failure.unsent === true;
  };
  const refused = { code: 'ECONNREFUSED', syscall: 'connect' };

  it.each([
    ['refused', thrown('Error', 'connect', refused)],
    [
      'refused at every address',
      thrown('AggregateError', '', { code: 'ECONNREFUSED', errors: [refused, refused] }),
    ],
    [
      'to a host that is not known',
      thrown('Error', 'x', { code: 'ENOTFOUND', syscall: 'getaddrinfo' }),
    ],
    ['not connected in time', thrown('TimeoutError', 'x', { syscall: 'connect' })],
    ['to a host of another name', thrown('Error', 'x', { code: 'ERR_TLS_CERT_ALTNAME_INVALID' })],
    [
      'ended in the handshake',
      thrown(
        'Error',
        'Client network socket disconnected before secure TLS connection was established',
        { code: 'ECONNRESET' },
      ),
    ],
    ['to a port without TLS', thrown('Error', 'x', { code: 'ERR_SSL_WRONG_VERSION_NUMBER' })],
    ['to a certificate that was revoked', thrown('Error', 'x', { code: 'CRL_HAS_EXPIRED' })],
    ['of which the cause was refused', thrown('Error', 'x', { cause: refused })],
  ])('%s was never sent', (_, error) => {
    expect(isUnsent(error)).toBe(true);
  });

  it.each([
    ['reset', thrown('Error', 'read ECONNRESET', { code: 'ECONNRESET', syscall: 'read' })],
    ['cut off', thrown('Error', 'socket hang up', { code: 'ECONNRESET' })],
    ['without an answer in time', thrown('TimeoutError', 'x')],
    ['written in part', thrown('Error', 'write EPIPE', { code: 'EPIPE', syscall: 'write' })],
    [
      'of mixed ends',
      thrown('AggregateError', '', {
        code: 'ECONNRESET',
        errors: [refused, { code: 'ECONNRESET' }],
      }),
    ],
    [
      'garbled on the way',
      thrown('Error', 'x', { code: 'ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC' }),
    ],
    ['of no ends', thrown('AggregateError', '', { code: 'ECONNRESET', errors: [] })],
  ])('%s may have been', (_, error) => {
    expect(isUnsent(error)).toBe(false);
  });
});

describe('errors of the sign-in', () => {
  const provider = 'CredentialsProviderError';
  it.each<[string, string, FailureKind]>([
    [
      provider,
      'The SSO session associated with this profile has expired. To refresh this SSO session run aws sso login with the corresponding profile.',
      'expired',
    ],
    [
      'TokenProviderError',
      "Token is expired. To refresh this SSO session run 'aws sso login' with the corresponding profile.",
      'expired',
    ],
    [provider, 'UnauthorizedException: Session token not found or invalid', 'expired'],
    [provider, 'Your session has expired. Please reauthenticate.', 'expired'],
    [
      provider,
      'Unable to refresh credentials because of a change in your password. Please reauthenticate with your new password.',
      'expired',
    ],
    [provider, 'Failed to load token from /home/me/.aws/login/cache/x.json: ENOENT', 'expired'],
    [provider, 'ForbiddenException: No access', 'denied'],
    [provider, 'Unable to refresh credentials due to insufficient permissions.', 'denied'],
    [provider, 'Error: getaddrinfo ENOTFOUND oidc.eu-west-1.amazonaws.com', 'network'],
    [provider, 'TimeoutError: connection timed out', 'timeout'],
    [provider, 'Could not load credentials from any providers', 'noCredentials'],
    [
      provider,
      'Could not resolve credentials using profile: [x] in configuration/credentials file(s).',
      'noCredentials',
    ],
    [provider, 'Profile x requires multi-factor authentication', 'noCredentials'],
  ])('%s: %s → %s', (name, message, kind) => {
    expect(translateError(thrown(name, message), facts)).toMatchObject({ failure: { kind } });
  });

  it('reads the code of the sign-in service', () => {
    expect(translateError(thrown('TOKEN_EXPIRED', ''), facts)).toMatchObject({
      failure: { kind: 'expired' },
    });
  });
});

describe('what is reported', () => {
  it('leaves a bug of ours as it is', () => {
    const bug = new TypeError("Cannot read properties of undefined (reading 'x')");
    expect(translateError(bug, facts)).toBe(bug);
    expect(translateError('text', facts)).toBe('text');
    expect(translateError(undefined, facts)).toBeUndefined();
  });

  it('names the action that AWS names', () => {
    const error = thrown(
      'AccessDenied',
      'User: arn:aws:iam::123456789012:user/me is not authorized to perform: sts:AssumeRole on resource: x',
    );
    expect(translateError(error, facts)).toMatchObject({ failure: { action: 'sts:AssumeRole' } });
  });

  it('keeps the original as the cause and the brand across bundles', () => {
    const error = thrown('AccessDenied', 'no');
    const translated = translateError(error, facts);
    expect(isExpected(translated) && translated.cause).toBe(error);
  });

  it.each([
    ['The security token ASIAIOSFODNN7EXAMPLE is not valid', 'ASIAIOSFODNN7EXAMPLE'],
    ['key wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY was refused', 'wJalrXUtnFEMI'],
    ["'host:x\nx-amz-security-token:FwoGZXIvYXdzEBYaDH+/abc=\n\nhost'", 'FwoGZXIvYXdz'],
    [`Encoded authorization failure message: ${'Ab-_9'.repeat(60)}`, 'Ab-_9'],
    [`opaque ${'FQoDYXdz'.repeat(30)} end`, 'FQoDYXdz'],
    ['{"SessionToken":"IQoJb3JpZ2luX2VjEJ"}', 'IQoJb3JpZ2lu'],
  ])('hides %j', (message, secret) => {
    const translated = translateError(thrown('SignatureDoesNotMatch', message), facts);
    const failure = isExpected(translated) ? translated.failure : undefined;
    expect(failure?.kind).toBe('badCredentials');
    expect(failure?.detail).toContain('[hidden]');
    expect(JSON.stringify(failure)).not.toContain(secret);
  });

  it('leaves names and ARNs readable', () => {
    const message =
      'no identity-based policy allows cloudwatch:PutMetricAlarm on arn:aws:cloudwatch:eu-west-1:123456789012:alarm:client-vpn-watch-cvpn-endpoint-0123456789abcdef0';
    expect(translateError(thrown('AccessDenied', message), facts)).toMatchObject({
      failure: { detail: message },
    });
  });
});

it('an error about a subscriber does not repeat the URL, and neither does the log', async () => {
  const endpoint = 'https://hooks.example.com/T0123/token';
  const { aws, log, dispose } = openWire(() =>
    queryError(400, 'InvalidParameter', `Invalid parameter: Endpoint ${endpoint} is unreachable`),
  );
  const call = subscribeCall('arn:aws:sns:eu-west-1:123456789012:t', {
    protocol: 'https',
    endpoint,
  });
  const failure = await failureOf(aws.send(call));
  expect(failure).toMatchObject({ kind: 'invalid', action: 'sns:Subscribe' });
  expect(failure.detail).toContain('Endpoint … is unreachable');
  expect(JSON.stringify([failure, log])).not.toContain('token');
  dispose();
});
