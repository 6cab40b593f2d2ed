/** Errors that the Query services (SNS, STS, IAM, CloudWatch) share. */
import { AwsError } from '../../protocols/awsError';
import type { Dialect } from '../../request/input';
import { callerArn } from '../../state/identity';
import type { CommonErrors } from './service';

/** The validation messages of most of AWS's services. */
export const validationDialect: Dialect = coralDialect(validationError);

/**
 * The validation messages of most of AWS's services, in a service's own error. One error lists all
 * problems; paths look like `metrics.1.member.metricStat.stat`.
 */
export function coralDialect(error: (message: string) => AwsError): Dialect {
  const one = '1 validation error detected: ';
  const violation = (path: string, value: string, why: string): AwsError =>
    error(
      `${one}Value ${value} at '${coralPath(path)}' failed to satisfy constraint: Member ${why}`,
    );
  return {
    missing: (path) => violation(path, 'null', 'must not be null'),
    invalid: (path, value, why) => violation(path, `'${value}'`, why),
    malformed: (path, wanted) =>
      new AwsError('MalformedInput', `The value of ${path} is not of type ${wanted}.`, {
        shape: 'SerializationException',
      }),
    together: (all) => {
      const [first] = all;
      if (first && all.length === 1) return first;
      const sentences = all.map(({ message }) => message.replace(one, ''));
      return error(`${all.length} validation errors detected: ${sentences.join('; ')}`);
    },
  };
}

/** A ValidationError, `ValidationException` to JSON clients. */
export function validationError(message: string): AwsError {
  return new AwsError('ValidationError', message, { shape: 'ValidationException' });
}

/** IAM's message for a denied call. */
export function deniedSentence(action: string, resource: string): string {
  return (
    `User: ${callerArn} is not authorized to perform: ${action} on resource: ${resource} ` +
    `because no identity-based policy allows the ${action} action`
  );
}

/** Errors with the same code in all of them; `denied` and `internal` differ by service. */
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

function coralPath(path: string): string {
  return path
    .split('.')
    .map((part) => (/^\d+$/.test(part) ? `${part}.member` : lowerFirst(part)))
    .join('.');
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
