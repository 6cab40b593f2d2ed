/** The cards of an endpoint's alarms. */
import { describe, expect, it } from 'vitest';
import { alarmsModel } from '../../../src/core/alarms/alarmsModel';
import type { CardContext } from '../../../src/core/alarms/cardContext';
import { costText } from '../../../src/core/alarms/costText';
import { connectionCountAlarm } from '../../../src/core/cloudwatch/connectionFilter';
import type { Alarm } from '../../../src/core/model/alarm';
import type { AnyAlarm } from '../../../src/core/model/logAlarm';
import { newScopeSnapshot, type ScopeSnapshot } from '../../../src/core/model/snapshot';
import { createFormat } from '../../../src/core/text/format';
import { plainTranslate as t } from '../../fakes/plainTranslate';
import {
  fresh,
  missing,
  testAlarm,
  testContributor,
  testEndpoint,
  testLogAlarm,
  testLogGroup,
  testNow,
  testScope,
  testScopeSnapshot,
  testTopic,
  topicArn,
} from '../../fakes/snapshots';

const format = createFormat({ locale: 'en', timeZone: 'UTC' });
const endpoint = testEndpoint({ logging: { enabled: true, group: testLogGroup } });

function modelOf(scope: ScopeSnapshot, changes: Partial<CardContext> = {}) {
  return alarmsModel(endpoint.id, {
    ...{ scope, t, format, now: testNow, readOnly: false, trial: false },
    ...changes,
  });
}

function scopeOf(alarms: readonly AnyAlarm[], parts: Partial<ScopeSnapshot> = {}): ScopeSnapshot {
  return testScopeSnapshot({ endpoints: [endpoint], alarms, topics: [testTopic()] }, parts);
}

const counted: AnyAlarm = {
  ...testAlarm(),
  ...connectionCountAlarm({
    endpointId: endpoint.id,
    endpointLabel: 'corp',
    name: 'counted',
    topicArns: [topicArn()],
  }),
};
const failedLogins = testLogAlarm(undefined, {
  name: 'failed',
  query: {
    ...testLogAlarm().query,
    queryString: testLogAlarm().query.queryString.replace('successful', 'failed'),
  },
});
const other: Alarm = testAlarm(undefined, {
  name: 'bytes',
  queries: [
    {
      id: 'm1',
      stat: {
        namespace: 'AWS/ClientVPN',
        metricName: 'IngressBytes',
        dimensions: { Endpoint: endpoint.id },
        periodSeconds: 300,
        statistic: 'Sum',
      },
      returnData: true,
    },
  ],
});

describe('the card of an alarm', () => {
  it.each<readonly [string, AnyAlarm, string, RegExp]>([
    ['on the log', testLogAlarm(), 'By name', /^Fires for every connection; .* every minute\.$/],
    ['on failed attempts', failedLogins, 'By name', /^Fires for failed attempts/],
    ['on a metric filter', counted, 'Counts only', /no names\. It is evaluated every minute\.$/],
    ['on the count', testAlarm(), 'Counts only', /^Fires when the number of connections rises/],
    ['on something else', other, 'Not on connections', /^Fires when a metric of the endpoint/],
  ])('%s says what it detects', (_, alarm, badge, detects) => {
    const [card] = modelOf(scopeOf([alarm])).cards ?? [];
    expect(card?.badge.text).toBe(badge);
    expect(card?.detects).toMatch(detects);
    expect(card?.stateText).toBe('OK since 9:00 AM');
  });

  it.each<readonly [string, AnyAlarm, string]>([
    ['on the log', testLogAlarm(), 'from $0.10 a month'],
    ['on a metric filter', counted, '$0.40 a month'],
    ['on the count', testAlarm(), '$0.10 a month'],
    [
      'on two metrics',
      testAlarm(undefined, { queries: [0, 1].flatMap(() => other.queries) }),
      '$0.20 a month',
    ],
    [
      'on a query',
      testAlarm(undefined, {
        queries: [{ id: 'q1', expression: 'SELECT MAX(A) FROM B', returnData: true }],
      }),
      '$0.10 a month for each metric that its query reads',
    ],
  ])('%s says what it costs', (_, alarm, price) => {
    const [card] = modelOf(scopeOf([alarm])).cards ?? [];
    expect(card?.cost ?? costText(alarm, { t, trial: false })).toBe(
      `Cost: ${price} · list price of us-east-1`,
    );
    expect(costText(alarm, { t, trial: true })).toBe(
      `Trial: nothing is billed. In a real account: ${price}.`,
    );
  });

  it('offers what fits the alarm', () => {
    const labels = (alarm: AnyAlarm, changes: Partial<CardContext> = {}) => {
      const [card] = modelOf(scopeOf([alarm]), changes).cards ?? [];
      return [...(card?.buttons ?? []), ...(card?.more ?? [])].map(({ label }) => label);
    };
    expect(labels(testAlarm())).toEqual([
      'Test Delivery…',
      'Replay',
      'Disable Alarm Actions',
      'Send Test Notification…',
      'Plain-Language Notification…',
      'Upgrade Alarm…',
      'Open in AWS Console',
      'Copy ARN',
      'Delete Alarm…',
    ]);
    expect(labels(testLogAlarm())).not.toContain('Upgrade Alarm…');
    expect(labels(other)).not.toContain('Replay');
    expect(labels(testAlarm(undefined, { actionsEnabled: false }))).toContain(
      'Enable Alarm Actions',
    );
    expect(labels(testAlarm(), { readOnly: true })).toEqual([
      'Replay',
      'Open in AWS Console',
      'Copy ARN',
    ]);
  });

  it('has its findings, the worst first, with what repairs them', () => {
    const alarm = testAlarm(undefined, { threshold: 2, treatMissing: 'missing' });
    const topic = testTopic({ subscriptions: [] });
    const scope = testScopeSnapshot({ endpoints: [endpoint], alarms: [alarm], topics: [topic] });
    const [card] = modelOf(scope).cards ?? [];
    const severities = card?.findings.map(({ severity }) => severity) ?? [];
    expect(severities[0]).toBe('error');
    expect(card?.findings.find(({ severity }) => severity === 'error')).toMatchObject({
      subject: 'vpn',
      severityText: 'Cannot do its job',
      fix: { label: 'Subscribe…', calls: 'sns:Subscribe' },
    });
    const [readOnly] = modelOf(scope, { readOnly: true }).cards ?? [];
    expect(readOnly?.findings.every(({ fix }) => fix === null)).toBe(true);
  });

  it('names who is behind a log alarm in ALARM', () => {
    const alarm = testLogAlarm(undefined, { state: 'ALARM' });
    const contributors = { [alarm.name]: fresh([testContributor('hana')]) };
    const [card] = modelOf(scopeOf([alarm], { contributors })).cards ?? [];
    expect(card?.inAlarm).toEqual(['hana since 10:02 AM']);
  });
});

describe('the alarms of an endpoint', () => {
  it('are those that watch it, by name', () => {
    const model = modelOf(scopeOf([testLogAlarm(), testAlarm('cvpn-endpoint-2'), counted]));
    expect(model.cards?.map(({ alarmName }) => alarmName)).toEqual([
      'client-vpn-watch-cvpn-endpoint-1-connections',
      'counted',
    ]);
    expect(model).toMatchObject({ endpoint: 'corp-vpn', canCreate: true, readOnly: null });
  });

  it('may be none, unknown or unread', () => {
    expect(modelOf(scopeOf([])).cards).toEqual([]);
    expect(modelOf(newScopeSnapshot(testScope))).toMatchObject({ cards: null, canCreate: false });
    const failed = modelOf(scopeOf([], { alarms: missing({ kind: 'denied' }) }));
    expect(failed.cards).toBe(null);
    expect(failed.failures).toHaveLength(1);
    expect(modelOf(scopeOf([]), { readOnly: true })).toMatchObject({
      canCreate: false,
      readOnly: 'Read-only mode is on, so nothing can be changed here.',
    });
  });

  it('include those of other accounts', () => {
    const watcher = {
      scope: 'monitoring@ap-northeast-1',
      alarmName: 'central',
      state: 'OK',
      connections: true,
      endpointIds: [endpoint.id],
    } as const;
    const model = modelOf(scopeOf([], { elsewhere: { seen: [], watchers: [watcher] } }));
    expect(model.elsewhere).toEqual([
      'The alarm central of monitoring@ap-northeast-1 watches this endpoint as well: OK.',
    ]);
  });
});
