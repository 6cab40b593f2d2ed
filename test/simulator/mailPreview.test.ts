/** The preview of a notification is what arrives: for each method, in both languages, and for chat. */
import { beforeEach, describe, expect, it } from 'vitest';
import { connectionAlarm } from '../../src/core/cloudwatch/definition';
import { connectionLogAlarm } from '../../src/core/logAlarms/connectionLogAlarm';
import { permissionPolicy, trustPolicy } from '../../src/core/logAlarms/logAlarmRoles';
import { exampleEvent, mailPreview, type ExampleEvent } from '../../src/core/mail/mailPreview';
import type { AlarmDefinition } from '../../src/core/model/alarm';
import type { LogAlarmDefinition } from '../../src/core/model/logAlarm';
import { notificationSubject } from '../../src/core/notificationRules/notificationSubject';
import {
  alarmEventPattern,
  plainNotification,
  type PlainNotificationInput,
} from '../../src/core/notificationRules/plainNotification';
import { putMetricAlarmInput } from '../../src/core/ports/calls';
import type { Simulator } from '../../src/simulator';
import {
  confirmedTopic,
  control,
  endpointIds,
  events,
  json,
  logs,
  query,
  standing,
} from './wireClient';

const account = { accountId: '123456789012', region: 'ap-northeast-1' };
const logGroup = '/client-vpn/head-office';
const name = 'client-vpn-watch-office';
const arn = `arn:aws:cloudwatch:ap-northeast-1:123456789012:alarm:${name}`;
const place = { arn, ...account };
const endpointLabel = '東京 "HQ" <1>';

let simulator: Simulator;
let endpointId: string;
let topic: string;

beforeEach(async () => {
  simulator = standing();
  [endpointId = ''] = await endpointIds(simulator);
  topic = await confirmedTopic(simulator);
});

type Alarm = AlarmDefinition | LogAlarmDefinition;

const kinds: Readonly<Record<string, () => Alarm>> = {
  'a rise': () => connectionAlarm({ endpointId, endpointLabel, name, topicArn: topic }),
  'a metric filter': () => ({
    ...connectionAlarm({ endpointId, endpointLabel, name, topicArn: topic }),
    queries: [
      {
        id: 'm1',
        label: 'Connections',
        stat: {
          ...{ namespace: 'ClientVPN/ConnectionLog', metricName: 'ConnectionAttempts' },
          ...{ dimensions: { Endpoint: endpointId }, periodSeconds: 60, statistic: 'Sum' },
        },
        returnData: true,
      },
    ],
    threshold: 0,
    comparison: 'GreaterThanThreshold',
  }),
  'a log alarm': () =>
    connectionLogAlarm({
      ...{ kind: 'connections', name, endpointId, endpointLabel, logGroup },
      ...{ roleArn: 'arn:aws:iam::123456789012:role/vpn', topicArns: [topic] },
    }),
};

async function put(alarm: Alarm): Promise<void> {
  if ('query' in alarm) return putLogAlarm(alarm);
  const filter = {
    ...{ logGroupName: logGroup, filterName: 'f' },
    filterPattern: '{ $.connection-attempt-status = "successful" }',
    metricTransformations: [
      {
        ...{ metricNamespace: 'ClientVPN/ConnectionLog', metricName: 'ConnectionAttempts' },
        ...{ metricValue: '1', dimensions: { Endpoint: '$.client-vpn-endpoint-id' } },
      },
    ],
  };
  expect((await logs(simulator, 'PutMetricFilter', filter)).status).toBe(200);
  const asked = putMetricAlarmInput(alarm, {});
  expect((await json(simulator, 'PutMetricAlarm', asked)).status).toBe(200);
}

async function putLogAlarm(alarm: LogAlarmDefinition): Promise<void> {
  const role = { kind: 'query', logGroups: [logGroup] } as const;
  const trust = JSON.stringify(trustPolicy(role, account));
  await query(simulator, 'iam', 'CreateRole', {
    ...{ RoleName: 'vpn', AssumeRolePolicyDocument: trust },
  });
  const PolicyDocument = JSON.stringify(permissionPolicy(role, account));
  const inline = { RoleName: 'vpn', PolicyName: 'p', PolicyDocument };
  await query(simulator, 'iam', 'PutRolePolicy', inline);
  const asked = {
    ...{ AlarmName: name, AlarmDescription: alarm.description, AlarmActions: alarm.alarmActions },
    ScheduledQueryConfiguration: {
      QueryString: alarm.query.queryString,
      LogGroupIdentifiers: alarm.query.logGroups,
      ScheduledQueryRoleARN: alarm.query.roleArn,
      AggregationExpression: alarm.query.aggregation,
      ScheduleConfiguration: { ScheduleExpression: 'rate(1 minute)', StartTimeOffset: 180 },
    },
    ...{ QueryResultsToEvaluate: 1, QueryResultsToAlarm: 1, Threshold: alarm.threshold },
    ...{ ComparisonOperator: alarm.comparison, TreatMissingData: alarm.treatMissing },
  };
  const { status, body } = await json(simulator, 'PutLogAlarm', asked);
  expect([status, body]).toEqual([200, expect.anything()]);
}

const attributes = {
  ...{ username: 'alice', common_name: 'alice "a"', device_ip: '203.0.113.7' },
};

/** What arrives when a user connects, and the event as the preview takes it. */
async function fire(
  alarm: Alarm,
): Promise<{ mail: { subject: string; body: string }; event: ExampleEvent }> {
  simulator.trial.advance(60);
  const sent = simulator.trial.outbox().length;
  const connectionId = simulator.trial.connect({
    ...{ endpointId, username: 'alice', commonName: 'alice "a"', deviceIp: '203.0.113.7' },
  });
  const started = await startOf(simulator);
  for (let minute = 0; minute < 10 && simulator.trial.outbox().length === sent; minute++)
    simulator.trial.advance(60);
  const mail = simulator.trial.outbox().at(-1);
  if (!mail || simulator.trial.outbox().length === sent) throw new Error('No mail was sent.');
  const run = /queryDetail\$3D(\S*)/.exec(mail.body)?.[1] ?? '';
  const contributorId = /^- Id: +(\S+)$/m.exec(mail.body)?.[1] ?? '';
  const event = {
    ...exampleEvent(alarm, mail.at),
    ...{ executionId: run, contributorId },
    attributes: { ...attributes, connection_id: connectionId, start_time: started },
  };
  return { mail: { subject: mail.subject, body: mail.body }, event };
}

/** The simulated time as a connection log has it. */
async function startOf(simulated: Simulator): Promise<string> {
  const { body } = await control(simulated, 'GET', 'state');
  const [time = ''] = /\d{4}-\d\d-\d\dT[\d:]{8}/.exec(body) ?? [];
  return time.replace('T', ' ');
}

/** The subscription as the footer names it. */
function subscription(body: string): { arn: string; endpoint: string } {
  const link = new URL(/https:\/\/sns\S+unsubscribe\S+/.exec(body)?.[0] ?? '');
  const part = (key: string): string => link.searchParams.get(key) ?? '';
  return { arn: part('SubscriptionArn'), endpoint: part('Endpoint') };
}

describe.each(Object.entries(kinds))('%s', (_, make) => {
  it("sends CloudWatch's mail as previewed", async () => {
    const alarm = make();
    await put(alarm);
    const { mail, event } = await fire(alarm);
    const to = subscription(mail.body);
    expect(mailPreview({ alarm, place, event, to })).toEqual({ kind: 'mail', ...mail });
  });

  it.each([
    ['en', 'text'],
    ['ja', 'text'],
    ['en', 'chat'],
    ['ja', 'chat'],
  ] as const)('sends the sentence in %s as %s as previewed', async (language, receiver) => {
    const alarm = { ...make(), alarmActions: [] };
    await put(alarm);
    const rule: PlainNotificationInput = {
      ...{ alarmArn: arn, alarmName: name, endpoint: endpointLabel, language, receiver },
      subject: notificationSubject(alarm, { authentication: ['certificate-authentication'] }),
    };
    await putRule(rule);
    const { mail, event } = await fire(alarm);
    const preview = mailPreview({ alarm, place, event, rule, to: subscription(mail.body) });
    if (preview.kind === 'mail') {
      expect(preview).toEqual({ kind: 'mail', ...mail });
      return;
    }
    const [message = ''] = mail.body.split('\n\n--\n');
    const { content } = JSON.parse(message) as { content: object };
    const { title, description } = preview;
    expect(content).toEqual({ textType: 'client-markdown', title, description });
  });
});

async function putRule(rule: PlainNotificationInput): Promise<void> {
  const allow = {
    ...{ Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' } },
    ...{ Action: 'sns:Publish', Resource: topic },
  };
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [allow] });
  await query(simulator, 'sns', 'SetTopicAttributes', {
    ...{ TopicArn: topic, AttributeName: 'Policy', AttributeValue: Policy },
  });
  const EventPattern = JSON.stringify(alarmEventPattern(rule));
  await events(simulator, 'PutRule', { Name: 'r', EventPattern });
  const Targets = [{ Id: 't', Arn: topic, InputTransformer: plainNotification(rule) }];
  const { body } = await events(simulator, 'PutTargets', { Rule: 'r', Targets });
  expect(body).toContain('"FailedEntryCount":0');
}
