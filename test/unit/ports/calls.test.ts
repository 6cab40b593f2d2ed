/** Every input as AWS's API references spell it, whole: what is not decided is not there. */
import { describe, expect, it } from 'vitest';
import * as calls from '../../../src/core/ports/calls';
import type { AlarmDefinition } from '../../../src/core/model/alarm';
import { byEmail } from '../../fakes/subscribers';

const topicArn = 'arn:aws:sns:eu-west-1:123456789012:vpn';

const bare: AlarmDefinition = {
  name: 'a',
  queries: [{ id: 'e1', expression: 'DIFF(m1)', returnData: true }],
  periodSeconds: 60,
  evaluationPeriods: 3,
  datapointsToAlarm: 2,
  threshold: 1,
  comparison: 'GreaterThanThreshold',
  treatMissing: 'ignore',
  actionsEnabled: true,
  alarmActions: [],
  okActions: [],
  insufficientDataActions: [],
};

const bareInput = {
  AlarmName: 'a',
  Metrics: [{ Id: 'e1', Expression: 'DIFF(m1)', ReturnData: true }],
  EvaluationPeriods: 3,
  DatapointsToAlarm: 2,
  Threshold: 1,
  ComparisonOperator: 'GreaterThanThreshold',
  TreatMissingData: 'ignore',
  ActionsEnabled: true,
  AlarmActions: [],
  OKActions: [],
  InsufficientDataActions: [],
};

const full: AlarmDefinition = {
  ...bare,
  description: '',
  queries: [
    {
      id: 'm1',
      label: 'connections',
      accountId: '999988887777',
      stat: {
        namespace: 'AWS/ClientVPN',
        metricName: 'ActiveConnectionsCount',
        dimensions: { Endpoint: 'cvpn-endpoint-1', More: 'x' },
        periodSeconds: 300,
        statistic: 'p99',
      },
      returnData: false,
    },
    ...bare.queries,
  ],
  ignoresLowSamples: true,
  evaluationWindow: { kind: 'wallClock', timezone: 'Asia/Tokyo' },
  warmUp: { minutes: 30, wholePeriod: false },
  actionsEnabled: false,
  alarmActions: [topicArn],
  okActions: [`${topicArn}-ok`],
  insufficientDataActions: [`${topicArn}-none`],
};

const fullInput = {
  ...bareInput,
  AlarmDescription: '',
  Metrics: [
    {
      Id: 'm1',
      AccountId: '999988887777',
      Label: 'connections',
      MetricStat: {
        Metric: {
          Namespace: 'AWS/ClientVPN',
          MetricName: 'ActiveConnectionsCount',
          Dimensions: [
            { Name: 'Endpoint', Value: 'cvpn-endpoint-1' },
            { Name: 'More', Value: 'x' },
          ],
        },
        Period: 300,
        Stat: 'p99',
      },
      ReturnData: false,
    },
    ...bareInput.Metrics,
  ],
  EvaluateLowSampleCountPercentile: 'ignore',
  EvaluationWindow: { WallClockWindow: { Timezone: 'Asia/Tokyo' } },
  WarmUpConfiguration: {
    WarmUpPeriodDurationInMinutes: 30,
    OnlyStartEvaluatingAfterWarmUpPeriodEnds: false,
  },
  ActionsEnabled: false,
  AlarmActions: [topicArn],
  OKActions: [`${topicArn}-ok`],
  InsufficientDataActions: [`${topicArn}-none`],
};

describe('the input of PutMetricAlarm', () => {
  it('holds what a definition decides, and nothing else', () => {
    expect(calls.putMetricAlarmInput(bare, {})).toStrictEqual(bareInput);
  });

  it('holds everything that can be decided, and the tags', () => {
    expect(calls.putMetricAlarmInput(full, { team: 'net', of: '' })).toStrictEqual({
      ...fullInput,
      Tags: [
        { Key: 'team', Value: 'net' },
        { Key: 'of', Value: '' },
      ],
    });
  });

  it('leaves the time zone of a window out where that is UTC', () => {
    const definition = { ...bare, evaluationWindow: { kind: 'wallClock' } } as const;
    expect(calls.putMetricAlarmInput(definition, {})).toStrictEqual({
      ...bareInput,
      EvaluationWindow: { WallClockWindow: {} },
    });
  });

  it.each<[Partial<AlarmDefinition>, string]>([
    [{ comparison: 'other' }, 'The comparison of the alarm a cannot be written.'],
    [
      { evaluationWindow: { kind: 'other', name: 'LunarWindow' } },
      'The evaluation window of the alarm a cannot be written.',
    ],
  ])('is not made of %j', (change, message) => {
    const make = () => calls.putMetricAlarmInput({ ...bare, ...change }, {});
    expect(make).toThrow(new RangeError(message));
  });
});

describe('a call names its kind, its resource, its permission and its input', () => {
  it.each<[calls.AwsCall, kind: string, resource: string, iamAction: string, more: object]>([
    [
      calls.putAlarmCall(bare, {}),
      'alarms.put',
      bare.name,
      'cloudwatch:PutMetricAlarm',
      { input: bareInput, definition: bare },
    ],
    [
      calls.overwriteAlarmCall(bare, { Future: 1 }),
      'alarms.overwrite',
      bare.name,
      'cloudwatch:PutMetricAlarm',
      { input: { Future: 1 }, definition: bare },
    ],
    [
      calls.createTopicCall('vpn', '{}', { team: 'net' }),
      'topics.create',
      'vpn',
      'sns:CreateTopic',
      {
        input: {
          Name: 'vpn',
          Attributes: { Policy: '{}' },
          Tags: [{ Key: 'team', Value: 'net' }],
        },
      },
    ],
    [
      calls.createTopicCall('vpn', '{}', {}),
      'topics.create',
      'vpn',
      'sns:CreateTopic',
      { input: { Name: 'vpn', Attributes: { Policy: '{}' } } },
    ],
    [
      calls.subscribeCall(topicArn, byEmail('ops@example.com')),
      'topics.subscribe',
      topicArn,
      'sns:Subscribe',
      { input: { TopicArn: topicArn, Protocol: 'email', Endpoint: 'ops@example.com' } },
    ],
    [
      calls.setTopicPolicyCall(topicArn, '{}'),
      'topics.setPolicy',
      topicArn,
      'sns:SetTopicAttributes',
      { input: { TopicArn: topicArn, AttributeName: 'Policy', AttributeValue: '{}' } },
    ],
    [
      calls.setAlarmStateCall('a', 'ALARM', 'a test'),
      'alarms.setState',
      'a',
      'cloudwatch:SetAlarmState',
      { input: { AlarmName: 'a', StateValue: 'ALARM', StateReason: 'a test' } },
    ],
    [
      calls.alarmActionsCall('a', true),
      'alarms.setActionsEnabled',
      'a',
      'cloudwatch:EnableAlarmActions',
      { input: { AlarmNames: ['a'] }, enabled: true },
    ],
    [
      calls.alarmActionsCall('a', false),
      'alarms.setActionsEnabled',
      'a',
      'cloudwatch:DisableAlarmActions',
      { input: { AlarmNames: ['a'] }, enabled: false },
    ],
    [
      calls.deleteAlarmCall('a'),
      'alarms.delete',
      'a',
      'cloudwatch:DeleteAlarms',
      { input: { AlarmNames: ['a'] } },
    ],
    [
      calls.endConnectionCall('cvpn-endpoint-1', 'cvpn-connection-1'),
      'endpoints.end',
      'cvpn-connection-1',
      'ec2:TerminateClientVpnConnections',
      { input: { ClientVpnEndpointId: 'cvpn-endpoint-1', ConnectionId: 'cvpn-connection-1' } },
    ],
    [
      calls.createRoleCall('r', { trust: '{}', description: 'd', tags: { team: 'net' } }),
      'roles.create',
      'r',
      'iam:CreateRole',
      {
        input: {
          RoleName: 'r',
          AssumeRolePolicyDocument: '{}',
          Description: 'd',
          Tags: [{ Key: 'team', Value: 'net' }],
        },
      },
    ],
    [
      calls.putRolePolicyCall('r', 'p', '{}'),
      'roles.putPolicy',
      'r',
      'iam:PutRolePolicy',
      { input: { RoleName: 'r', PolicyName: 'p', PolicyDocument: '{}' } },
    ],
  ])('%# $operation', (call, kind, resource, iamAction, more) => {
    const [service, operation] = iamAction.split(':');
    expect(call).toStrictEqual({ kind, service, operation, iamAction, resource, ...more });
  });
});
