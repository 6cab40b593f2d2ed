/**
 * Managed policies of the account and the roles that they are attached to: CreatePolicy, GetPolicy,
 * GetPolicyVersion, AttachRolePolicy, DetachRolePolicy, ListAttachedRolePolicies. A policy has one
 * version, `v1`; the policies that AWS manages do not exist here.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html
 */
import { AwsError } from '../../protocols/awsError';
import type { Input } from '../../request/input';
import type { SimulatedAccount } from '../../state/account';
import type { ManagedPolicy } from '../../state/iam/roles';
import { accountId } from '../../state/identity';
import type { Operation } from '../contract/service';
import { checkInlinePolicy } from './rolePolicy';
import { encoded, limitExceeded, listPage, pageEnd, roleNamed } from './roles';

const onlyVersion = 'v1';
/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const quotas = { policyCharacters: 6144, attached: 10 };

export const createPolicy: Operation = (input, { account }) => {
  const name = input.requiredText('PolicyName');
  const document = input.requiredText('PolicyDocument');
  checkInlinePolicy(document);
  if (document.replaceAll(/\s/g, '').length > quotas.policyCharacters)
    throw limitExceeded(`Cannot exceed quota for PolicySize: ${quotas.policyCharacters}`);
  const path = input.text('Path') ?? '/';
  const arn = `arn:aws:iam::${accountId}:policy${path}${name}`;
  if (account.roles.managed.has(arn)) {
    const message = `A policy called ${name} already exists. Duplicate names are not allowed.`;
    throw new AwsError('EntityAlreadyExists', message, { status: 409 });
  }
  const description = input.text('Description');
  const policy: ManagedPolicy = {
    ...{ name, path, arn, document },
    id: `ANPA${account.random.fork(`policy ${name}`).hex(17).toUpperCase()}`,
    createdAt: account.clock.now(),
    ...(description !== undefined && { description }),
  };
  account.roles.managed.set(arn, policy);
  return { Policy: policyOutput(policy, account) };
};

export const getPolicy: Operation = (input, { account }) => ({
  Policy: policyOutput(policyOf(input, account), account),
});

export const getPolicyVersion: Operation = (input, { account }) => {
  const policy = policyOf(input, account);
  const version = input.requiredText('VersionId');
  if (version !== onlyVersion)
    throw noEntity(`Policy ${policy.arn} version ${version} does not exist or is not attachable.`);
  return {
    PolicyVersion: {
      Document: encoded(policy.document),
      VersionId: onlyVersion,
      IsDefaultVersion: true,
      CreateDate: new Date(policy.createdAt),
    },
  };
};

/** Attaching again has no effect. */
export const attachRolePolicy: Operation = (input, { account }) => {
  const role = roleNamed(input, account);
  const policy = policyOf(input, account);
  const attached = new Map(role.attached).set(policy.arn, policy);
  if (attached.size > quotas.attached)
    throw limitExceeded(`Cannot exceed quota for PoliciesPerRole: ${quotas.attached}`);
  account.roles.put({ ...role, attached });
  return undefined;
};

export const detachRolePolicy: Operation = (input, { account }) => {
  const role = roleNamed(input, account);
  const arn = input.requiredText('PolicyArn');
  const attached = new Map(role.attached);
  if (!attached.delete(arn)) throw noEntity(`Policy ${arn} was not found.`);
  account.roles.put({ ...role, attached });
  return undefined;
};

export const listAttachedRolePolicies: Operation = (input, { account }) => {
  const role = roleNamed(input, account);
  const prefix = input.text('PathPrefix') ?? '/';
  const found = [...role.attached.values()].filter(({ path }) => path.startsWith(prefix));
  const page = listPage(input, found, `attached ${role.name} ${prefix}`);
  return {
    AttachedPolicies: page.items.map(({ name, arn }) => ({ PolicyName: name, PolicyArn: arn })),
    ...pageEnd(page),
  };
};

function policyOf(input: Input, account: SimulatedAccount): ManagedPolicy {
  const arn = input.requiredText('PolicyArn');
  const policy = account.roles.managed.get(arn);
  if (policy) return policy;
  throw noEntity(`Policy ${arn} does not exist or is not attachable.`);
}

function policyOutput(policy: ManagedPolicy, account: SimulatedAccount) {
  const attachments = account.roles.list().filter(({ attached }) => attached.has(policy.arn));
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: onlyVersion,
    AttachmentCount: attachments.length,
    PermissionsBoundaryUsageCount: 0,
    IsAttachable: true,
    Description: policy.description,
    CreateDate: new Date(policy.createdAt),
    UpdateDate: new Date(policy.createdAt),
  };
}

function noEntity(message: string): AwsError {
  return new AwsError('NoSuchEntity', message, { status: 404 });
}
