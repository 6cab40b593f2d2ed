/** CloudWatch's errors. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CommonErrors.html */
import { AwsError } from '../../protocols/awsError';
import type { Dialect } from '../../request/input';
import type { OperationModel } from '../../models/shape';
import { deniedSentence, queryErrors, validationDialect } from '../contract/queryErrors';
import type { CommonErrors } from '../contract/service';

export const cloudWatchErrors: CommonErrors = {
  ...queryErrors,
  denied: (operation, region) =>
    new AwsError(
      'AccessDenied',
      deniedSentence(`cloudwatch:${operation}`, `arn:aws:cloudwatch:${region}:123456789012:*`),
      { status: 403, shape: 'AccessDeniedException' },
    ),
  internal: () =>
    new AwsError('InternalServiceError', 'An internal error has occurred.', {
      status: 500,
      shape: 'InternalServiceFault',
    }),
};

/** A token that CloudWatch did not issue for this list. */
export function badToken(): AwsError {
  return new AwsError('InvalidNextToken', 'The next token specified is invalid.');
}

/** No alarm of that name. */
export function noAlarm(name: string): AwsError {
  return new AwsError('ResourceNotFound', `The alarm "${name}" does not exist.`, { status: 404 });
}

/** A value that is not allowed, in the words of the metric data calls. */
export function invalidValue(message: string): AwsError {
  return new AwsError('InvalidParameterValue', message, {
    shape: 'InvalidParameterValueException',
  });
}

/** Parameters that exclude one another. */
export function invalidCombination(message: string): AwsError {
  return new AwsError('InvalidParameterCombination', message, {
    shape: 'InvalidParameterCombinationException',
  });
}

/**
 * The error messages of an operation: those that declare InvalidParameterValue mention parameters,
 * the others use AWS's common messages.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html#API_PutMetricData_Errors
 */
export function cloudWatchDialect({ errors = [] }: OperationModel): Dialect {
  if (!errors.includes('InvalidParameterValueException')) return validationDialect;
  return errors.includes('MissingRequiredParameterException')
    ? metricsDialect
    : { ...metricsDialect, missing: validationDialect.missing };
}

const metricsDialect: Dialect = {
  malformed: validationDialect.malformed,
  missing: (path) =>
    new AwsError('MissingParameter', `The parameter ${memberPath(path)} is required.`, {
      shape: 'MissingRequiredParameterException',
    }),
  invalid: (path, value, why) =>
    invalidValue(`The value ${value} for parameter ${memberPath(path)} is invalid: it ${why}.`),
  tooMany: (path, most) =>
    invalidValue(`The collection ${memberPath(path)} must not have a size greater than ${most}.`),
};

/** `MetricData.1.Values` becomes `MetricData.member.1.Values`. */
function memberPath(path: string): string {
  return path.replaceAll(/\.(\d+)(?=\.|$)/g, '.member.$1');
}
