/** STS GetCallerIdentity, API version 2011-06-15. */
import { AwsError } from '../protocols/awsError';
import { accountId, callerArn, callerUserId } from '../state/identity';
import { deniedSentence, queryErrors, validationDialect } from './contract/queryErrors';
import type { Service } from './contract/service';

export const sts: Service = {
  dialect: () => validationDialect,
  errors: {
    ...queryErrors,
    denied: (operation) =>
      new AwsError('AccessDenied', deniedSentence(`sts:${operation}`, '*'), { status: 403 }),
    internal: () =>
      new AwsError('InternalFailure', 'An internal error has occurred.', { status: 500 }),
  },
  operations: {
    GetCallerIdentity: () => ({ UserId: callerUserId, Account: accountId, Arn: callerArn }),
  },
};
