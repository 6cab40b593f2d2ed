/** What goes over the wire is what the preview shows: the very object of `core/ports/calls`. */
import { describe, expect, it } from 'vitest';
import {
  alarmActionsCall,
  createLogGroupCall,
  createTopicCall,
  deleteMetricFilterCall,
  deleteRoleCall,
  deleteRolePolicyCall,
  deleteTopicCall,
  deleteAlarmCall,
  createRoleCall,
  endConnectionCall,
  overwriteAlarmCall,
  putAlarmCall,
  putLogAlarmCall,
  putMetricAlarmInput,
  putMetricFilterCall,
  putRolePolicyCall,
  setAlarmStateCall,
  setLoggingCall,
  setRetentionCall,
  setTopicPolicyCall,
  subscribeCall,
  type AwsCall,
} from '../../src/core/ports/calls';
import { connectionFilter } from '../../src/core/cloudwatch/connectionFilter';
import { connectionAlarm } from '../../src/core/cloudwatch/definition';
import { connectionLogAlarm } from '../../src/core/logAlarms/connectionLogAlarm';
import type { AlarmDefinition } from '../../src/core/model/alarm';
import {
  ec2,
  ec2Error,
  failureOf,
  fastForward,
  json,
  openWire,
  query,
  type SentCall,
} from './fakeWire';
import { byEmail } from '../fakes/subscribers';

const topicArn = 'arn:aws:sns:eu-west-1:123456789012:vpn-alerts';
const policy = '{"Version":"2012-10-17","Statement":[]}';
const tags = { 'made-by': 'client-vpn-watch', team: 'ネットワーク' };
const alarm = connectionAlarm({
  endpointId: 'cvpn-endpoint-0a1',
  endpointLabel: 'Tokyo “office” & co',
  name: 'client-vpn-watch-東京',
  topicArn,
});
const full: AlarmDefinition = {
  ...alarm,
  okActions: [topicArn],
  insufficientDataActions: [topicArn],
  actionsEnabled: false,
};

const roleArn = 'arn:aws:iam::123456789012:role/vpn';
const logAlarm = connectionLogAlarm({
  kind: 'connections',
  endpointId: 'cvpn-endpoint-0a1',
  endpointLabel: '東京',
  name: 'a',
  logGroup: '/vpn',
  roleArn,
  topicArns: [topicArn],
});

const writes: readonly AwsCall[] = [
  putAlarmCall(alarm, tags),
  putAlarmCall(full, {}),
  overwriteAlarmCall(alarm, { ...putMetricAlarmInput(alarm, {}), FutureMember: { Members: [1] } }),
  setAlarmStateCall('a', 'ALARM', 'A test'),
  alarmActionsCall('a', true),
  alarmActionsCall('a', false),
  deleteAlarmCall('a'),
  endConnectionCall('e', 'c'),
  createTopicCall('vpn', policy, tags),
  createTopicCall('vpn', policy, {}),
  setTopicPolicyCall(topicArn, policy),
  subscribeCall(topicArn, byEmail('a+b@example.com')),
  setLoggingCall('e', '/vpn'),
  setLoggingCall('e', '/vpn', 'stream'),
  createLogGroupCall('/vpn', tags),
  createLogGroupCall('/vpn', {}),
  setRetentionCall('/vpn', 90),
  putMetricFilterCall(connectionFilter('/vpn')),
  putMetricFilterCall({
    name: 'all',
    group: '/vpn',
    pattern: '',
    transformation: {
      namespace: 'N',
      metricName: 'M',
      value: '1',
      dimensions: {},
      defaultValue: 0,
    },
  }),
  deleteMetricFilterCall('/vpn', 'connections'),
  deleteTopicCall(topicArn),
  deleteRolePolicyCall('role', 'policy'),
  deleteRoleCall('role'),
  putLogAlarmCall(logAlarm, tags),
  putLogAlarmCall({ ...logAlarm, logLineCount: 5, logLineRoleArn: roleArn }, {}),
  createRoleCall('r', { trust: policy, description: 'It’s “mine”', tags }),
  putRolePolicyCall('r', 'p', policy),
];

function answer({ operation, request }: SentCall) {
  const cloudWatch = request.headers['x-amz-target'] !== undefined;
  return cloudWatch ? json({}) : query(operation, `<TopicArn>${topicArn}</TopicArn>`);
}

/** An input as the query protocol writes it: https://smithy.io/2.0/aws/protocols/aws-query-protocol.html */
function form(value: unknown, name: string): [string, string][] {
  if (Array.isArray(value))
    return value.flatMap((item, i) => form(item, `${name}.member.${i + 1}`));
  if (typeof value !== 'object' || value === null) return [[name, String(value)]];
  const entries = Object.entries(value);
  if (name === 'Attributes') {
    return entries.flatMap(([key, item], i) => [
      [`${name}.entry.${i + 1}.key`, key],
      [`${name}.entry.${i + 1}.value`, String(item)],
    ]);
  }
  return entries.flatMap(([key, item]) => form(item, name === '' ? key : `${name}.${key}`));
}

describe('writes', () => {
  it.each(writes)(
    'sends $operation as it was shown, and leaves the call as it is',
    async (call) => {
      const { aws, sent } = openWire(answer);
      const before = structuredClone(call);
      await aws.send(call);
      expect(call).toEqual(before);
      expect(sent).toHaveLength(1);
      expect(sent[0]?.operation).toBe(call.operation);
      const shown = ['sns', 'ec2', 'iam'].includes(call.service)
        ? Object.fromEntries(form(call.input, ''))
        : call.input;
      expect(sent[0]?.input).toEqual(shown);
      expect(call.iamAction).toBe(`${call.service}:${call.operation}`);
    },
  );

  it('writes the connection alarm of the seed', () => {
    expect(putAlarmCall(alarm, {}).input).toEqual({
      AlarmName: 'client-vpn-watch-東京',
      AlarmDescription: alarm.description,
      Metrics: [
        {
          Id: 'm1',
          MetricStat: {
            Metric: {
              Namespace: 'AWS/ClientVPN',
              MetricName: 'ActiveConnectionsCount',
              Dimensions: [{ Name: 'Endpoint', Value: 'cvpn-endpoint-0a1' }],
            },
            Period: 60,
            Stat: 'Maximum',
          },
          ReturnData: false,
        },
        {
          Id: 'e1',
          Label: 'New connections to Client VPN endpoint Tokyo “office” & co (cvpn-endpoint-0a1)',
          Expression: 'DIFF(m1)',
          ReturnData: true,
        },
      ],
      EvaluationPeriods: 1,
      DatapointsToAlarm: 1,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
      ActionsEnabled: true,
      AlarmActions: [topicArn],
      OKActions: [],
      InsufficientDataActions: [],
    });
  });

  it('does not write a comparison that it does not know', () => {
    expect(() => putAlarmCall({ ...alarm, comparison: 'other' }, {})).toThrow(RangeError);
  });
});

describe('ending a connection', () => {
  const status = (id: string, code: string): string =>
    `<item><connectionId>${id}</connectionId><previousStatus><code>active</code></previousStatus>` +
    `<currentStatus><code>${code}</code></currentStatus></item>`;

  it.each([
    [status('c', 'terminating'), 'terminating'],
    [status('x', 'terminated') + status('c', 'failed-to-terminate'), 'failed-to-terminate'],
    [status('c', 'sleeping'), 'unknown'],
    ['', 'unknown'],
  ])('shows its state: %s', async (items, state) => {
    const { aws } = openWire(({ operation }) =>
      ec2(operation, `<connectionStatuses>${items}</connectionStatuses>`),
    );
    expect(await aws.send(endConnectionCall('e', 'c'))).toEqual({ connectionState: state });
  });

  it('that has ended is not found', async () => {
    const code = 'InvalidClientVpnConnection.IdNotFound';
    const { aws } = openWire(() => ec2Error(400, code, 'The specified target'));
    expect(await failureOf(aws.send(endConnectionCall('e', 'c')))).toMatchObject({
      kind: 'notFound',
      action: 'ec2:TerminateClientVpnConnections',
      resource: 'c',
    });
  });
});

/** Does the write, then breaks the connection the first time. */
function resetsOnce(done: string[]) {
  return (call: SentCall) => {
    done.push(JSON.stringify(call.input));
    if (done.length === 1) throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
    return answer(call);
  };
}

describe('a connection that breaks after the write', () => {
  it.each(writes)('sends $operation no second time', async (call) => {
    const done: string[] = [];
    const { aws } = openWire(resetsOnce(done));
    await fastForward(() => failureOf(aws.send(call)));
    expect(done).toHaveLength(1);
  });

  it('is a failure', async () => {
    const { aws, sent } = openWire(() => {
      throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
    });
    expect(await fastForward(() => failureOf(aws.send(putAlarmCall(alarm, tags))))).toMatchObject({
      kind: 'network',
      action: 'cloudwatch:PutMetricAlarm',
      resource: alarm.name,
    });
    expect(sent).toHaveLength(1);
  });

  it('does not send a write again whose answer cannot be read', async () => {
    const { aws, sent } = openWire(({ operation }) => ({
      ...query(operation, `<TopicArn>${topicArn}</TopicArn>`),
      body: '<CreateTopicResponse><Crea',
    }));
    expect(await failureOf(aws.send(createTopicCall('vpn', policy, tags)))).toMatchObject({
      kind: 'malformed',
    });
    expect(sent).toHaveLength(1);
  });
});
