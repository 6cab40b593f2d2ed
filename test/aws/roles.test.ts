/** IAM's roles through the port, against the simulator. */
import { describe, expect, it } from 'vitest';
import { planRole } from '../../src/core/actions/roles/planRole';
import { runSteps } from '../../src/core/actions/plan/runSteps';
import { roleState } from '../../src/core/actions/roles/checkRole';
import type { ScopeAws } from '../../src/core/ports/aws';
import type { Simulator } from '../../src/simulator';
import { plainTranslate as t } from '../fakes/plainTranslate';
import { query } from '../simulator/wireClient';
import { failureOf, openWire, query as answer } from './fakeWire';
import { beforeEachAws } from './standingAws';

const trust = policy({
  Effect: 'Allow',
  Principal: { Service: 'logs.amazonaws.com' },
  Action: 'sts:AssumeRole',
});
const permissions = policy({ Effect: 'Allow', Action: 'logs:*', Resource: '*' });
const PolicyArn = 'arn:aws:iam::123456789012:policy/shared';

let simulator: Simulator;
let aws: ScopeAws;

beforeEachAws((...created) => {
  [simulator, aws] = created;
});

function policy(...Statement: object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement });
}

async function iam(operation: string, params: Record<string, string>): Promise<void> {
  expect((await query(simulator, 'iam', operation, params)).status).toBe(200);
}

async function createRole(RoleName: string): Promise<void> {
  await iam('CreateRole', { RoleName, AssumeRolePolicyDocument: trust, Path: '/vpn/' });
}

describe('roles', () => {
  it('are listed completely, with their trust policies', async () => {
    const names = Array.from({ length: 205 }, (_, i) => `role-${String(i).padStart(3, '0')}`);
    for (const name of names) await createRole(name);
    const roles = await aws.roles.list();
    expect(roles.map(({ name }) => name)).toEqual(names);
    const arn = 'arn:aws:iam::123456789012:role/vpn/role-000';
    expect(roles[0]).toEqual({ name: 'role-000', arn, trust });
  });

  it('have inline and attached policies', async () => {
    await createRole('r');
    await iam('PutRolePolicy', { RoleName: 'r', PolicyName: 'own', PolicyDocument: permissions });
    await iam('CreatePolicy', { PolicyName: 'shared', PolicyDocument: permissions });
    await iam('AttachRolePolicy', { RoleName: 'r', PolicyArn });
    expect(await aws.roles.get('r')).toMatchObject({
      inline: { own: permissions },
      attached: { [PolicyArn]: permissions },
    });
    const account = { accountId: simulator.accountId, region: simulator.region };
    const role = { kind: 'query', logGroups: ['/vpn'] } as const;
    expect(await roleState({ name: 'r', role, account }, aws)).toMatchObject({ kind: 'ready' });
  });

  it('do not exist before they are created', async () => {
    expect(await aws.roles.get('none')).toBeUndefined();
  });

  it.each([
    ['alarm query', { kind: 'query', logGroups: ['/vpn'] }],
    ['log lines', { kind: 'logLines', logGroups: ['/vpn'] }],
  ] as const)('are created as planned, for the %s', async (name, role) => {
    const identity = await aws.account.identity();
    const wanted = { scope: aws.scope, identity, name: name.replace(' ', '-'), role };
    const plan = planRole(wanted, t);
    const { stop, created } = await runSteps(plan, aws, {});
    expect({ stop, created: created.length }).toEqual({ stop: undefined, created: 2 });
    const account = { accountId: identity.accountId, region: aws.scope.region };
    const state = await roleState({ name: wanted.name, role, account }, aws);
    expect(state).toMatchObject({ kind: 'ready', role: { arn: plan.roleArn } });
  });
});

/** A role as GetRole returns it. */
function roleXml(policy: string, more = ''): string {
  return `<Role><RoleName>r</RoleName><Arn>arn</Arn><AssumeRolePolicyDocument>${policy}</AssumeRolePolicyDocument>${more}</Role>`;
}

describe('a permissions boundary', () => {
  it('is read with its policy', async () => {
    const boundary = `<PermissionsBoundary><PermissionsBoundaryArn>${PolicyArn}</PermissionsBoundaryArn></PermissionsBoundary>`;
    const answers: Readonly<Record<string, string>> = {
      GetRole: roleXml(encodeURIComponent(trust), boundary),
      ListRolePolicies: '<PolicyNames/>',
      ListAttachedRolePolicies: '<AttachedPolicies/>',
      GetPolicy: '<Policy><DefaultVersionId>v2</DefaultVersionId></Policy>',
      GetPolicyVersion: `<PolicyVersion><Document>${encodeURIComponent(permissions)}</Document></PolicyVersion>`,
    };
    const { aws: bounded } = openWire(({ operation }) =>
      answer(operation, answers[operation] ?? ''),
    );
    expect(await bounded.roles.get('r')).toMatchObject({ boundary: permissions });
  });
});

describe('a broken response', () => {
  it.each([
    ['without a role', ''],
    ['without a policy', roleXml('')],
    ['with an undecodable policy', roleXml('%')],
  ])('%s is malformed', async (_what, xml) => {
    const { aws: broken } = openWire(({ operation }) => answer(operation, xml));
    expect(await failureOf(broken.roles.get('r'))).toMatchObject({ kind: 'malformed' });
  });
});
