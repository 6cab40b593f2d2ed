/** IAM, API version 2010-05-08. IAM is shared by all regions of the account. */
import { AwsError } from '../../protocols/awsError';
import { accountAlias } from '../../state/identity';
import { deniedSentence, queryErrors, validationDialect } from '../contract/queryErrors';
import type { Operation, Service } from '../contract/service';
import {
  createRole,
  deleteRole,
  deleteRolePolicy,
  getRole,
  getRolePolicy,
  listPage,
  listRolePolicies,
  listRoles,
  putRolePolicy,
} from './roles';
import {
  attachRolePolicy,
  createPolicy,
  detachRolePolicy,
  getPolicy,
  getPolicyVersion,
  listAttachedRolePolicies,
} from './managedPolicies';

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccountAliases.html */
const listAccountAliases: Operation = (input) => {
  // An account has at most one alias.
  const page = listPage(input, [accountAlias], 'aliases');
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
  operations: {
    AttachRolePolicy: attachRolePolicy,
    CreatePolicy: createPolicy,
    CreateRole: createRole,
    DeleteRole: deleteRole,
    DeleteRolePolicy: deleteRolePolicy,
    DetachRolePolicy: detachRolePolicy,
    GetPolicy: getPolicy,
    GetPolicyVersion: getPolicyVersion,
    GetRole: getRole,
    GetRolePolicy: getRolePolicy,
    ListAccountAliases: listAccountAliases,
    ListAttachedRolePolicies: listAttachedRolePolicies,
    ListRolePolicies: listRolePolicies,
    ListRoles: listRoles,
    PutRolePolicy: putRolePolicy,
  },
};
