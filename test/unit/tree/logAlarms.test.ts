/** The rows of log alarms and of alarms that count log entries: kind, evaluation, contributors. */
import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../src/core/model/errors';
import type { AnyAlarm, LogAlarm } from '../../../src/core/model/logAlarm';
import type { AlarmRule, ScopeSnapshot } from '../../../src/core/model/snapshot';
import { treeView } from '../../../src/core/tree/tree';
import {
  at,
  fresh,
  missing,
  pendingSubscription,
  testAlarm,
  testConnection,
  testContributor,
  testEndpoint,
  testLogAlarm,
  testScopeSnapshot,
  testSnapshot,
  testTopic,
  topicArn,
} from '../../fakes/snapshots';
import { hoverTexts, nodeNamed, outline, words } from '../text/viewWords';

const logging = { enabled: true, group: '/client-vpn/corp' };
const endpoint = testEndpoint({ logging });
const name = 'by name';
const inAlarm: Partial<LogAlarm> = { name, state: 'ALARM', stateSince: at(10, 2) };

function rows(alarm: AnyAlarm, parts: Partial<ScopeSnapshot> = {}) {
  const connections = [testConnection({ id: 'cvpn-connection-hana', username: 'hana' })];
  const contents = { endpoints: [endpoint], alarms: [alarm], connections, topics: [testTopic()] };
  return treeView(testSnapshot(testScopeSnapshot(contents, parts)), words);
}

describe('a log alarm', () => {
  it('says its kind; in ALARM it has a row for each contributor', () => {
    const gone = testContributor('ken', {
      attributes: { username: 'NA', 'common-name': 'ken.corp', reason: 'x](y)' },
    });
    const contributors = { [name]: fresh([testContributor(), gone]) };
    expect(outline(rows(testLogAlarm(endpoint.id, inAlarm), { contributors }))).toEqual([
      'corp-vpn | 1 connected · In ALARM',
      '  by name | ALARM since 10:02 · every connection, by name',
      '    hana | since 10:02 · 203.0.113.7',
      '    ken.corp | since 10:02 · x] (y)',
      '    vpn | 1 confirmed',
      '      ops@example.com | email · confirmed',
      '  hana | since 9:30 · 10.8.0.5 · ↑ 1.2 MB ↓ 512 bytes',
    ]);
  });

  it('is read aloud with its kind, and a contributor with its state', () => {
    const contributors = { [name]: fresh([testContributor()]) };
    const found = rows(testLogAlarm(endpoint.id, inAlarm), { contributors });
    expect(nodeNamed(found, name).accessibilityLabel).toBe(
      'Alarm by name, state ALARM since 10:02, every connection, by name',
    );
    const row = nodeNamed(found, 'hana');
    expect(row.accessibilityLabel).toBe('hana is in ALARM, since 10:02, 203.0.113.7');
    expect(hoverTexts(row)[1]).toContain('device_ip: 203.0.113.7');
  });

  it('offers the commands of a connection on a contributor while it is open', () => {
    const contributors = { [name]: fresh([testContributor(), testContributor('ken')]) };
    const [row] = rows(testLogAlarm(endpoint.id, inAlarm), { contributors });
    const [alarm] = row?.children ?? [];
    expect(alarm?.children.map(({ contextValue }) => contextValue)).toEqual([
      'connection',
      'notice',
      'topic',
    ]);
    expect(alarm?.children[0]?.target).toMatchObject({ connectionId: 'cvpn-connection-hana' });
  });

  it('says why its contributors could not be read', () => {
    const denied: Failure = { kind: 'denied', action: 'cloudwatch:DescribeAlarmContributors' };
    const contributors = { [name]: missing<never>(denied) };
    const [row] = rows(testLogAlarm(endpoint.id, inAlarm), { contributors });
    const [failed] = row?.children[0]?.children ?? [];
    expect(failed?.label).toBe('Not allowed');
    expect(failed?.description).toMatch(/^Contributors · /);
  });

  it.each([
    ['error', 'evaluation error', 'The query cannot run as configured, so nothing is detected.'],
    [
      'failure',
      'evaluation failed',
      'A run of the query failed; the alarm waits for runs that succeed.',
    ],
    [
      'partial',
      'partial data',
      'The query returned more contributors than CloudWatch evaluates; some are missing.',
    ],
  ] as const)('shows the evaluation state %s with its reason', (evaluation, fact, text) => {
    const stateReason = 'The role cannot be assumed.';
    const state = 'INSUFFICIENT_DATA';
    const row = nodeNamed(
      rows(testLogAlarm(endpoint.id, { name, evaluation, state, stateReason })),
      name,
    );
    expect(row.description).toBe(
      `INSUFFICIENT DATA since 9:00 · every connection, by name · ${fact}`,
    );
    expect(row.accessibilityLabel).toContain(fact);
    expect(hoverTexts(row)).toContain(text);
  });

  it('says in its hover its state, what it detects and how old that is', () => {
    const row = nodeNamed(rows(testLogAlarm(endpoint.id, { name })), name);
    expect(hoverTexts(row)).toEqual([
      'OK since 9:00',
      'every connection, by name · count(*) ≥ 1, every minute',
      'as of 10:05',
    ]);
  });

  it('without actions may be one that a rule notifies of', () => {
    const [row] = rows(testLogAlarm(endpoint.id, { name, alarmActions: [] }));
    expect(outline(row?.children ?? []).slice(0, 2)).toEqual([
      'by name | OK since 9:00 · every connection, by name',
      '  No action of its own | The alarm has no action for the state ALARM. An EventBridge rule may notify instead.',
    ]);
  });

  it('without actions says which rule notifies, and that none does once the rules are known', () => {
    const alarm = testLogAlarm(endpoint.id, { name, alarmActions: [] });
    const rule = { name: 'to mail', enabled: true, alarmNames: [name], targetArns: ['arn'] };
    const below = (...alarmRules: readonly AlarmRule[]) =>
      outline(nodeNamed(rows(alarm, { alarmRules }), name).children);
    expect(below(rule)).toEqual(['Notified by an EventBridge rule | to mail']);
    const silent = ['Notifies nobody | The alarm has no action for the state ALARM.'];
    expect(below()).toEqual(silent);
    expect(below({ ...rule, enabled: false })).toEqual(silent);
    expect(below({ ...rule, targetArns: [] })).toEqual(silent);
  });

  it('shows the topic of the rule that notifies, with its subscribers', () => {
    const alarm = testLogAlarm(endpoint.id, { name, alarmActions: [] });
    const targetArns = [topicArn(), 'arn:aws:lambda:eu-west-1:1:function:f'];
    const rule = { name: 'to mail', enabled: true, alarmNames: [name], targetArns };
    const topics = {
      [topicArn()]: fresh(testTopic({ subscriptions: [pendingSubscription('a@example.com')] })),
    };
    const row = nodeNamed(rows(alarm, { alarmRules: [rule], topics }), name);
    expect(outline(row.children)).toEqual([
      'Notified by an EventBridge rule | to mail',
      '  vpn | 1 pending confirmation',
      '    a@example.com | email · pending confirmation',
    ]);
  });

  it('on the log group of an endpoint stands below it, any other apart', () => {
    const alarm = testLogAlarm('x', { name });
    const query = { ...alarm.query, queryString: 'filter `connection-log-type` = "x"' };
    const [attached] = rows({ ...alarm, query });
    expect(attached?.children.map(({ label }) => label)).toContain(name);
    const [, apart] = rows({ ...alarm, query: { ...query, logGroups: ['/other'] } });
    expect(apart?.label).toBe('Alarms on queries that may not cover a listed endpoint');
  });
});

it('an alarm on the metric of a metric filter is one on every connection', () => {
  const stat = {
    namespace: 'ClientVPN/ConnectionLog',
    metricName: 'ConnectionAttempts',
    dimensions: { Endpoint: endpoint.id },
    periodSeconds: 60,
    statistic: 'Sum',
  };
  const alarm = testAlarm(endpoint.id, {
    name: 'counted',
    queries: [{ id: 'm1', stat, returnData: true }],
    comparison: 'GreaterThanThreshold',
    threshold: 0,
  });
  const row = nodeNamed(rows(alarm), 'counted');
  expect(row.description).toBe('OK since 9:00 · every connection, counted');
  expect(hoverTexts(row)[1]).toBe(
    'every connection, counted · Sum of ConnectionAttempts > 0, period 1 min',
  );
});
