/** The plan of a log alarm: what it shows, and that no failure duplicates or loses anything. */
import { describe, expect, it } from 'vitest';
import {
  callerPermissions,
  createRolePermissions,
} from '../../../../src/core/actions/logAlarms/callerPermissions';
import {
  planLogAlarm,
  type LogAlarmPlanInput,
} from '../../../../src/core/actions/logAlarms/planLogAlarm';
import { describePlan } from '../../../../src/core/actions/plan/describePlan';
import { createdText, type CreatedResource } from '../../../../src/core/actions/plan/created';
import { conflictText } from '../../../../src/core/actions/plan/steps/conflict';
import { runPlan } from '../../../../src/core/actions/runPlan';
import { defaultRoleName } from '../../../../src/core/actions/roles/planRole';
import { defaultLogAlarmName } from '../../../../src/core/logAlarms/connectionLogAlarm';
import { neededActions } from '../../../../src/core/ports/calls/neededActions';
import { FakeAws } from '../../../fakes/fakeAws';
import { laggingReads } from '../../../fakes/laggingReads';
import { plainTranslate as t } from '../../../fakes/plainTranslate';
import { timePasses } from '../../../fakes/timePasses';
import { definitionFor, endpoint } from '../wizardInput';
import { writeFaults } from '../plan/writeFaults';

const name = defaultLogAlarmName(endpoint, 'connections');
const query = defaultRoleName(endpoint.id, 'query');
const lines = defaultRoleName(endpoint.id, 'logLines');
const policy = 'run-log-alarm-query';
const newRoles = {
  role: { kind: 'new', name: query },
  logLines: { count: 1, role: { kind: 'new', name: lines } },
} as const;
const existing = 'arn:aws:iam::123456789012:role/vpn/theirs';

const createdAlarm: CreatedResource = { kind: 'alarm', name, confirmed: true };
const created: readonly CreatedResource[] = [
  { kind: 'role', name: query, confirmed: true },
  { kind: 'rolePolicy', role: query, policy, confirmed: true },
  { kind: 'role', name: lines, confirmed: true },
  { kind: 'rolePolicy', role: lines, policy, confirmed: true },
  createdAlarm,
];

function account() {
  const aws = new FakeAws();
  return { aws, topicArn: aws.topics.add('vpn').arn };
}

function plan(
  { aws, topicArn }: ReturnType<typeof account>,
  more: Partial<LogAlarmPlanInput> = {},
) {
  const { scope, identity } = aws;
  const input: LogAlarmPlanInput = {
    ...{ scope, identity, endpoint, detects: 'connections', name, logGroup: '/vpn' },
    ...{ role: { kind: 'existing', arn: existing }, topicArns: [topicArn], ...more },
  };
  return { ...planLogAlarm(input, t), topicArn };
}

describe('the plan of a log alarm', () => {
  it('creates the alarm with its roles, and reports all of them', async () => {
    const { aws, topicArn } = account();
    const result = await runPlan(plan({ aws, topicArn }, newRoles), aws);
    const alarm = aws.alarms.logAlarms.the(name);
    expect(result).toEqual({ kind: 'done', alarm, topicArn, created });
    expect(alarm).toMatchObject({
      query: { roleArn: aws.roles.the(query).arn, logGroups: ['/vpn'] },
      logLineRoleArn: aws.roles.the(lines).arn,
      logLineCount: 1,
      alarmActions: [topicArn],
      okActions: [],
      treatMissing: 'notBreaching',
    });
    expect(aws.alarms.logAlarms.tags.get(name)).toEqual({
      'created-by': 'client-vpn-watch',
      'client-vpn-endpoint': endpoint.id,
    });
    expect(createdText(createdAlarm, t)).toBe(`The alarm ${name} has been written.`);
  });

  it('uses an existing role, and sends no log lines unless requested', async () => {
    const { aws, topicArn } = account();
    await runPlan(plan({ aws, topicArn }), aws);
    expect(aws.roles.byName.size).toBe(0);
    const alarm = aws.alarms.logAlarms.the(name);
    expect(alarm).toMatchObject({ query: { roleArn: existing }, logLineCount: 0 });
    expect(alarm.logLineRoleArn).toBeUndefined();
  });

  it('shows the query as it is read, and every permission that the caller needs', () => {
    const created = plan(account(), newRoles);
    const text = describePlan(created, t);
    expect(text).toContain('// filter `connection-log-type` = "connection-attempt"');
    expect(text).toContain('// count(*) by connection_id, username, common_name, device_ip');
    expect(text).toContain('logs:CreateScheduledQuery');
    expect(text).toContain('and iam:PassRole');
    const known = new Set([...callerPermissions.logAlarm.create, ...createRolePermissions]);
    for (const { call } of created.steps)
      for (const action of neededActions(call)) expect(known).toContain(action);
  });

  it('names what the alarm cannot detect', () => {
    const connections = plan(account()).blindSpots.join(' ');
    expect(connections).toContain('reconnects by itself when its session ends');
    expect(connections).toContain('At most 100 connections');
    expect(connections).toContain('after 24 hours');
    const timed = { ...endpoint, sessionTimeoutHours: 8, disconnectsOnTimeout: false };
    expect(plan(account(), { endpoint: timed }).blindSpots.join(' ')).toContain('after 8 hours');
    const ended = { ...timed, disconnectsOnTimeout: true };
    expect(plan(account(), { endpoint: ended }).blindSpots.join(' ')).not.toContain('reconnects');
    const failed = plan(account(), { detects: 'failedAttempts' }).blindSpots.join(' ');
    expect(failed).toContain('Failed certificate authentications are never logged.');
  });

  it.each<readonly [string, Partial<LogAlarmPlanInput>, readonly string[]]>([
    ['nothing', {}, []],
    ['no name', { name: ' ' }, ['error']],
    [
      'log lines',
      { logLines: { count: 5, role: { kind: 'existing', arn: existing } } },
      ['warning'],
    ],
    ['the name of a role', { role: { kind: 'new', name: 'a b' } }, ['error']],
    ['the region', { scope: { profile: 'dev', region: 'us-gov-west-1' } }, ['error']],
    ['a name beyond ASCII', { name: 'client-vpn-watch-東京' }, ['warning']],
  ])('warns about %s', (_what, more, expected) => {
    expect(plan(account(), more).problems.map(({ severity }) => severity)).toEqual(expected);
  });
});

describe('an alarm of the name', () => {
  it('is not overwritten if it is a metric alarm', async () => {
    const { aws, topicArn } = account();
    const theirs = aws.alarms.add(definitionFor(topicArn, name));
    const result = await runPlan(plan({ aws, topicArn }), aws);
    const conflict = { kind: 'alarmExists', alarm: theirs, changed: false };
    expect(result).toEqual({ kind: 'conflict', conflict, created: [] });
    expect(aws.calls.count('logAlarms.put')).toBe(0);
  });

  it('is not overwritten if it is a log alarm, even the same one', async () => {
    const { aws, topicArn } = account();
    const first = plan({ aws, topicArn });
    await runPlan(first, aws);
    expect(await runPlan(first, aws)).toMatchObject({ conflict: { kind: 'alarmExists' } });
    expect(aws.calls.count('logAlarms.put')).toBe(1);
  });

  it('is not overwritten if it is a composite alarm', async () => {
    const { aws, topicArn } = account();
    aws.alarms.composites.add(name);
    const result = await runPlan(plan({ aws, topicArn }), aws);
    expect(result).toMatchObject({ kind: 'conflict', conflict: { kind: 'compositeExists', name } });
    expect(result.kind === 'conflict' && conflictText(result.conflict, t)).toContain('composite');
    expect(aws.calls.count('logAlarms.put')).toBe(0);
  });

  it('is reported with its differences if AWS has another configuration', async () => {
    const { aws, topicArn } = account();
    aws.alarms.logAlarms.keep = (wanted) => ({ ...wanted, okActions: [topicArn], threshold: 2 });
    const result = await timePasses(aws.clock, runPlan(plan({ aws, topicArn }), aws));
    expect(result).toMatchObject({ kind: 'differs', created: [createdAlarm] });
    const differences = result.kind === 'differs' ? result.differences : [];
    expect(differences.map(({ property }) => property)).toEqual(['threshold', 'okActions']);
  });

  it('may name the log group by its ARN', async () => {
    const { aws, topicArn } = account();
    const logGroups = ['arn:aws:logs:ap-northeast-1:123456789012:log-group:/vpn:*'];
    aws.alarms.logAlarms.keep = (wanted) => ({ ...wanted, query: { ...wanted.query, logGroups } });
    expect(await runPlan(plan({ aws, topicArn }), aws)).toMatchObject({ kind: 'done' });
  });
});

describe('while IAM does not know a new role everywhere', () => {
  const detail = 'The role arn:aws:iam::123456789012:role/r cannot be assumed.';

  it('the alarm is put again', async () => {
    const { aws, topicArn } = account();
    aws.calls.fail('logAlarms.put', { kind: 'invalid', when: 'before', detail });
    const result = await timePasses(aws.clock, runPlan(plan({ aws, topicArn }, newRoles), aws));
    expect(result).toMatchObject({ kind: 'done', created });
    expect(aws.calls.count('logAlarms.put')).toBe(2);
  });

  it.each([
    ['with an existing role', {}, detail],
    ['about something else', newRoles, 'The AggregationExpression is not valid.'],
  ])('but not for a rejection %s', async (_what, more, message) => {
    const { aws, topicArn } = account();
    aws.calls.fail('logAlarms.put', { kind: 'invalid', when: 'before', detail: message });
    const result = await timePasses(aws.clock, runPlan(plan({ aws, topicArn }, more), aws));
    expect(result).toMatchObject({ kind: 'failed', failure: { kind: 'invalid' } });
    expect(aws.calls.count('logAlarms.put')).toBe(1);
  });
});

describe('PutLogAlarm', () => {
  it.each(writeFaults)(
    '%s: reports the truth, and the next run completes it',
    async (what, fault) => {
      const { aws, topicArn } = account();
      const planned = plan({ aws, topicArn }, newRoles);
      const abort = new AbortController();
      aws.calls.fail('logAlarms.put', fault(abort));
      const options = { signal: abort.signal };
      const first = await timePasses(aws.clock, runPlan(planned, aws, options));
      const already = 'created' in first ? first.created : [];
      const entry = already.find(({ kind }) => kind === 'alarm');
      if (entry?.confirmed !== false)
        expect(entry !== undefined).toBe(aws.alarms.logAlarms.byName.has(name));
      if (what === 'denied')
        expect(first).toMatchObject({ kind: 'failed', failure: { kind: 'denied' } });
      if (what.startsWith('cancelled')) expect(first.kind).toBe('cancelled');
      aws.calls.heal();
      const last = await timePasses(aws.clock, runPlan(planned, aws, { already }));
      expect(last).toMatchObject({ kind: 'done', created });
      expect(aws.alarms.logAlarms.byName.size).toBe(1);
      const sent = aws.calls.count('logAlarms.put');
      const done = what.includes('after') ? 1 : 2;
      expect(sent).toBe(done);
    },
  );

  it('that is denied names all actions that it needs', async () => {
    const { aws, topicArn } = account();
    aws.calls.fail('logAlarms.put', { kind: 'denied', when: 'before' });
    const result = await runPlan(plan({ aws, topicArn }), aws);
    const needs = ['cloudwatch:PutLogAlarm', 'cloudwatch:TagResource', 'logs:CreateScheduledQuery'];
    expect(result).toMatchObject({
      kind: 'failed',
      needs: expect.arrayContaining(needs) as unknown,
    });
  });

  it('waits until AWS shows the alarm', async () => {
    const { aws, topicArn } = account();
    const lagging = laggingReads(aws, (read) => read > 2);
    const result = await timePasses(aws.clock, runPlan(plan({ aws, topicArn }), lagging));
    expect(result).toMatchObject({ kind: 'done', created: [createdAlarm] });
  });
});
