/** CloudWatch Logs' errors. https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/CommonErrors.html */
import { AwsError } from '../../protocols/awsError';
import type { Dialect } from '../../request/input';
import { accountId } from '../../state/identity';
import { coralDialect, deniedSentence, queryErrors } from '../contract/queryErrors';
import type { CommonErrors } from '../contract/service';

export const logsDialect: Dialect = {
  ...coralDialect(invalidParameter),
  malformed: (parameter, wanted) =>
    new AwsError('SerializationException', `The value of ${parameter} is not of type ${wanted}.`),
};

export const logsErrors: CommonErrors = {
  unknownOperation: () => new AwsError('UnknownOperationException', ''),
  throttled: () => new AwsError('ThrottlingException', 'Rate exceeded'),
  expired: () => new AwsError('ExpiredTokenException', queryErrors.expired().message),
  denied: (operation, region) =>
    new AwsError(
      'AccessDeniedException',
      deniedSentence(`logs:${operation}`, `arn:aws:logs:${region}:${accountId}:log-group:*`),
    ),
  internal: () =>
    new AwsError('ServiceUnavailableException', 'The service cannot complete the request.', {
      status: 503,
    }),
};

/** An invalid parameter. */
export function invalidParameter(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}

/** A resource that does not exist. */
export function notFound(message: string): AwsError {
  return new AwsError('ResourceNotFoundException', message);
}
