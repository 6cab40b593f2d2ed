/** Log alarms of the simulator: which connections they notify, why they fail, and what they reject. */
import { beforeEach, describe, expect, it } from 'vitest';
import { permissionPolicy, trustPolicy } from '../../src/core/logAlarms/logAlarmRoles';
import {
  alarmEventPattern,
  plainNotification,
  type PlainNotificationInput,
} from '../../src/core/notificationRules/plainNotification';
import {
  account,
  arn,
  logGroup,
  named,
  role,
  roleArn,
  useLogAlarmAccount,
} from './logAlarmAccount';
import {
  control,
  diffAlarm,
  endpointIds,
  errorOf,
  events,
  json,
  parsed,
  query,
} from './wireClient';

const logAlarms = useLogAlarmAccount();
const { createRole, properRole, asked, put, alarm, contributors, history, connect, mails } =
  logAlarms;

describe('the proposed alarm', () => {
  beforeEach(async () => {
    await properRole();
    await put();
  });

  it('notifies each connection once, by name, and is OK when all have left the window', async () => {
    logAlarms.simulator.trial.advance(120);
    expect((await alarm()).at('StateValue').text()).toBe('OK');
    for (const name of ['anna', 'bert', 'carla', 'dora', 'eve']) connect(name);
    logAlarms.simulator.trial.advance(120);
    expect((await alarm()).at('StateValue').text()).toBe('ALARM');
    const names = (await contributors()).map((one) =>
      one.at('ContributorAttributes', 'common_name').text(),
    );
    expect(names.toSorted()).toEqual(['anna', 'bert', 'carla', 'dora', 'eve']);
    logAlarms.simulator.trial.advance(600);
    expect(await contributors()).toEqual([]);
    expect((await alarm()).at('StateValue').text()).toBe('OK');
    expect(mails()).toHaveLength(5);
    for (const name of ['anna', 'bert', 'carla', 'dora', 'eve'])
      expect(mails().filter((body) => body.includes(name))).toHaveLength(1);
    expect(await history({ HistoryItemType: 'StateUpdate' })).toHaveLength(3);
    const changes = await history({ HistoryItemType: 'AlarmContributorStateUpdate' });
    expect(changes).toHaveLength(10);
    expect(changes).toContain('Contributor state updated to OK');
    expect(await history({ HistoryItemType: 'AlarmContributorAction' })).toHaveLength(5);
  });

  it('notifies 100 of 120 connections at once', async () => {
    for (let index = 0; index < 120; index++) connect(`user${index}`);
    logAlarms.simulator.trial.advance(60);
    expect((await contributors()).length).toBeLessThanOrEqual(100);
    logAlarms.simulator.trial.advance(60);
    expect(mails()).toHaveLength(100);
  });

  it.each([
    [0, 1],
    [90, 1],
    [300, 1],
    [480, 0],
  ])('with a log delay of %d seconds sends %d mails', async (seconds, count) => {
    await control(logAlarms.simulator, 'POST', 'log-delay', { seconds });
    connect('anna');
    logAlarms.simulator.trial.advance(900);
    expect(mails()).toHaveLength(count);
  });

  it('waits for the log of one endpoint only', async () => {
    const other = (await endpointIds(logAlarms.simulator))[1] ?? '';
    await control(logAlarms.simulator, 'POST', 'log-delay', { seconds: 480, endpointId: other });
    connect('anna');
    logAlarms.simulator.trial.advance(900);
    expect(mails()).toHaveLength(1);
    await control(logAlarms.simulator, 'POST', 'log-delay', {
      seconds: 480,
      endpointId: logAlarms.endpointId,
    });
    connect('bert');
    logAlarms.simulator.trial.advance(900);
    expect(mails()).toHaveLength(1);
    await control(logAlarms.simulator, 'POST', 'log-delay', { seconds: 0 });
    connect('carla');
    logAlarms.simulator.trial.advance(900);
    expect(mails()).toHaveLength(2);
    const wrong = { seconds: 1, endpointId: 'cvpn-endpoint-0' };
    expect((await control(logAlarms.simulator, 'POST', 'log-delay', wrong)).status).toBe(400);
  });

  it('sends a message without a trigger, with its query and the contributor', () => {
    connect('anna');
    logAlarms.simulator.trial.advance(120);
    const [body = ''] = mails();
    expect(body).toContain('anna');
    expect(body).toContain('Monitored Query:');
    expect(body).toContain(logGroup);
  });

  it('is listed by its type only, is switched off, and is deleted alone', async () => {
    const { AlarmNames } = named;
    const untyped = parsed(await json(logAlarms.simulator, 'DescribeAlarms', { AlarmNames }));
    expect(untyped.at('MetricAlarms').list()).toEqual([]);
    await json(logAlarms.simulator, 'DisableAlarmActions', { AlarmNames });
    expect((await alarm()).at('ActionsEnabled').value).toBe(false);
    connect('anna');
    logAlarms.simulator.trial.advance(120);
    expect(mails()).toEqual([]);
    await json(logAlarms.simulator, 'PutMetricAlarm', diffAlarm(logAlarms.endpointId));
    const both = { AlarmNames: ['connections', 'vpn'] };
    expect(errorOf(await json(logAlarms.simulator, 'DeleteAlarms', both)).message).toMatch(/batch/);
    expect((await json(logAlarms.simulator, 'DeleteAlarms', { AlarmNames })).status).toBe(200);
    expect(
      parsed(await json(logAlarms.simulator, 'DescribeAlarms', named))
        .at('LogAlarms')
        .list(),
    ).toEqual([]);
  });

  it('starts again when its query changes, and not when its threshold does', async () => {
    logAlarms.simulator.trial.advance(120);
    await put({ Threshold: 2 });
    expect((await alarm()).at('StateValue').text()).toBe('OK');
    await put({}, { AggregationExpression: 'count(*)' });
    expect((await alarm()).at('StateValue').text()).toBe('INSUFFICIENT_DATA');
  });
});

describe('a run fails', () => {
  const own = { trust: trustPolicy(role, account), permissions: permissionPolicy(role, account) };
  const cloudWatch = trustPolicy({ ...role, kind: 'logLines' }, account);

  it.each<readonly [string, Partial<typeof own>, object, RegExp]>([
    ['without a role', {}, { ScheduledQueryRoleARN: `${roleArn}-2` }, /role .* does not exist/],
    ['with a role that trusts others', { trust: cloudWatch }, {}, /not authorized to assume/],
    [
      'with a role without permissions',
      { permissions: permissionPolicy({ ...role, logGroups: ['/other'] }, account) },
      {},
      /not authorized to perform logs:StartQuery/,
    ],
    ['with a query that is none', {}, { QueryString: 'fields' }, /query is not valid/],
  ])('%s', async (_what, response, queryMore, reason) => {
    await createRole(response.trust ?? own.trust, response.permissions ?? own.permissions);
    await put({}, queryMore);
    logAlarms.simulator.trial.advance(120);
    const found = await alarm();
    expect(found.at('EvaluationState').text()).toBe('EVALUATION_ERROR');
    expect(found.at('StateValue').text()).toBe('INSUFFICIENT_DATA');
    expect(found.at('StateReason').text()).toMatch(reason);
  });

  it('without the log group', async () => {
    const logGroups = ['/none'];
    await createRole(own.trust, permissionPolicy({ ...role, logGroups }, account));
    await put({}, { LogGroupIdentifiers: logGroups });
    logAlarms.simulator.trial.advance(120);
    expect((await alarm()).at('StateReason').text()).toMatch(/log group \/none does not exist/);
  });
});

describe('PutLogAlarm refuses', () => {
  const schedule = (more: object): object => ({
    ScheduleConfiguration: {
      ...{ ScheduleExpression: 'rate(1 minute)', StartTimeOffset: 60, ...more },
    },
  });

  it.each<readonly [string, object, object, RegExp]>([
    ['seconds', {}, schedule({ ScheduleExpression: 'rate(30 seconds)' }), /ScheduleExpression/],
    ['1 minutes', {}, schedule({ ScheduleExpression: 'rate(1 minutes)' }), /ScheduleExpression/],
    ['cron', {}, schedule({ ScheduleExpression: 'cron(* * * * ? *)' }), /ScheduleExpression/],
    ['an empty window', {}, schedule({ EndTimeOffset: 60 }), /StartTimeOffset must be greater/],
    ['an ARN with its end', {}, { LogGroupIdentifiers: ['arn:aws:logs:a:1:log-group:g:*'] }, /:\*/],
    ['no groups', {}, { LogGroupIdentifiers: undefined }, /LogGroupIdentifiers is required/],
    ['no aggregation', {}, { AggregationExpression: 'stats count(*)' }, /AggregationExpression/],
    [
      'a user as role',
      {},
      { ScheduledQueryRoleARN: 'arn:aws:iam::1:user/x' },
      /ScheduledQueryRole/,
    ],
    ['M above N', { QueryResultsToAlarm: 2 }, {}, /QueryResultsToAlarm/],
    ['101 runs', { QueryResultsToEvaluate: 101 }, {}, /queryResultsToEvaluate.*100/],
    [
      'anomalies',
      { ComparisonOperator: 'GreaterThanUpperThreshold' },
      {},
      /ComparisonOperator .* not supported/,
    ],
    ['log lines without a role', { ActionLogLineCount: 1 }, {}, /ActionLogLineRoleArn/],
    [
      'log lines of unmasked text',
      { ActionLogLineCount: 1, ActionLogLineRoleArn: roleArn },
      { QueryString: 'fields unmask(@message)' },
      /unmask/,
    ],
    ['six actions', { AlarmActions: Array(6).fill('arn:aws:sns:a:1:t') }, {}, /AlarmActions.* 5/i],
  ])('%s', async (_what, more, queryMore, message) => {
    const answer = errorOf(await json(logAlarms.simulator, 'PutLogAlarm', asked(more, queryMore)));
    expect(answer.status).toBe(400);
    expect(answer.message).toMatch(message);
  });
});

describe('a notification by EventBridge', () => {
  const input: PlainNotificationInput = {
    ...{ alarmArn: arn, alarmName: 'vpn', endpoint: 'HQ <1>', language: 'en', receiver: 'text' },
    subject: {
      kind: 'connection',
      ...{ user: 'common_name', device: 'device_ip', startTime: 'start_time' },
    },
  };

  beforeEach(async () => {
    await properRole();
    await put({ AlarmActions: [] });
    const EventPattern = JSON.stringify(alarmEventPattern(input));
    await events(logAlarms.simulator, 'PutRule', { Name: 'vpn', EventPattern });
    const InputTransformer = plainNotification(input);
    const Targets = [{ Id: 't', Arn: logAlarms.topic, InputTransformer }];
    const response = parsed(
      await events(logAlarms.simulator, 'PutTargets', { Rule: 'vpn', Targets }),
    );
    expect(response.at('FailedEntryCount').number()).toBe(0);
  });

  function fire(): void {
    connect('anna "a"');
    logAlarms.simulator.trial.advance(120);
  }

  it('fails, and is counted, without a policy of the topic', async () => {
    const before = logAlarms.simulator.trial.outbox().length;
    fire();
    expect(logAlarms.simulator.trial.outbox()).toHaveLength(before);
    const state = (await control(logAlarms.simulator, 'GET', 'state')).body;
    expect(state).toContain('does not allow events.amazonaws.com');
  });

  it('is one sentence in double quotes', async () => {
    const allow = {
      ...{ Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' } },
      ...{ Action: 'sns:Publish', Resource: logAlarms.topic },
    };
    await query(logAlarms.simulator, 'sns', 'SetTopicAttributes', {
      ...{ TopicArn: logAlarms.topic, AttributeName: 'Policy' },
      AttributeValue: JSON.stringify({ Version: '2012-10-17', Statement: [allow] }),
    });
    fire();
    expect(logAlarms.simulator.trial.outbox().at(-1)?.body).toMatch(
      /^"anna "a" connected to HQ \(1\) from [\d.]+ at 2026-11-23 08:3\d:\d\d UTC\."/,
    );
  });
});
