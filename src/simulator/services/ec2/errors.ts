/** EC2's errors. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html */
import { AwsError } from '../../protocols/awsError';
import type { Dialect } from '../../request/input';
import { callerArn } from '../../state/identity';
import type { CommonErrors } from '../contract/service';

export const ec2Dialect: Dialect = {
  missing: (parameter) =>
    new AwsError('MissingParameter', `The request must contain the parameter ${parameter}`),
  invalid: (parameter, value, why) =>
    new AwsError(
      'InvalidParameterValue',
      `Value ( ${value} ) for parameter ${parameter} is invalid. It ${why}.`,
    ),
  malformed: (parameter, wanted) =>
    new AwsError(
      'InvalidParameterValue',
      `The parameter ${parameter} has an invalid value. Expected: ${wanted}.`,
    ),
};

export const ec2Errors: CommonErrors = {
  unknownOperation: (operation) =>
    new AwsError('InvalidAction', `The action ${operation} is not valid for this web service.`),
  throttled: () => new AwsError('RequestLimitExceeded', 'Request limit exceeded.', { status: 503 }),
  expired: () => new AwsError('RequestExpired', 'Request has expired.'),
  denied: (operation) =>
    new AwsError(
      'UnauthorizedOperation',
      `You are not authorized to perform this operation. User: ${callerArn} is not authorized to ` +
        `perform: ec2:${operation} because no identity-based policy allows the ec2:${operation} action`,
      { status: 403 },
    ),
  internal: () => new AwsError('InternalError', 'An internal error has occurred', { status: 500 }),
};

/** The response to a DryRun call that would have succeeded. */
export function dryRun(): AwsError {
  return new AwsError('DryRunOperation', 'Request would have succeeded, but DryRun flag is set.', {
    status: 412,
  });
}

/** No such endpoint. */
export function noEndpoint(id: string): AwsError {
  return new AwsError(
    'InvalidClientVpnEndpointId.NotFound',
    `The endpoint ID ( ${id} ) does not exist`,
  );
}

/** The endpoint has no such association with a target network. */
export function noAssociation(id: string): AwsError {
  return new AwsError(
    'InvalidClientVpnAssociationId.NotFound',
    `The association ID ( ${id} ) does not exist`,
  );
}
