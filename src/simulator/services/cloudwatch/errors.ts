/** CloudWatch's errors. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CommonErrors.html */
import { AwsError } from '../../awsError';
import { deniedSentence, queryErrors } from '../queryErrors';
import type { CommonErrors } from '../service';

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

/** A token that CloudWatch has not given out for this list. */
export function badToken(): AwsError {
  return new AwsError('InvalidNextToken', 'The next token specified is invalid.');
}

/** No alarm of that name. */
export function noAlarm(name: string): AwsError {
  return new AwsError('ResourceNotFound', `The alarm "${name}" does not exist.`, { status: 404 });
}

/** A value that is not allowed, as the metric data calls word it. */
export function invalidValue(message: string): AwsError {
  return new AwsError('InvalidParameterValue', message, {
    shape: 'InvalidParameterValueException',
  });
}

/** Parameters that do not go together. */
export function invalidCombination(message: string): AwsError {
  return new AwsError('InvalidParameterCombination', message, {
    shape: 'InvalidParameterCombinationException',
  });
}
