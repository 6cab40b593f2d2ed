/** SNS's errors. https://docs.aws.amazon.com/sns/latest/api/CommonErrors.html */
import { AwsError } from '../../protocols/awsError';
import type { Dialect } from '../../request/input';
import { accountId } from '../../state/identity';
import { deniedSentence, queryErrors } from '../contract/queryErrors';
import type { CommonErrors } from '../contract/service';

export const snsDialect: Dialect = {
  missing: (parameter) => invalidParameter(`${parameter} Reason: no value for required parameter`),
  invalid: (parameter, value, why) =>
    invalidParameter(`${parameter} Reason: the value '${value}' ${why}`),
  malformed: (parameter, wanted) =>
    invalidParameter(`${parameter} Reason: must be of type ${wanted}`),
};

export const snsErrors: CommonErrors = {
  ...queryErrors,
  denied: (operation, region) =>
    new AwsError(
      'AuthorizationError',
      deniedSentence(`SNS:${operation}`, `arn:aws:sns:${region}:${accountId}:*`),
      { status: 403 },
    ),
  internal: () => new AwsError('InternalError', 'An internal error has occurred.', { status: 500 }),
};

/** InvalidParameter: `Invalid parameter: …` */
export function invalidParameter(what: string): AwsError {
  return new AwsError('InvalidParameter', `Invalid parameter: ${what}`);
}

/** No such topic, subscription or resource. */
export function notFound(what: string): AwsError {
  return new AwsError('NotFound', `${what} does not exist`, { status: 404 });
}
