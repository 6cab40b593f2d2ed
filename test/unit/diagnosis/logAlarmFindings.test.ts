/** What is found about log alarms and alarms on counted log entries. */
import { describe, expect, it } from 'vitest';
import { findings } from '../../../src/core/diagnosis/findings';
import type { AnyAlarm } from '../../../src/core/model/logAlarm';
import type { ScopeSnapshot } from '../../../src/core/model/snapshot';
import {
  testAlarm,
  testEndpoint,
  testLogAlarm,
  testScopeSnapshot,
  testTopic,
  topicArn,
} from '../../fakes/snapshots';

const logging = { enabled: true, group: '/client-vpn/corp' };
const stat = {
  namespace: 'ClientVPN/ConnectionLog',
  metricName: 'ConnectionAttempts',
  dimensions: { Endpoint: 'cvpn-endpoint-1' },
  periodSeconds: 60,
  statistic: 'Sum',
};
const counted = testAlarm('cvpn-endpoint-1', {
  queries: [{ id: 'm1', stat, returnData: true }],
  comparison: 'GreaterThanThreshold',
  threshold: 0,
});

function rules(alarm: AnyAlarm, parts: Partial<ScopeSnapshot> = {}): readonly string[] {
  const endpoints = [testEndpoint({ logging })];
  const contents = { endpoints, alarms: [alarm], topics: [testTopic()] };
  return findings(testScopeSnapshot(contents, parts)).map(({ diagnosis }) => diagnosis.rule);
}

describe('findings about log alarms and counted log entries', () => {
  it.each<[string, AnyAlarm, readonly string[]]>([
    ['a log alarm', testLogAlarm(), []],
    ['counted log entries', counted, []],
    [
      'a log alarm whose actions are off',
      testLogAlarm('cvpn-endpoint-1', { actionsEnabled: false }),
      ['actionsOff'],
    ],
    ['a count whose actions are off', { ...counted, actionsEnabled: false }, ['actionsOff']],
    [
      'a log alarm without actions, which a rule may notify of',
      testLogAlarm('cvpn-endpoint-1', { alarmActions: [] }),
      [],
    ],
    [
      'a log alarm on an endpoint that is gone',
      testLogAlarm('cvpn-endpoint-9'),
      ['endpointGone', 'noAlarm'],
    ],
    [
      'a log alarm on a topic that is not there',
      testLogAlarm('cvpn-endpoint-1', { alarmActions: [topicArn('vpn', 'us-east-1')] }),
      ['topicFault'],
    ],
  ])('%s', (_, alarm, expected) => {
    expect(rules(alarm)).toEqual(expected);
  });

  it.each<[string, AnyAlarm, readonly string[]]>([
    ['a log alarm', testLogAlarm('cvpn-endpoint-1', { alarmActions: [] }), ['noAction']],
    ['a connection alarm', testAlarm('cvpn-endpoint-1', { alarmActions: [] }), ['noAction']],
  ])('report that neither an action nor a rule notifies of %s', (_, alarm, expected) => {
    const rule = { name: 'r', enabled: true, alarmNames: [alarm.name], targetArns: ['arn'] };
    expect(rules(alarm, { alarmRules: [] })).toEqual(expected);
    expect(rules(alarm, { alarmRules: [{ ...rule, alarmNames: ['other'] }] })).toEqual(expected);
    expect(rules(alarm, { alarmRules: [rule] })).toEqual([]);
  });

  it('report that a rule mutes it', () => {
    const alarm = testLogAlarm();
    const rule = {
      ...{ name: 'night', arn: 'arn', alarmNames: [alarm.name], active: true },
      ...{ expression: 'cron(0 2 * * *)', duration: 'PT4H', timeZone: 'UTC', updatedAt: 4 },
    };
    expect(rules(alarm, { muteRules: [rule] })).toEqual(['muted']);
  });

  it('do not offer another topic for a log alarm, which is not rewritten', () => {
    const alarm = testLogAlarm('cvpn-endpoint-1', { alarmActions: [topicArn('x', 'us-east-1')] });
    const endpoints = [testEndpoint({ logging })];
    const [finding] = findings(testScopeSnapshot({ endpoints, alarms: [alarm] }));
    expect(finding?.fix).toBeUndefined();
  });
});
