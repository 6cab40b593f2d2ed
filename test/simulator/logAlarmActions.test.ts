/** When log alarms of the simulator notify: mute rules, SetAlarmState, rules and policies, log lines. */
import { beforeEach, describe, expect, it } from 'vitest';
import { permissionPolicy, trustPolicy } from '../../src/core/logAlarms/logAlarmRoles';
import { account, arn, role, useLogAlarmAccount } from './logAlarmAccount';
import { control, errorOf, events, json, query } from './wireClient';

const logAlarms = useLogAlarmAccount();
const { createRole, properRole, put, alarm, contributors, history, connect, mails, pass } =
  logAlarms;

const state = async (): Promise<string> => (await alarm()).at('StateValue').text();

/** Counts the mails that name somebody. */
const mailsOf = (name: string): number => mails().filter((body) => body.includes(name)).length;

/** Mutes the alarm from now on, minutes. */
async function mute(minutes: number): Promise<void> {
  const at = new Date(logAlarms.simulator.clock.now()).toISOString().slice(0, 16);
  const Schedule = { Expression: `at(${at})`, Duration: `PT${minutes}M` };
  const rule = { Name: 'night', Rule: { Schedule }, MuteTargets: { AlarmNames: ['vpn'] } };
  expect((await json(logAlarms.simulator, 'PutAlarmMuteRule', rule)).status).toBe(200);
}

async function set(StateValue: string): Promise<void> {
  const params = { AlarmName: 'vpn', StateValue, StateReason: 'a test' };
  expect((await json(logAlarms.simulator, 'SetAlarmState', params)).status).toBe(200);
}

describe('a muted log alarm', () => {
  beforeEach(async () => {
    await properRole();
    await put();
    pass(120);
  });

  it('changes its state, records contributors, and notifies nobody while it is muted', async () => {
    await mute(10);
    connect('anna');
    pass(120);
    expect(await state()).toBe('ALARM');
    expect(await contributors()).toHaveLength(1);
    expect(await history({ HistoryItemType: 'AlarmContributorStateUpdate' })).toHaveLength(1);
    expect(await history({ HistoryItemType: 'AlarmContributorAction' })).toEqual([]);
    expect(mails()).toEqual([]);
  });

  it('notifies afterwards of those that are still in ALARM, each once', async () => {
    await mute(3);
    connect('anna');
    connect('bert');
    pass(120);
    expect(mails()).toEqual([]);
    pass(120);
    expect([mailsOf('anna'), mailsOf('bert'), mails().length]).toEqual([1, 1, 2]);
    pass(1200);
    expect(mails()).toHaveLength(2);
  });

  it('does not notify of those that have left ALARM meanwhile', async () => {
    await mute(30);
    connect('anna');
    pass(1620);
    expect(await state()).toBe('OK');
    connect('carla');
    pass(240);
    expect([mailsOf('anna'), mailsOf('carla'), mails().length]).toEqual([0, 1, 1]);
  });

  it('notifies when its rule is deleted', async () => {
    await mute(600);
    connect('anna');
    pass(120);
    await json(logAlarms.simulator, 'DeleteAlarmMuteRule', { AlarmMuteRuleName: 'night' });
    pass(60);
    expect(mailsOf('anna')).toBe(1);
  });

  it('still notifies afterwards when it is changed meanwhile', async () => {
    await mute(3);
    connect('anna');
    pass(120);
    await put({ AlarmDescription: 'another text' });
    pass(120);
    expect(mailsOf('anna')).toBe(1);
  });

  it('notifies of nothing afterwards where its actions have been disabled', async () => {
    await mute(3);
    connect('anna');
    pass(120);
    await json(logAlarms.simulator, 'DisableAlarmActions', { AlarmNames: ['vpn'] });
    pass(240);
    expect(mails()).toEqual([]);
  });
});

describe('SetAlarmState', () => {
  beforeEach(async () => {
    await properRole();
    await put();
    pass(120);
  });

  it('runs the actions of the alarm itself once, and the next evaluation restores the state', async () => {
    await set('ALARM');
    expect(await state()).toBe('ALARM');
    expect((await alarm()).at('StateReason').text()).toBe('a test');
    expect(await contributors()).toEqual([]);
    expect(mails()).toHaveLength(1);
    expect(mails()[0]).toContain('a test');
    expect(mails()[0]).not.toContain('Alarm Contributor:');
    await set('ALARM');
    expect(mails()).toHaveLength(1);
    pass(60);
    expect(await state()).toBe('OK');
    expect(mails()).toHaveLength(1);
  });

  it('does not hide a connection', async () => {
    await set('ALARM');
    connect('anna');
    pass(120);
    expect(mailsOf('anna')).toBe(1);
    expect(mails()).toHaveLength(2);
  });

  it('to OK leaves the contributors, which are not notified of again', async () => {
    connect('anna');
    pass(120);
    await set('OK');
    expect(await contributors()).toHaveLength(1);
    pass(60);
    expect(await state()).toBe('ALARM');
    expect(mailsOf('anna')).toBe(1);
  });

  it('while it is muted notifies afterwards only if it is still in ALARM', async () => {
    await mute(3);
    await set('ALARM');
    expect(mails()).toEqual([]);
    pass(240);
    expect(mails()).toEqual([]);
  });

  it('sends the event of the alarm, not of a contributor', async () => {
    for (const kind of ['Alarm', 'Alarm Contributor']) {
      const EventPattern = JSON.stringify({
        'detail-type': [`CloudWatch ${kind} State Change`],
        resources: [arn],
      });
      const Name = kind.replace(' ', '-');
      await events(logAlarms.simulator, 'PutRule', { Name, EventPattern });
      const Targets = [
        { Id: 't', Arn: logAlarms.topic, Input: JSON.stringify(`event of ${kind}`) },
      ];
      await events(logAlarms.simulator, 'PutTargets', { Rule: Name, Targets });
    }
    await allowEvents({});
    await set('ALARM');
    const bodies = logAlarms.simulator.trial.outbox().map(({ body }) => body);
    expect(bodies.filter((body) => body.includes('"event of Alarm"'))).toHaveLength(1);
    expect(bodies.filter((body) => body.includes('event of Alarm Contributor'))).toEqual([]);
  });

  it('of no alarm fails', async () => {
    const params = { AlarmName: 'none', StateValue: 'ALARM', StateReason: 'x' };
    expect(errorOf(await json(logAlarms.simulator, 'SetAlarmState', params)).code).toBe(
      'ResourceNotFound',
    );
  });
});

/** Lets EventBridge publish, under a condition. */
async function allowEvents(Condition: object): Promise<void> {
  const statement = {
    ...{ Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' } },
    ...{ Action: 'sns:Publish', Resource: logAlarms.topic, Condition },
  };
  await query(logAlarms.simulator, 'sns', 'SetTopicAttributes', {
    ...{ TopicArn: logAlarms.topic, AttributeName: 'Policy' },
    AttributeValue: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
  });
}

/**
 * "You can't use Condition blocks in Amazon SNS topic policies for EventBridge."
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions
 */
describe('a rule and a topic whose policy names', () => {
  const rule = 'arn:aws:events:ap-northeast-1:123456789012:rule/';

  it.each<readonly [string, object, number]>([
    ['nothing more', {}, 1],
    ['the rule', { ArnEquals: { 'aws:SourceArn': `${rule}vpn` } }, 0],
    ['all rules of the account', { ArnLike: { 'aws:SourceArn': `${rule}*` } }, 0],
    ['another rule', { ArnEquals: { 'aws:SourceArn': `${rule}other` } }, 0],
    ['the alarm instead of the rule', { ArnEquals: { 'aws:SourceArn': arn } }, 0],
    ['the account', { StringEquals: { 'aws:SourceAccount': '123456789012' } }, 0],
    ['another account', { StringEquals: { 'aws:SourceAccount': '999988887777' } }, 0],
  ])('%s: %j', async (_, condition, count) => {
    await properRole();
    await put({ AlarmActions: [] });
    const EventPattern = JSON.stringify({
      'detail-type': ['CloudWatch Alarm Contributor State Change'],
    });
    await events(logAlarms.simulator, 'PutRule', { Name: 'vpn', EventPattern });
    const Targets = [{ Id: 't', Arn: logAlarms.topic, Input: '"an event"' }];
    await events(logAlarms.simulator, 'PutTargets', { Rule: 'vpn', Targets });
    await allowEvents(condition);
    connect('anna');
    pass(120);
    const sent = logAlarms.simulator.trial.outbox().filter(({ body }) => body.includes('an event'));
    expect(sent).toHaveLength(count);
    const { body } = await control(logAlarms.simulator, 'GET', 'state');
    expect(body.includes('does not allow events.amazonaws.com')).toBe(count === 0);
  });
});

describe('log lines in a mail', () => {
  const linesRole = { ...role, kind: 'logLines' } as const;
  const linesArn = 'arn:aws:iam::123456789012:role/lines';
  const asking = (count: number) => ({
    ActionLogLineCount: count,
    ActionLogLineRoleArn: linesArn,
  });
  const linesIn = (body: string): readonly string[] => {
    const [, lines = ''] = body.split('\nLog Lines:\n');
    return lines.split('\n').filter((line) => line.startsWith('{'));
  };

  beforeEach(properRole);

  it('are the newest that the query found, as many as were asked for', async () => {
    const policy = permissionPolicy(linesRole, account);
    await createRole(trustPolicy(linesRole, account), policy, 'lines');
    await put(asking(2));
    for (const name of ['anna', 'bert', 'carla']) {
      connect(name);
      pass(45);
    }
    pass(180);
    const [first = '', , last = ''] = mails();
    expect(linesIn(first).length).toBeLessThanOrEqual(2);
    expect(linesIn(last)).toHaveLength(2);
    expect(linesIn(last)[0]).toContain('carla');
    expect(linesIn(last)[1]).toContain('bert');
  });

  it('are absent where their role may not read them, and the mail comes all the same', async () => {
    const others = permissionPolicy({ ...linesRole, logGroups: ['/other'] }, account);
    await createRole(trustPolicy(linesRole, account), others, 'lines');
    await put(asking(5));
    connect('anna');
    pass(120);
    expect(mailsOf('anna')).toBe(1);
    expect(mails()[0]).not.toContain('Log Lines:');
  });

  it('are absent unless they are asked for', async () => {
    await put();
    connect('anna');
    pass(120);
    expect(mails()[0]).not.toContain('Log Lines:');
  });
});
