/** Errors that the Query services (SNS, STS, IAM, CloudWatch) have in common. */
import { AwsError } from '../awsError';
import type { Dialect } from '../input';
import { callerArn } from '../world/identity';
import type { CommonErrors } from './service';

/** The wording of coral's parameter validation. */
export const validationDialect: Dialect = {
  missing: (parameter) =>
    validationError(
      `1 validation error detected: Value null at '${lowerFirst(parameter)}' failed to satisfy ` +
        'constraint: Member must not be null',
    ),
  invalid: (parameter, value, why) =>
    validationError(
      `1 validation error detected: Value '${value}' at '${lowerFirst(parameter)}' failed to ` +
        `satisfy constraint: Member ${why}`,
    ),
  malformed: (parameter, wanted) =>
    new AwsError('MalformedInput', `The value of ${parameter} is not of type ${wanted}.`, {
      shape: 'SerializationException',
    }),
};

/** A ValidationError, `ValidationException` to JSON clients. */
export function validationError(message: string): AwsError {
  return new AwsError('ValidationError', message, { shape: 'ValidationException' });
}

/** The sentence with which IAM refuses. */
export function deniedSentence(action: string, resource: string): string {
  return (
    `User: ${callerArn} is not authorized to perform: ${action} on resource: ${resource} ` +
    `because no identity-based policy allows the ${action} action`
  );
}

/** Errors that are spelled alike in all of them; `denied` and `internal` are the service's own. */
export const queryErrors: Pick<CommonErrors, 'unknownOperation' | 'throttled' | 'expired'> = {
  unknownOperation: (operation) =>
    new AwsError('InvalidAction', `Could not find operation ${operation}`, {
      shape: 'UnknownOperationException',
    }),
  throttled: () => new AwsError('Throttling', 'Rate exceeded', { shape: 'ThrottlingException' }),
  expired: () =>
    new AwsError('ExpiredToken', 'The security token included in the request is expired', {
      status: 403,
      shape: 'ExpiredTokenException',
    }),
};

function lowerFirst(path: string): string {
  return path.charAt(0).toLowerCase() + path.slice(1);
}
