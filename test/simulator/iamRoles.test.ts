/** IAM roles of the simulator: what IAM rejects, and what it returns. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../../src/simulator';
import { errorOf, query, standing, xml } from './wireClient';

const statement = { Effect: 'Allow', Principal: { Service: 'logs.amazonaws.com' } };
const trust = policy({ ...statement, Action: 'sts:AssumeRole' });
const inline = policy({ Effect: 'Allow', Action: 'logs:*', Resource: '*' });
const role = { RoleName: 'r' };

let simulator: Simulator;

beforeEach(async () => {
  simulator = standing();
  expect((await call('CreateRole', { ...role, AssumeRolePolicyDocument: trust })).status).toBe(200);
});

function policy(...Statement: object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement });
}

const call = (operation: string, params: Record<string, string>) =>
  query(simulator, 'iam', operation, params);

async function refused(operation: string, params: Record<string, string>): Promise<string> {
  const { status, code } = errorOf(await call(operation, params));
  return `${status} ${code}`;
}

describe('a role', () => {
  it.each<readonly [string, Record<string, string>, string]>([
    ['CreateRole', { RoleName: 'R', AssumeRolePolicyDocument: trust }, '409 EntityAlreadyExists'],
    ['GetRole', { RoleName: 'none' }, '404 NoSuchEntity'],
    ['DeleteRole', { RoleName: 'none' }, '404 NoSuchEntity'],
    ['GetRolePolicy', { ...role, PolicyName: 'none' }, '404 NoSuchEntity'],
    ['DeleteRolePolicy', { ...role, PolicyName: 'none' }, '404 NoSuchEntity'],
    ['ListRolePolicies', { RoleName: 'none' }, '404 NoSuchEntity'],
    ['ListAttachedRolePolicies', { RoleName: 'none' }, '404 NoSuchEntity'],
    ['ListRoles', { Marker: 'none' }, '400 ValidationError'],
  ])('%s with %j is refused with %s', async (operation, params, expected) => {
    expect(await refused(operation, params)).toBe(expected);
  });

  it('has its policies URL-encoded, and is deleted after them', async () => {
    const named = { ...role, PolicyName: 'p' };
    expect((await call('PutRolePolicy', { ...named, PolicyDocument: inline })).status).toBe(200);
    const read = xml(await call('GetRolePolicy', named)).at('GetRolePolicyResult');
    expect(decodeURIComponent(read.at('PolicyDocument').text())).toBe(inline);
    const whole = xml(await call('GetRole', role)).at('GetRoleResult', 'Role');
    expect(whole.at('Arn').text()).toBe('arn:aws:iam::123456789012:role/r');
    expect(decodeURIComponent(whole.at('AssumeRolePolicyDocument').text())).toBe(trust);
    expect(await refused('DeleteRole', role)).toBe('409 DeleteConflict');
    expect((await call('DeleteRolePolicy', named)).status).toBe(200);
    expect((await call('DeleteRole', role)).status).toBe(200);
    expect(await refused('GetRole', role)).toBe('404 NoSuchEntity');
  });
});

describe('a managed policy', () => {
  const PolicyArn = 'arn:aws:iam::123456789012:policy/reads/p';
  const attachment = { ...role, PolicyArn };

  it('is attached, read and detached, and counts for nothing afterwards', async () => {
    const created = { PolicyName: 'p', Path: '/reads/', PolicyDocument: inline };
    expect((await call('CreatePolicy', created)).status).toBe(200);
    expect(await refused('CreatePolicy', created)).toBe('409 EntityAlreadyExists');
    expect((await call('AttachRolePolicy', attachment)).status).toBe(200);
    const list = xml(await call('ListAttachedRolePolicies', role));
    const [one] = list.at('ListAttachedRolePoliciesResult', 'AttachedPolicies', 'member').list();
    expect(one?.at('PolicyArn').text()).toBe(PolicyArn);
    const policy = xml(await call('GetPolicy', { PolicyArn })).at('GetPolicyResult', 'Policy');
    expect(policy.at('AttachmentCount').text()).toBe('1');
    const VersionId = policy.at('DefaultVersionId').text();
    const version = xml(await call('GetPolicyVersion', { PolicyArn, VersionId }));
    const document = version.at('GetPolicyVersionResult', 'PolicyVersion', 'Document').text();
    expect(decodeURIComponent(document)).toBe(inline);
    expect(await refused('DeleteRole', role)).toBe('409 DeleteConflict');
    expect((await call('DetachRolePolicy', attachment)).status).toBe(200);
    expect((await call('DeleteRole', role)).status).toBe(200);
  });

  it.each<readonly [string, Record<string, string>, string]>([
    ['GetPolicy', { PolicyArn }, '404 NoSuchEntity'],
    ['GetPolicyVersion', { PolicyArn, VersionId: 'v1' }, '404 NoSuchEntity'],
    ['AttachRolePolicy', attachment, '404 NoSuchEntity'],
    ['DetachRolePolicy', attachment, '404 NoSuchEntity'],
    ['CreatePolicy', { PolicyName: 'p', PolicyDocument: trust }, '400 MalformedPolicyDocument'],
  ])('%s with %j is refused with %s', async (operation, params, expected) => {
    expect(await refused(operation, params)).toBe(expected);
  });
});

describe('a policy is malformed', () => {
  it.each([
    ['that is no JSON', '{'],
    ['without statements', policy()],
    ['of another version', trust.replace('2012-10-17', '2020-01-01')],
    ['with a resource', policy({ ...statement, Action: 'sts:AssumeRole', Resource: '*' })],
    ['without a principal', policy({ Effect: 'Allow', Action: 'sts:AssumeRole' })],
    ['without an action', policy(statement)],
    ['with another effect', policy({ ...statement, Effect: 'Maybe', Action: 'sts:AssumeRole' })],
    ['with an unknown element', policy({ ...statement, Action: 'sts:AssumeRole', Extra: 1 })],
  ])('of trust %s', async (_what, AssumeRolePolicyDocument) => {
    const params = { RoleName: 'other', AssumeRolePolicyDocument };
    expect(await refused('CreateRole', params)).toBe('400 MalformedPolicyDocument');
  });

  it.each([
    ['with a principal', policy({ ...statement, Action: 'logs:*', Resource: '*' })],
    ['without a resource', policy({ Effect: 'Allow', Action: 'logs:*' })],
  ])('of permissions %s', async (_what, PolicyDocument) => {
    const params = { ...role, PolicyName: 'p', PolicyDocument };
    expect(await refused('PutRolePolicy', params)).toBe('400 MalformedPolicyDocument');
  });

  it('beyond the quotas', async () => {
    const long = (text: string): string =>
      text.replace('"Allow"', `"Allow","Sid":"${'a'.repeat(10_240)}"`);
    const created = { RoleName: 'other', AssumeRolePolicyDocument: long(trust) };
    expect(await refused('CreateRole', created)).toBe('409 LimitExceeded');
    const put = { ...role, PolicyName: 'p', PolicyDocument: long(inline) };
    expect(await refused('PutRolePolicy', put)).toBe('409 LimitExceeded');
  });
});
