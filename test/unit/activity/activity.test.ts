import { describe, expect, it } from 'vitest';
import {
  activityEntries,
  activityEventKinds,
  type ActivityFacts,
} from '../../../src/core/activity/entries';
import {
  activityRows,
  activityEventName,
  type ActivityContext,
} from '../../../src/core/activity/activityRows';
import { createFormat } from '../../../src/core/text/format';
import { testRecord } from '../../fakes/records';
import {
  at,
  testAlarm,
  testContributorTransition,
  testLogAlarm,
  testNow,
  testTransition,
} from '../../fakes/snapshots';
import { plainTranslate } from '../../fakes/plainTranslate';

const scope = 'corp@ap-northeast-1';
const context: ActivityContext = {
  t: plainTranslate,
  format: createFormat({ locale: 'en-GB', timeZone: 'UTC' }),
  now: testNow,
  endpointName: () => 'corp-vpn',
  scopeName: () => undefined,
};

const rowsOf = (facts: Partial<ActivityFacts>, changes: Partial<ActivityContext> = {}) => {
  const nothing = { scope, records: [], failures: [], transitions: [], changes: [], alarms: [] };
  return activityRows(activityEntries({ ...nothing, ...facts }, testNow), {
    ...context,
    ...changes,
  });
};
const texts = (facts: Partial<ActivityFacts>) =>
  rowsOf(facts).map(({ label, description }) => `${label} | ${description}`);

describe('a row', () => {
  it('of a connection says who, when, where and from where; of its end how long it was', () => {
    const record = testRecord({ startedAt: at(9), endedAt: at(9, 40), deviceIp: '203.0.113.9' });
    expect(texts({ records: [record] })).toEqual([
      '9:40 hana has disconnected | corp-vpn · after 40 mins',
      '9:00 hana has connected | corp-vpn · 203.0.113.9',
    ]);
  });

  it.each([
    [
      { username: 'mei', reason: 'authorization-policy-deny' },
      'mei could not connect',
      'authorization-policy-deny',
    ],
    [{ deviceIp: '203.0.113.9' }, '203.0.113.9 could not connect', '203.0.113.9'],
    [{}, 'Unknown user could not connect', ''],
  ])('of a failed attempt %j', (attempt, label, fact) => {
    const failures = [{ at: at(9), endpointId: 'e', ...attempt }];
    const rest = fact === '' ? '' : ` · ${fact}`;
    expect(texts({ failures })).toEqual([`9:00 ${label} | corp-vpn${rest}`]);
  });

  it('of an alarm says what happened, then where', () => {
    const alarms = [testAlarm()];
    expect(texts({ alarms, transitions: [testTransition()] })).toEqual([
      '10:02 Alarm fired | corp-vpn · client-vpn-watch-cvpn-endpoint-1',
    ]);
  });

  it('of a contributor of a log alarm says who, from where and by which alarm', () => {
    const transitions = [testContributorTransition('ken')];
    expect(texts({ alarms: [testLogAlarm()], transitions })).toEqual([
      '10:02 Alarm fired: ken | corp-vpn · 203.0.113.7 · client-vpn-watch-cvpn-endpoint-1-connections',
    ]);
  });

  it('of a long name shows its beginning and its end, and has all of it for screen readers', () => {
    const username = 'takeshi.yamamoto@subsidiary.example';
    const shorter = testRecord({ startedAt: at(9), username: 'ken@subsidiary.example' });
    expect(rowsOf({ records: [shorter] })[0]?.label).toBe('9:00 ken@… has connected');
    const records = [testRecord({ startedAt: at(9), username })];
    const [row] = rowsOf({ records });
    expect(row?.label).toBe('9:00 takeshi.ya…ample has connected');
    expect(row?.description).toMatch(/^corp-vpn · /);
    expect(row?.accessibilityLabel).toContain(`${username} has connected`);
    const failures = [{ at: at(9), endpointId: 'e', username }];
    expect(rowsOf({ failures })[0]?.label).toBe('9:00 takeshi.ya…ample could not connect');
    const transitions = [testContributorTransition(username)];
    expect(rowsOf({ alarms: [testLogAlarm()], transitions })[0]?.label).toBe(
      '10:02 Alarm fired: takeshi.ya…ample',
    );
  });

  it.each([
    ['ALARM', { id: 'bell-dot', color: 'charts.red' }],
    ['OK', { id: 'bell' }],
    ['INSUFFICIENT_DATA', { id: 'bell' }],
  ] as const)('of an alarm that goes to %s shows it in its icon', (to, icon) => {
    const alarms = [testAlarm()];
    expect(rowsOf({ alarms, transitions: [testTransition({ to })] })[0]?.icon).toEqual(icon);
  });

  it.each([
    ['alarms.put', 'a', 'Alarm written: a'],
    ['alarms.setState', 'a', 'Alarm tested: a'],
    ['alarms.delete', 'a', 'Alarm deleted: a'],
    ['topics.create', 'vpn', 'Topic created: vpn'],
    [
      'topics.setPolicy',
      'arn:aws:sns:eu-west-1:123456789012:vpn',
      'Access policy of topic written: vpn',
    ],
    [
      'topics.subscribe',
      'arn:aws:sns:eu-west-1:123456789012:vpn',
      'Address subscribed to topic: vpn',
    ],
    ['endpoints.end', 'cvpn-connection-1', 'Connection ended: cvpn-connection-1'],
    ['later.version', 'x', 'later.version · x'],
  ])('of the change %s', (method, subject, label) => {
    const changes = [{ at: at(9), scope, method, subject }];
    expect(texts({ changes })).toEqual([`9:00 ${label} | by this extension`]);
  });

  it.each([true, false])('of the actions of an alarm: switched on %s', (on) => {
    const changes = [{ at: at(9), scope, method: 'alarms.setActionsEnabled', subject: 'a', on }];
    const label = `Alarm actions ${on ? 'enabled' : 'disabled'}: a`;
    expect(texts({ changes })).toEqual([`9:00 ${label} | by this extension`]);
  });

  it('names the scope where there are several', () => {
    const [row] = rowsOf({ records: [testRecord()] }, { scopeName: () => 'corp · tokyo' });
    expect(row?.description).toContain(' · corp · tokyo');
    expect(row?.accessibilityLabel).toContain('corp · tokyo');
  });

  it('shows hostile names as harmless text', () => {
    const records = [testRecord({ username: '\u202Eevil\n[x](command:y)' })];
    const [row] = rowsOf({ records });
    // eslint-disable-next-line no-control-regex
    expect(row?.label).not.toMatch(/[\u0000-\u001f\u202e]/);
  });

  it('can be gone to where it is about an endpoint', () => {
    const changes = [{ at: at(9), scope, method: 'alarms.put', subject: 'a' }];
    expect(rowsOf({ changes })[0]?.contextValue).toBe('event');
    expect(rowsOf({ records: [testRecord()] })[0]?.contextValue).toBe('event.endpoint');
  });
});

it('every kind has a name', () => {
  const names = activityEventKinds.map((kind) => activityEventName(kind, plainTranslate));
  expect(new Set(names).size).toBe(activityEventKinds.length);
});
