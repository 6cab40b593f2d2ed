/** Which contributors of log alarms are notified of, and when another report of them is enough. */
import { describe, expect, it } from 'vitest';
import { connectionLogAlarm } from '../../../src/core/logAlarms/connectionLogAlarm';
import type { LogAlarm } from '../../../src/core/model/logAlarm';
import { succeeded, type ScopeSnapshot } from '../../../src/core/model/snapshot';
import { claimEvents } from '../../../src/core/notifications/claimEvents';
import { newEventsOf } from '../../../src/core/notifications/newEvents';
import { noticesOf } from '../../../src/core/notifications/notices';
import { OwnLedger } from '../../../src/core/session/ownLedger';
import {
  at,
  testConnection,
  testContributorTransition,
  testEndpoint,
  testLogAlarm,
  testScopeSnapshot,
  testTransition,
  type ScopeContents,
} from '../../fakes/snapshots';
import { words } from '../text/viewWords';
import { noneMuted } from './window';

const endpoints = [testEndpoint(), testEndpoint({ id: 'cvpn-endpoint-2', name: 'lab-vpn' })];
const quiet = testLogAlarm('cvpn-endpoint-1', { name: 'by name' });
const firing: LogAlarm = { ...quiet, state: 'ALARM', stateSince: at(10, 2) };
const event = (user: string, changes = {}) =>
  testContributorTransition(user, { alarmName: 'by name', ...changes });

const before = testScopeSnapshot({ endpoints, alarms: [quiet] });

function scopeAfter(contents: ScopeContents, connections: readonly string[] = []): ScopeSnapshot {
  const listed = connections.map((user) =>
    testConnection({ id: `cvpn-connection-${user}`, username: user }),
  );
  const part = succeeded(listed, at(10, 4));
  const after = testScopeSnapshot({ endpoints, alarms: [firing], ...contents });
  return { ...after, connections: { ...before.connections, 'cvpn-endpoint-1': part } };
}

function texts(after: ScopeSnapshot, settings = noneMuted, earlier = before): readonly string[] {
  return noticesOf(newEventsOf(earlier, after, settings), words).map(({ text }) => text);
}

const up = testTransition({ alarmName: 'by name' });

describe('a contributor that enters ALARM', () => {
  it('is one notification that names the user, the place and the alarm', () => {
    const after = scopeAfter({ contributorTransitions: [event('hana')], transitions: [up] });
    const [notice, ...others] = noticesOf(newEventsOf(before, after, noneMuted), words);
    expect(others).toEqual([]);
    expect(notice).toMatchObject({
      text: 'hana connected to corp-vpn from 203.0.113.7 (alarm by name, 10:02).',
      alarm: true,
      users: ['hana'],
      targets: [{ endpointId: 'cvpn-endpoint-1' }],
    });
  });

  it('is named with others of the same alarm', () => {
    const users = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const after = scopeAfter({ contributorTransitions: users.map((user) => event(user)) });
    expect(texts(after)).toEqual(['corp-vpn: the alarm by name fired for a, b, c, d, e, 2 more.']);
  });

  it('names the user and the alarm where the same refresh has the connection too', () => {
    const some = [event('hana'), event('ken')];
    const after = scopeAfter({ contributorTransitions: some }, ['hana']);
    expect(texts(after)).toEqual(['corp-vpn: the alarm by name fired for hana, ken.']);
    const hana = scopeAfter({ contributorTransitions: [event('hana')] }, ['hana']);
    expect(texts(hana)).toEqual([
      'hana connected to corp-vpn from 203.0.113.7 (alarm by name, 10:02).',
    ]);
    expect(texts(hana, { ...noneMuted, allAlarms: true })).toEqual(['hana connected to corp-vpn.']);
  });

  it('says that the alarm fired where any window has reported the connection', async () => {
    const ledger = new OwnLedger();
    const claimed = async (after: ScopeSnapshot, earlier = before) => {
      const events = await claimEvents(ledger, newEventsOf(earlier, after, noneMuted));
      return noticesOf(events, words).map(({ text }) => text);
    };
    const seen = scopeAfter({ alarms: [quiet] }, ['hana']);
    expect(await claimed(seen)).toEqual(['hana connected to corp-vpn.']);
    const fired = scopeAfter({ contributorTransitions: [event('hana')], transitions: [up] }, [
      'hana',
    ]);
    expect(await claimed(fired, seen)).toEqual(['corp-vpn: the alarm by name fired for hana.']);
    expect(await claimed(fired, seen)).toEqual([]);
    expect(await claimed(seen)).toEqual([]);
  });

  it('says who connected where notifications of connections are off', async () => {
    const ledger = new OwnLedger();
    const settings = { ...noneMuted, allUsers: true };
    const seen = scopeAfter({ alarms: [quiet] }, ['hana']);
    const fired = scopeAfter({ contributorTransitions: [event('hana')] }, ['hana']);
    await claimEvents(ledger, newEventsOf(before, seen, settings));
    const events = await claimEvents(ledger, newEventsOf(seen, fired, settings));
    expect(noticesOf(events, words)).toMatchObject([
      { text: 'hana connected to corp-vpn from 203.0.113.7 (alarm by name, 10:02).' },
    ]);
  });

  it('is one notification where two alarms fire for one connection', () => {
    const second = { ...firing, name: 'also', arn: `${firing.arn}-also` };
    const after = scopeAfter({
      alarms: [firing, second],
      contributorTransitions: [event('hana'), event('hana', { alarmName: 'also' })],
    });
    const first = testScopeSnapshot({ endpoints, alarms: [quiet, { ...second, state: 'OK' }] });
    expect(texts(after, noneMuted, first)).toEqual([
      'hana connected to corp-vpn from 203.0.113.7 (alarm by name, 10:02).',
    ]);
  });

  it('is reported where notifications of connections are off, and not where the user is muted', () => {
    const after = scopeAfter({ contributorTransitions: [event('hana')] }, ['hana']);
    expect(texts(after, { ...noneMuted, allUsers: true })).toHaveLength(1);
    expect(texts(after, { ...noneMuted, users: new Set(['hana']) })).toEqual([]);
    const muted = new Set(['corp@ap-northeast-1 cvpn-endpoint-1']);
    const { scope } = newEventsOf(before, after, { ...noneMuted, endpoints: muted });
    expect(scope).toBe(after);
  });

  it('is silent at the start, for a new alarm, and when it was seen before', () => {
    const after = scopeAfter({ contributorTransitions: [event('hana')] });
    expect(texts(after, noneMuted, testScopeSnapshot({ endpoints }))).toEqual([]);
    const unread = { ...before, alarms: { kind: 'waiting' } as const };
    expect(texts(after, noneMuted, unread)).toEqual([]);
    expect(texts(after, noneMuted, after)).toEqual([]);
  });

  it('is on the endpoint that it names', () => {
    const transition = event('hana');
    const attributes = { ...transition.contributor.attributes, endpoint_id: 'cvpn-endpoint-2' };
    const named = { ...transition, contributor: { ...transition.contributor, attributes } };
    expect(texts(scopeAfter({ contributorTransitions: [named] }))[0]).toContain('lab-vpn');
  });
});

describe('a log alarm whose contributors are not known', () => {
  it('is reported by its state', () => {
    const after = scopeAfter({ transitions: [up] });
    expect(texts(after)).toEqual(['corp-vpn: the alarm by name has been in ALARM since 10:02.']);
  });

  it('is reported by its state where the known ones entered at another time', () => {
    const known = [event('hana', { at: at(9, 30) })];
    const earlier = { ...before, contributorTransitions: known };
    const after = scopeAfter({ transitions: [up], contributorTransitions: known });
    expect(texts(after, noneMuted, earlier)).toHaveLength(1);
  });

  it('is reported as a test when it was one', () => {
    const reason = 'This is a test. It was sent by hand from Client VPN Watch.';
    const after = scopeAfter({
      transitions: [{ ...up, reason }],
      contributorTransitions: [event('hana')],
    });
    expect(texts(after)).toHaveLength(2);
  });
});

describe('what a contributor is said to have done', () => {
  const failures = {
    ...firing,
    ...connectionLogAlarm({
      ...{ kind: 'failedAttempts', name: 'by name', logGroup: 'g', roleArn: 'r', topicArns: [] },
      ...{ endpointId: 'cvpn-endpoint-1', endpointLabel: 'x' },
    }),
  };
  const query = { ...firing.query, queryString: 'stats "cvpn-endpoint-1"' };

  it.each<[string, LogAlarm, object, string]>([
    [
      'without a device',
      firing,
      { username: 'hana' },
      'hana connected to corp-vpn (alarm by name, 10:02).',
    ],
    [
      'a failure',
      failures,
      { username: 'hana' },
      'hana could not connect to corp-vpn (alarm by name, 10:02).',
    ],
    [
      'a failure with its reason',
      failures,
      { username: 'hana', reason: 'x](y)' },
      'hana could not connect to corp-vpn: x] (y) (alarm by name, 10:02).',
    ],
    [
      'anything else',
      { ...firing, query },
      { port: '443' },
      'corp-vpn: 443 is in ALARM (alarm by name, 10:02).',
    ],
  ])('%s', (_, alarm, attributes, text) => {
    const contributor = { id: 'c', attributes: attributes as Record<string, string> };
    const after = scopeAfter({
      alarms: [alarm],
      contributorTransitions: [event('hana', { contributor })],
    });
    expect(texts(after)).toEqual([text]);
  });
});
