/**
 * Roles and their inline policies: CreateRole, GetRole, ListRoles, DeleteRole, PutRolePolicy,
 * GetRolePolicy, ListRolePolicies, DeleteRolePolicy.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
 *
 * Assumed: a change has its effect at once; in AWS it takes some seconds.
 */
import { AwsError } from '../../protocols/awsError';
import type { Output } from '../../protocols/output';
import type { Input } from '../../request/input';
import { pageOf, type Page } from '../../request/paging';
import type { SimulatedAccount } from '../../state/account';
import type { Role } from '../../state/iam/roles';
import { accountId } from '../../state/identity';
import { validationError } from '../contract/queryErrors';
import type { Operation } from '../contract/service';
import { checkInlinePolicy, checkTrustPolicy } from './rolePolicy';

const defaultItems = 100;
const defaultSessionSeconds = 3600;
/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const quotas = { trustCharacters: 2048, inlineCharacters: 10_240 };

export const createRole: Operation = (input, { account }) => {
  const name = input.requiredText('RoleName');
  const trustPolicy = input.requiredText('AssumeRolePolicyDocument');
  checkTrustPolicy(trustPolicy);
  if (sizeOf(trustPolicy) > quotas.trustCharacters)
    throw limitExceeded(`Cannot exceed quota for ACLSizePerRole: ${quotas.trustCharacters}`);
  if (account.roles.get(name)) {
    const message = `Role with name ${name} already exists.`;
    throw new AwsError('EntityAlreadyExists', message, { status: 409 });
  }
  const path = input.text('Path') ?? '/';
  const description = input.text('Description');
  const role: Role = {
    ...{ name, path, trustPolicy },
    id: `AROA${account.random.fork(`role ${name}`).hex(17).toUpperCase()}`,
    arn: `arn:aws:iam::${accountId}:role${path}${name}`,
    createdAt: account.clock.now(),
    ...(description !== undefined && { description }),
    maxSessionSeconds: input.number('MaxSessionDuration') ?? defaultSessionSeconds,
    tags: input.structures('Tags').map((tag) => ({
      Key: tag.requiredText('Key'),
      Value: tag.requiredText('Value'),
    })),
    policies: new Map(),
    attached: new Map(),
  };
  account.roles.put(role);
  return { Role: roleOutput(role) };
};

export const getRole: Operation = (input, { account }) => ({
  Role: roleOutput(roleNamed(input, account)),
});

export const listRoles: Operation = (input, { account }) => {
  const prefix = input.text('PathPrefix') ?? '/';
  const found = account.roles.list().filter(({ path }) => path.startsWith(prefix));
  const page = listPage(input, found, `roles ${prefix}`);
  return {
    // It returns no tags.
    Roles: page.items.map((role) => ({ ...roleOutput(role), Tags: undefined })),
    ...pageEnd(page),
  };
};

export const deleteRole: Operation = (input, { account }) => {
  const role = roleNamed(input, account);
  if (role.attached.size > 0) {
    const message = 'Cannot delete entity, must detach all policies first.';
    throw new AwsError('DeleteConflict', message, { status: 409 });
  }
  if (role.policies.size > 0) {
    const message = 'Cannot delete entity, must delete policies first.';
    throw new AwsError('DeleteConflict', message, { status: 409 });
  }
  account.roles.delete(role.name);
  return undefined;
};

export const putRolePolicy: Operation = (input, { account }) => {
  const role = roleNamed(input, account);
  const text = input.requiredText('PolicyDocument');
  checkInlinePolicy(text);
  const policies = new Map(role.policies).set(input.requiredText('PolicyName'), text);
  const size = [...policies.values()].reduce((sum, policy) => sum + sizeOf(policy), 0);
  if (size > quotas.inlineCharacters) {
    throw limitExceeded(
      `Maximum policy size of ${quotas.inlineCharacters} bytes exceeded for role ${role.name}`,
    );
  }
  account.roles.put({ ...role, policies });
  return undefined;
};

export const getRolePolicy: Operation = (input, { account }) => {
  const role = roleNamed(input, account);
  const name = input.requiredText('PolicyName');
  const text = role.policies.get(name);
  if (text === undefined) throw noPolicy(name);
  return { RoleName: role.name, PolicyName: name, PolicyDocument: encoded(text) };
};

export const listRolePolicies: Operation = (input, { account }) => {
  const role = roleNamed(input, account);
  const page = listPage(input, [...role.policies.keys()].sort(), `policies ${role.name}`);
  return { PolicyNames: page.items, ...pageEnd(page) };
};

export const deleteRolePolicy: Operation = (input, { account }) => {
  const role = roleNamed(input, account);
  const name = input.requiredText('PolicyName');
  const policies = new Map(role.policies);
  if (!policies.delete(name)) throw noPolicy(name);
  account.roles.put({ ...role, policies });
  return undefined;
};

/** The role of `RoleName`. @throws AwsError NoSuchEntity */
export function roleNamed(input: Input, account: SimulatedAccount): Role {
  const name = input.requiredText('RoleName');
  const role = account.roles.get(name);
  if (role) return role;
  const message = `The role with name ${name} cannot be found.`;
  throw new AwsError('NoSuchEntity', message, { status: 404 });
}

function roleOutput(role: Role): Output {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: role.arn,
    CreateDate: new Date(role.createdAt),
    AssumeRolePolicyDocument: encoded(role.trustPolicy),
    Description: role.description,
    MaxSessionDuration: role.maxSessionSeconds,
    Tags: role.tags.length > 0 ? role.tags : undefined,
  };
}

/** "Policies returned by this operation are URL-encoded compliant with RFC 3986." */
export function encoded(policy: string): string {
  return encodeURIComponent(policy).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** "IAM does not count white space when calculating the size of a policy". */
function sizeOf(policy: string): number {
  return policy.replaceAll(/\s/g, '').length;
}

/** A page of a list, with IAM's parameters. */
export function listPage<T>(input: Input, items: readonly T[], list: string): Page<T> {
  const size = input.number('MaxItems') ?? defaultItems;
  return pageOf(items, list, size, input.text('Marker'), () => validationError('Invalid Marker.'));
}

/** How such a page ends. */
export function pageEnd({ nextToken }: Page<unknown>): Output {
  return { IsTruncated: nextToken !== undefined, Marker: nextToken };
}

function noPolicy(name: string): AwsError {
  const message = `The role policy with name ${name} cannot be found.`;
  return new AwsError('NoSuchEntity', message, { status: 404 });
}

/** A quota is exceeded. */
export function limitExceeded(message: string): AwsError {
  return new AwsError('LimitExceeded', message, { status: 409 });
}
