/** IAM ListAccountAliases, API version 2010-05-08. IAM is shared by all regions of the account. */
import { AwsError } from '../protocols/awsError';
import { pageOf } from '../request/paging';
import { accountAlias } from '../state/identity';
import {
  deniedSentence,
  queryErrors,
  validationDialect,
  validationError,
} from './contract/queryErrors';
import type { Operation, Service } from './contract/service';

const defaultItems = 100;

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccountAliases.html */
const listAccountAliases: Operation = (input) => {
  const size = input.number('MaxItems') ?? defaultItems;
  const refuse = (): AwsError => validationError('Invalid Marker.');
  // An account has at most one alias.
  const page = pageOf([accountAlias], 'aliases', size, input.text('Marker'), refuse);
  return { AccountAliases: page.items, IsTruncated: false };
};

export const iam: Service = {
  dialect: () => validationDialect,
  errors: {
    ...queryErrors,
    denied: (operation) =>
      new AwsError('AccessDenied', deniedSentence(`iam:${operation}`, '*'), { status: 403 }),
    internal: () =>
      new AwsError('ServiceFailure', 'The request processing has failed.', { status: 500 }),
  },
  operations: { ListAccountAliases: listAccountAliases },
};
