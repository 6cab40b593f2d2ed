/** The plan of a role: what it shows, and that no failure duplicates or loses anything. */
import { describe, expect, it } from 'vitest';
import { describePlan } from '../../../../src/core/actions/plan/describePlan';
import { createdText, type CreatedResource } from '../../../../src/core/actions/plan/created';
import { runSteps } from '../../../../src/core/actions/plan/runSteps';
import { roleState } from '../../../../src/core/actions/roles/checkRole';
import { defaultRoleName, planRole } from '../../../../src/core/actions/roles/planRole';
import type { LogAlarmRole } from '../../../../src/core/logAlarms/logAlarmRoles';
import { roleName } from '../../../../src/core/policy/role';
import { FakeAws } from '../../../fakes/fakeAws';
import { plainTranslate as t } from '../../../fakes/plainTranslate';
import { timePasses } from '../../../fakes/timePasses';
import { writeFaults } from '../plan/writeFaults';

const role: LogAlarmRole = { kind: 'query', logGroups: ['/client-vpn/tokyo'] };
const name = defaultRoleName('cvpn-endpoint-0123456789abcdef0', 'query');
const policy = 'run-log-alarm-query';
const created: readonly CreatedResource[] = [
  { kind: 'role', name, confirmed: true },
  { kind: 'rolePolicy', role: name, policy, confirmed: true },
];

function plan({ scope, identity }: FakeAws, wanted = name) {
  return planRole({ scope, identity, name: wanted, role }, t);
}

function isReady(aws: FakeAws) {
  const account = { accountId: aws.identity.accountId, region: aws.scope.region };
  return roleState({ name, role, account }, aws).then(({ kind }) => kind);
}

describe('the plan of a role', () => {
  it('creates a role that can serve the alarm, and reports both writes', async () => {
    const aws = new FakeAws();
    expect(await runSteps(plan(aws), aws, {})).toEqual({ created });
    expect(await isReady(aws)).toBe('ready');
    expect(aws.roles.the(name).arn).toBe(plan(aws).roleArn);
    expect(aws.roles.tags.get(name)).toEqual({ 'created-by': 'client-vpn-watch' });
    expect(created.map((one) => createdText(one, t))).toEqual([
      `The role ${name} has been created.`,
      `The policy ${policy} of the role ${name} has been written.`,
    ]);
  });

  it('shows both policies as they are read, and the permissions that the caller needs', () => {
    const text = describePlan(plan(new FakeAws()), t);
    expect(text).toContain('// CreateRole; needs iam:CreateRole and iam:TagRole');
    expect(text).toContain('// PutRolePolicy; needs iam:PutRolePolicy');
    expect(text).toContain('"Service": "logs.amazonaws.com"');
    expect(text).toContain('"logs:GetQueryResults"');
    const json = text.replaceAll(/^\s*\/\/.*$/gm, '');
    const inputs = plan(new FakeAws()).steps.map(({ call }) => call.input);
    expect(JSON.parse(json)).toEqual(inputs);
  });

  it.each(['query', 'logLines'] as const)('has a default name that IAM accepts: %s', (kind) => {
    const aws = new FakeAws();
    const { problems, roleArn } = plan(
      aws,
      defaultRoleName('cvpn-endpoint-0123456789abcdef0', kind),
    );
    expect(problems).toEqual([]);
    expect(roleName(roleArn)).toHaveLength(kind === 'query' ? 54 : 54);
  });

  it.each(['', 'a b', 'ロール', 'r'.repeat(65)])('does not accept the name %j', (wanted) => {
    expect(plan(new FakeAws(), wanted).problems).toMatchObject([{ severity: 'error' }]);
  });

  it('does not take over a role of that name', async () => {
    const aws = new FakeAws();
    const theirs = aws.roles.add(name);
    expect(await runSteps(plan(aws), aws, {})).toEqual({
      created: [],
      stop: { kind: 'conflict', conflict: { kind: 'roleExists', role: theirs } },
    });
  });

  it('does not overwrite a policy of that name', async () => {
    const aws = new FakeAws();
    const [create] = plan(aws).steps;
    await aws.send(create?.call ?? expect.fail());
    aws.roles.add(name, { ...aws.roles.the(name), inline: { [policy]: '{"theirs":1}' } });
    const result = await runSteps(plan(aws), aws, { already: created.slice(0, 1) });
    expect(result.stop).toMatchObject({ kind: 'conflict', conflict: { kind: 'roleExists' } });
  });

  it('writes the policy again where IAM does not know the new role yet', async () => {
    const aws = new FakeAws();
    aws.calls.fail('roles.putPolicy', { kind: 'notFound', when: 'before' });
    expect(await timePasses(aws.clock, runSteps(plan(aws), aws, {}))).toEqual({ created });
  });

  const writes = ['roles.create', 'roles.putPolicy'] as const;
  const table = writes.flatMap((write) => writeFaults.map((row) => [write, ...row] as const));
  it.each(table)(
    '%s × %s: reports the truth, and the next run completes it',
    async (write, what, fault) => {
      const aws = new FakeAws();
      const abort = new AbortController();
      aws.calls.fail(write, fault(abort));
      const first = await timePasses(aws.clock, runSteps(plan(aws), aws, { signal: abort.signal }));
      const exists = {
        role: aws.roles.byName.has(name),
        rolePolicy: aws.roles.byName.get(name)?.inline[policy] !== undefined,
      };
      for (const kind of ['role', 'rolePolicy'] as const) {
        const entry = first.created.find((one) => one.kind === kind);
        if (entry?.confirmed !== false) expect(entry !== undefined).toBe(exists[kind]);
      }
      if (what === 'denied') expect(first.stop).toMatchObject({ failure: { kind: 'denied' } });
      if (what.startsWith('cancelled')) expect(first.stop).toMatchObject({ kind: 'cancelled' });
      aws.calls.heal();
      const last = await timePasses(
        aws.clock,
        runSteps(plan(aws), aws, { already: first.created }),
      );
      expect(last).toEqual({ created });
      expect(await isReady(aws)).toBe('ready');
      expect(aws.roles.byName.size).toBe(1);
    },
  );
});
