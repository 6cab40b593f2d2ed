/** What a notification can say about an alarm. */
import { expect, it } from 'vitest';
import { connectionAlarm } from '../../../src/core/cloudwatch/definition';
import { connectionLogAlarm } from '../../../src/core/logAlarms/connectionLogAlarm';
import type { AlarmDefinition } from '../../../src/core/model/alarm';
import type { LogAlarmDefinition } from '../../../src/core/model/logAlarm';
import {
  notificationSubject,
  type NotificationSubject,
} from '../../../src/core/notificationRules/notificationSubject';
import { ruleArn, ruleNameOf } from '../../../src/core/notificationRules/ruleName';

const named = { endpointId: 'cvpn-endpoint-1', endpointLabel: 'office', name: 'a' };
const rise = connectionAlarm({ ...named, topicArn: 'arn' });
const logAlarm = (kind: 'connections' | 'failedAttempts') =>
  connectionLogAlarm({ ...named, kind, logGroup: 'g', roleArn: 'r', topicArns: [] });
const grouping = (aggregation: string): LogAlarmDefinition => {
  const alarm = logAlarm('connections');
  return { ...alarm, query: { ...alarm.query, aggregation } };
};
const counting = (namespace: string, metricName: string): AlarmDefinition => ({
  ...rise,
  queries: [
    {
      id: 'm1',
      stat: { namespace, metricName, dimensions: {}, periodSeconds: 60, statistic: 'Sum' },
      returnData: true,
    },
  ],
});

const certificate = ['certificate-authentication'];
const both = [...certificate, 'federated-authentication'];

it.each<
  readonly [
    string,
    AlarmDefinition | LogAlarmDefinition,
    readonly string[] | undefined,
    NotificationSubject,
  ]
>([
  ['DIFF', rise, undefined, { kind: 'rise' }],
  [
    'a metric filter',
    counting('ClientVPN/ConnectionLog', 'ConnectionAttempts'),
    [],
    { kind: 'count' },
  ],
  ['a count', counting('AWS/ClientVPN', 'ActiveConnectionsCount'), [], { kind: 'state' }],
  ['another metric', counting('AWS/EC2', 'CPUUtilization'), [], { kind: 'state' }],
  [
    'connections',
    logAlarm('connections'),
    both,
    { kind: 'connection', user: 'username', device: 'device_ip', startTime: 'start_time' },
  ],
  [
    'connections with certificates',
    logAlarm('connections'),
    certificate,
    { kind: 'connection', user: 'common_name', device: 'device_ip', startTime: 'start_time' },
  ],
  [
    'connections of an unknown endpoint',
    logAlarm('connections'),
    undefined,
    { kind: 'connection', user: 'username', device: 'device_ip', startTime: 'start_time' },
  ],
  [
    'failed attempts',
    logAlarm('failedAttempts'),
    both,
    { kind: 'failedAttempts', user: 'username', device: 'device_ip', reason: 'reason' },
  ],
  [
    'connections without times',
    grouping('count(*) by connection_id, common_name'),
    both,
    { kind: 'connection', user: 'common_name' },
  ],
  [
    'something else',
    grouping('max(x) by `device-type`, username'),
    both,
    { kind: 'contributor', fields: ['device-type', 'username'] },
  ],
  ['one value', grouping('count(*)'), both, { kind: 'state' }],
  ['what cannot be parsed', grouping('pct(x, 95)'), both, { kind: 'state' }],
])('%s', (_, alarm, authentication, expected) => {
  expect(notificationSubject(alarm, authentication && { authentication })).toEqual(expected);
});

it.each([
  ['client-vpn-watch-cvpn-endpoint-0123456789abcdef0-failed-attempts', true],
  ['a.b_c-1', true],
  ['東京 VPN', false],
  ['x'.repeat(65), false],
  ['a:b', false],
])('the rule of the alarm %s', (name, same) => {
  const rule = ruleNameOf(name);
  expect(rule).toMatch(/^[\w.-]{1,64}$/);
  expect(rule === name).toBe(same);
  expect(ruleNameOf(name)).toBe(rule);
});

it('rules of different alarms have different names', () => {
  const names = ['a:b', 'a/b', 'a-b', '東京', '大阪', 'x'.repeat(65), 'x'.repeat(66)];
  expect(new Set(names.map(ruleNameOf)).size).toBe(names.length);
});

it('an ARN has the partition of its region', () => {
  const account = { accountId: '123456789012' };
  expect(ruleArn('r', account, 'us-gov-west-1')).toBe(
    'arn:aws-us-gov:events:us-gov-west-1:123456789012:rule/r',
  );
});
