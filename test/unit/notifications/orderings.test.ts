/** An alarm and its connection, read in any order: who is named, and how often. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contributorFacts } from '../../../src/core/logAlarms/contributor';
import type { AnyAlarm } from '../../../src/core/model/logAlarm';
import type { Transition } from '../../../src/core/model/alarm';
import type { LastSeen } from '../../../src/core/model/lastSeen';
import type { Connection } from '../../../src/core/model/connection';
import { endpointKey } from '../../../src/core/model/endpointRef';
import { scopeId } from '../../../src/core/model/scope';
import type { Part, ScopeSnapshot } from '../../../src/core/model/snapshot';
import { joinsBefore } from '../../../src/core/notifications/joins';
import { claimEvents } from '../../../src/core/notifications/claimEvents';
import { lastSeenOf } from '../../../src/core/notifications/lastSeen';
import type { MuteSettings } from '../../../src/core/notifications/newEvents';
import { noticesOf, type Notice } from '../../../src/core/notifications/notices';
import { OwnLedger } from '../../../src/core/session/ownLedger';
import {
  at,
  fresh,
  stale,
  testAlarm,
  testConnection,
  testContributorTransition,
  testEndpoint,
  testLogAlarm,
  testScope,
  testScopeSnapshot,
  testTransition,
} from '../../fakes/snapshots';
import { words } from '../text/viewWords';
import { noneMuted, trackedWindow } from './window';

const id = scopeId(testScope);
const [corp, lab] = ['cvpn-endpoint-1', 'cvpn-endpoint-2'] as const;
const endpoints = [testEndpoint(), testEndpoint({ id: lab, name: 'lab-vpn' })];
const rise = testAlarm(corp, { name: 'rise' });
const logged = testLogAlarm(corp, { name: 'by name' });
const labRise = testAlarm(lab, { name: 'lab rise' });
const both = testAlarm(corp, {
  name: 'both',
  queries: [...rise.queries, ...labRise.queries.map((query) => ({ ...query, returnData: false }))],
});

/** A window that reads one scope. */
function openWindow(ledger: OwnLedger) {
  const { store, tracker } = trackedWindow();
  const change = (update: Partial<ScopeSnapshot>): void => {
    store.update(id, (scope) => ({ ...scope, ...update }));
  };
  const readAlarms = (
    alarms: readonly AnyAlarm[],
    transitions: readonly Transition[] = [],
  ): void => {
    change({ endpoints: fresh(endpoints), alarms: fresh(alarms), transitions });
  };
  const readConnections = (
    endpointId: string,
    connections: readonly Connection[] | Part<readonly Connection[]>,
  ): void => {
    const part = 'kind' in connections ? connections : fresh(connections);
    store.update(id, (scope) => ({
      ...scope,
      connections: { ...scope.connections, [endpointId]: part },
    }));
  };
  const take = async (settings = noneMuted) => {
    const events = tracker.take(id, settings);
    if (!events) return undefined;
    return await claimEvents(ledger, events);
  };
  const notices = async (settings = noneMuted): Promise<readonly Notice[]> => {
    const events = await take(settings);
    return events ? noticesOf(events, words) : [];
  };
  const texts = async (settings = noneMuted) => (await notices(settings)).map(({ text }) => text);
  return { store, change, readAlarms, readConnections, take, notices, texts };
}

type Window = ReturnType<typeof openWindow>;

/** One window after its first refresh, without connections. */
async function setUp(alarms: readonly AnyAlarm[] = [rise, logged, labRise]) {
  const ledger = new OwnLedger();
  const window = openWindow(ledger);
  window.readAlarms(alarms);
  for (const endpointId of [corp, lab]) window.readConnections(endpointId, []);
  expect(await window.texts()).toEqual([]);
  const on = alarms.map((alarm) => ({ ...alarm, state: 'ALARM' as const, stateSince: at(10, 5) }));
  const fire = (name = 'rise', minute = 5) =>
    testTransition({ alarmName: name, at: at(10, minute) });
  const clear = (name: string, minute: number) =>
    testTransition({ alarmName: name, at: at(10, minute), from: 'ALARM', to: 'OK' });
  return { ...window, ledger, alarms, on, fire, clear };
}

const join = (user: string, minute: number, changes: Partial<Connection> = {}): Connection =>
  testConnection({
    id: `cvpn-connection-${user}`,
    username: user,
    startedAt: at(10, minute),
    ...changes,
  });
const alice = join('alice', 1);
const bob = join('bob', 3);
const failure = { kind: 'throttled', ...testScope } as const;

describe('an alarm and who made it fire', () => {
  it('join before alarm: the alarm names who was reported one publication earlier', async () => {
    const { readAlarms, readConnections, texts, notices, on, fire } = await setUp();
    readConnections(corp, [alice]);
    expect(await texts()).toEqual(['alice connected to corp-vpn.']);
    readAlarms(on, [fire()]);
    const [notice, ...others] = await notices();
    expect(others).toEqual([]);
    expect(notice).toMatchObject({
      text: 'corp-vpn: the alarm rise fired at 10:05, alice connected at 10:01.',
      alarm: true,
      users: ['alice'],
      targets: [{ endpointId: corp }],
      open: [{ scope: id, endpointId: corp, connectionId: alice.id }],
    });
    readConnections(corp, [{ ...alice, ingressBytes: 2e6 }]);
    expect(await texts()).toEqual([]);
  });

  it('both at once: one notification, and none of the connection afterwards', async () => {
    const { readAlarms, readConnections, texts, on, fire } = await setUp();
    readAlarms(on, [fire()]);
    readConnections(corp, [alice]);
    expect(await texts()).toEqual([
      'corp-vpn: the alarm rise fired at 10:05, alice connected at 10:01.',
    ]);
    readConnections(corp, [alice, bob]);
    expect(await texts()).toEqual(['bob connected to corp-vpn.']);
  });

  it('alarm before join: the connection that is read later is named with the alarm', async () => {
    const { readAlarms, readConnections, texts, notices, on, fire } = await setUp();
    readAlarms(on, [fire()]);
    readConnections(corp, stale([], failure));
    expect(await texts()).toEqual(['corp-vpn: the alarm rise has been in ALARM since 10:05.']);
    readConnections(corp, [alice]);
    const later = await notices();
    expect(later.map(({ text, alarm }) => [text, alarm])).toEqual([
      ['corp-vpn: the alarm rise fired at 10:05, alice connected at 10:01.', false],
    ]);
    readConnections(corp, [alice, join('carol', 20)]);
    expect(await texts()).toEqual(['carol connected to corp-vpn.']);
  });

  it('alarm without join: nobody is named', async () => {
    const { readAlarms, readConnections, texts, on, fire } = await setUp();
    readConnections(corp, [
      join('old', -20),
      join('untimed', 0, { startedAt: undefined } as never),
    ]);
    await texts();
    readAlarms(on, [fire()]);
    expect(await texts()).toEqual(['corp-vpn: the alarm rise has been in ALARM since 10:05.']);
  });

  it('join and leave: the user is named, with the end, and there is nothing to end', async () => {
    const { readAlarms, readConnections, texts, notices, on, fire } = await setUp();
    readConnections(corp, [alice]);
    await texts();
    readAlarms(on, [fire()]);
    readConnections(corp, [{ ...alice, state: 'terminated', endedAt: at(10, 4) }]);
    const [notice] = await notices();
    expect(notice?.text).toBe(
      'corp-vpn: the alarm rise fired at 10:05, alice connected at 10:01. The connection has already ended.',
    );
    expect(notice?.open).toEqual([]);
  });

  it('an alarm that is over, with several users, is one sentence', async () => {
    const { readAlarms, readConnections, texts, alarms, fire, clear } = await setUp();
    const users = ['a', 'b', 'c', 'd', 'e', 'f'].map((user, minute) => join(user, minute - 1));
    readConnections(corp, [...users, join('a', 5, { id: 'again' })]);
    await texts();
    readAlarms(alarms, [fire(), clear('rise', 10)]);
    expect(await texts()).toEqual([
      'corp-vpn: the alarm rise was in ALARM 10:05–10:10, connected: a (10:05), b (10:00), c (10:01), d (10:02), e (10:03), 1 more.',
    ]);
  });

  it('two alarms of different endpoints: each user with the endpoint', async () => {
    const { readAlarms, readConnections, texts, on, fire } = await setUp();
    readConnections(corp, [alice]);
    readConnections(lab, [join('lee', 2, { endpointId: lab })]);
    await texts();
    readAlarms(on, [fire(), fire('lab rise', 6)]);
    expect(await texts()).toEqual([
      '2 alarms fired (10:05–10:06): corp-vpn, lab-vpn. Connected: alice (corp-vpn, 10:01), lee (lab-vpn, 10:02). In ALARM now: 2.',
    ]);
  });

  it('a log alarm and a DIFF alarm of one connection: the log alarm names it once', async () => {
    const { change, readAlarms, readConnections, texts, on, fire } = await setUp();
    const hana = join('hana', 1, { id: 'cvpn-connection-hana' });
    readAlarms(on, [fire('by name', 2)]);
    change({
      contributorTransitions: [testContributorTransition('hana', { alarmName: 'by name' })],
    });
    readConnections(corp, [hana]);
    expect(await texts()).toEqual([
      'hana connected to corp-vpn from 203.0.113.7 (alarm by name, 10:02).',
    ]);
    readAlarms(on, [fire('by name', 2), fire()]);
    expect(await texts()).toEqual([
      'corp-vpn: the alarm rise fired at 10:05, hana connected at 10:01.',
    ]);
  });

  it('a DIFF alarm first: the log alarm on the same connection says nothing new', async () => {
    const { change, readAlarms, readConnections, texts, on, fire } = await setUp();
    readAlarms(on, [fire()]);
    readConnections(corp, [join('hana', 1, { id: 'cvpn-connection-hana' })]);
    expect(await texts()).toHaveLength(1);
    readAlarms(on, [fire(), fire('by name', 2)]);
    change({
      contributorTransitions: [testContributorTransition('hana', { alarmName: 'by name' })],
    });
    expect(await texts()).toEqual([]);
  });

  it('an alarm that is explained later: the log alarm on the same connection says nothing new', async () => {
    const { change, readAlarms, readConnections, texts, on, fire } = await setUp();
    readAlarms(on, [fire()]);
    readConnections(corp, stale([], failure));
    expect(await texts()).toEqual(['corp-vpn: the alarm rise has been in ALARM since 10:05.']);
    readConnections(corp, [join('hana', 1, { id: 'cvpn-connection-hana' })]);
    expect(await texts()).toEqual([
      'corp-vpn: the alarm rise fired at 10:05, hana connected at 10:01.',
    ]);
    readAlarms(on, [fire(), fire('by name', 2)]);
    change({
      contributorTransitions: [testContributorTransition('hana', { alarmName: 'by name' })],
    });
    expect(await texts()).toEqual([]);
  });

  it('a firing that another window has reported does not hide the log alarm', async () => {
    const { ledger, alarms, on, fire, ...first } = await setUp();
    const settings = { ...noneMuted, allUsers: true };
    const second = openWindow(ledger);
    second.readAlarms(alarms);
    for (const endpointId of [corp, lab]) second.readConnections(endpointId, []);
    await second.texts();
    first.readAlarms(on, [fire()]);
    expect(await first.texts(settings)).toHaveLength(1);
    const hana = join('hana', 1, { id: 'cvpn-connection-hana' });
    second.readAlarms(on, [fire()]);
    second.readConnections(corp, [hana]);
    expect(await second.texts(settings)).toEqual([]);
    first.readConnections(corp, [hana]);
    first.readAlarms(on, [fire(), fire('by name', 2)]);
    first.change({
      contributorTransitions: [testContributorTransition('hana', { alarmName: 'by name' })],
    });
    expect(await first.texts(settings)).toEqual([
      'hana connected to corp-vpn from 203.0.113.7 (alarm by name, 10:02).',
    ]);
  });

  it('a log alarm on the end of the same connection is another event', async () => {
    const query =
      'filter `client-vpn-endpoint-id` = "cvpn-endpoint-1" and `connection-log-type` = "connection-reset" | stats count(*) by username, connection_id';
    const other = testLogAlarm(corp, { name: 'ended' });
    const ended = { ...other, query: { ...other.query, queryString: query } };
    const { change, readAlarms, texts, on, fire } = await setUp([rise, logged, ended]);
    readAlarms(on, [fire('by name', 2)]);
    const first = testContributorTransition('hana', { alarmName: 'by name' });
    change({ contributorTransitions: [first] });
    expect(await texts()).toHaveLength(1);
    readAlarms(on, [fire('by name', 2), fire('ended', 40)]);
    const second = testContributorTransition('hana', { alarmName: 'ended', at: at(10, 40) });
    change({ contributorTransitions: [first, second] });
    expect(await texts()).toEqual(['corp-vpn: hana is in ALARM (alarm ended, 10:40).']);
  });

  it.each([
    ['endpoint', { endpoints: new Set([endpointKey(id, corp)]) }],
    ['user', { users: new Set(['alice']) }],
  ])('what a window does not report of a muted %s is reported by no other', async (_, muted) => {
    const { readConnections, texts, ledger, alarms } = await setUp();
    const second = openWindow(ledger);
    second.readAlarms(alarms);
    for (const endpointId of [corp, lab]) second.readConnections(endpointId, []);
    await second.texts();
    readConnections(corp, [alice]);
    expect(await texts({ ...noneMuted, ...muted })).toEqual([]);
    second.readConnections(corp, [alice]);
    expect(await second.texts()).toEqual([]);
  });

  it('flapping: each firing once, with who connected since the one before', async () => {
    const { readAlarms, readConnections, texts, on, fire, clear } = await setUp();
    readConnections(corp, [alice]);
    await texts();
    readAlarms(on, [fire()]);
    await texts();
    const second = [fire(), clear('rise', 10), fire('rise', 15)];
    readConnections(corp, [alice, join('dora', 12)]);
    await texts();
    readAlarms(on, second);
    expect(await texts()).toEqual([
      'corp-vpn: the alarm rise fired at 10:15, dora connected at 10:12.',
    ]);
    readAlarms(on, second);
    expect(await texts()).toEqual([]);
    readAlarms(on, [
      ...second,
      clear('rise', 16),
      fire('rise', 17),
      clear('rise', 18),
      fire('rise', 19),
    ]);
    expect(await texts()).toEqual([
      'corp-vpn: the alarm rise fired 2 times, last at 10:19. dora connected at 10:12. In ALARM now: 1.',
    ]);
  });

  it('old history at start-up, also of a window that is restarted, notifies of nothing', async () => {
    const { ledger, readAlarms, readConnections, texts, on, fire } = await setUp();
    readConnections(corp, [alice]);
    await texts();
    const again = openWindow(ledger);
    again.readAlarms(on, [fire()]);
    again.readConnections(corp, [alice]);
    again.readConnections(lab, []);
    expect(await again.texts()).toEqual([]);
    // An alarm that fires afterwards names who was there before.
    again.readAlarms(on, [fire(), fire('both', 6)]);
    again.readAlarms([...on, { ...both, state: 'ALARM' }], [fire(), fire('both', 6)]);
    expect(await again.texts()).toEqual([
      'corp-vpn, lab-vpn: the alarm both fired at 10:06, alice connected to corp-vpn at 10:01.',
    ]);
    readAlarms(on, [fire()]);
    expect(await texts()).toHaveLength(1);
  });

  it.each<[string, Partial<MuteSettings>, readonly string[]]>([
    ['the endpoint', { endpoints: new Set([`${id}/${corp}`]) }, []],
    [
      'the user',
      { users: new Set(['alice']) },
      ['corp-vpn: the alarm rise fired at 10:05, alice connected at 10:01.'],
    ],
    [
      'all connections',
      { allUsers: true },
      ['corp-vpn: the alarm rise fired at 10:05, alice connected at 10:01.'],
    ],
    ['all alarms', { allAlarms: true }, ['alice connected to corp-vpn.']],
  ])('muting %s', async (_, muted, expected) => {
    const { readAlarms, readConnections, texts, on, fire } = await setUp();
    readAlarms(on, [fire()]);
    readConnections(corp, [alice]);
    expect(await texts({ ...noneMuted, ...muted })).toEqual(expected);
  });

  it.each<[string, AnyAlarm]>([
    ['an alarm on fewer connections', { ...rise, comparison: 'LessThanThreshold' }],
    [
      'an alarm on something else',
      {
        ...rise,
        queries: rise.queries.map(({ stat, ...query }) => ({
          ...query,
          ...(stat && { stat: { ...stat, metricName: 'AuthenticationFailures' } }),
        })),
      },
    ],
  ])('%s names nobody', async (_, alarm) => {
    const { readAlarms, readConnections, texts, fire } = await setUp([alarm]);
    readConnections(corp, [alice]);
    await texts();
    readAlarms([{ ...alarm, state: 'ALARM' }], [fire()]);
    expect(await texts()).toEqual(['corp-vpn: the alarm rise has been in ALARM since 10:05.']);
  });

  it('a test names nobody', async () => {
    const { readAlarms, readConnections, texts, on, fire } = await setUp();
    readConnections(corp, [alice]);
    await texts();
    const reason = 'This is a test. It was sent by hand from Client VPN Watch.';
    readAlarms(on, [{ ...fire(), reason }]);
    expect(await texts()).toEqual(['corp-vpn: a test put the alarm rise into ALARM at 10:05.']);
  });

  it('looks back as far as the periods of the alarm, and no longer than an hour', () => {
    const scope = testScopeSnapshot({
      endpoints,
      connections: [join('a', -54), join('b', -9), join('c', 6)],
    });
    const place = { scope: id, endpointId: corp, name: 'corp-vpn' };
    const names = (alarm: AnyAlarm) =>
      joinsBefore({ alarm, at: at(10, 5), test: false, endpoints: [place] }, scope).map(
        (c) => c.username,
      );
    expect(names(rise)).toEqual(['b']);
    expect(names(logged)).toEqual(['b']);
    expect(names({ ...rise, periodSeconds: 3600 })).toEqual(['a', 'b']);
    expect(names({ ...rise, periodSeconds: 3600, evaluationPeriods: 24 })).toEqual(['a', 'b']);
  });
});

describe('whatever is read in whatever order', () => {
  type Step =
    | {
        readonly kind: 'connect' | 'disconnect' | 'readConnections' | 'fail';
        readonly lab: boolean;
      }
    | {
        readonly kind:
          'fire' | 'clear' | 'contributor' | 'readAlarms' | 'notify' | 'switch' | 'reload';
      };
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({
      kind: fc.constantFrom('connect', 'disconnect', 'readConnections', 'fail' as const),
      lab: fc.boolean(),
    }),
    fc.record({
      kind: fc.constantFrom(
        'fire',
        'clear',
        'contributor',
        'readAlarms',
        'notify',
        'switch',
        'reload' as const,
      ),
    }),
  );

  it('reports every event once, and names every user whom an alarm may be about', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const ledger = new OwnLedger();
        const windows: [Window, Window] = [openWindow(ledger), openWindow(ledger)];
        let memory: LastSeen | undefined;
        let leads: 0 | 1 = 0;
        let minute = 0;
        let connected: readonly Connection[] = [];
        let transitions: readonly Transition[] = [];
        let contributors: ScopeSnapshot['contributorTransitions'] = [];
        const seen: string[] = [];
        const alarmed = new Set<string>();
        const readAlarms = (): void => {
          const { change } = windows[leads];
          windows[leads].readAlarms([rise, logged, labRise], transitions);
          change({ contributorTransitions: contributors });
        };
        const readConnections = (endpointId: string): void => {
          const own = connected.filter((one) => one.endpointId === endpointId);
          windows[leads].readConnections(endpointId, own);
        };
        const publish = (): void => {
          const scope = windows[leads].store.scope(id);
          if (scope) windows[1 - leads]!.store.applyRemote(id, () => scope);
        };
        const notify = async (): Promise<void> => {
          const events = await windows[leads].take();
          publish();
          const scope = windows[leads].store.scope(id);
          memory = scope && lastSeenOf(scope, at(10, minute));
          if (!events) return;
          seen.push(
            ...events.firings.map(({ alarm, at: time }) => `${alarm.name} ${time}`),
            ...events.arrivals.flatMap((one) => one.connections.map((c) => c.id)),
            ...events.contributors.map(({ facts }) => `by name ${facts.connectionId ?? ''}`),
          );
          for (const firing of events.firings)
            for (const { id: one } of joinsBefore(firing, events.scope)) alarmed.add(one);
          const users = new Set(noticesOf(events, words).flatMap((notice) => notice.users));
          for (const firing of events.firings) {
            for (const { username } of joinsBefore(firing, events.scope))
              expect(users).toContain(username);
          }
        };
        readAlarms();
        readConnections(corp);
        readConnections(lab);
        await notify();
        for (const one of steps) {
          minute++;
          const now = at(10, minute);
          const place = 'lab' in one && one.lab ? lab : corp;
          const name = minute % 3 === 0 ? 'lab rise' : 'rise';
          switch (one.kind) {
            case 'connect':
              connected = [
                ...connected,
                join(`user-${minute}`, minute, { endpointId: place, startedAt: now }),
              ];
              break;
            case 'disconnect':
              connected = connected.map((c, index) =>
                index === minute % connected.length ? { ...c, state: 'terminated' } : c,
              );
              break;
            case 'fire':
              transitions = [...transitions, testTransition({ alarmName: name, at: now })];
              break;
            case 'clear':
              transitions = [
                ...transitions,
                testTransition({ alarmName: name, at: now, from: 'ALARM', to: 'OK' }),
              ];
              break;
            case 'contributor': {
              const about = connected.find((c) => c.endpointId === corp);
              if (!about) break;
              const { contributor } = testContributorTransition(about.username ?? '');
              contributors = [
                ...contributors,
                { ...testContributorTransition(), contributor, alarmName: 'by name', at: now },
              ];
              break;
            }
            case 'readAlarms':
              readAlarms();
              break;
            case 'readConnections':
              readConnections(place);
              break;
            case 'fail': {
              const part = windows[leads].store.scope(id)?.connections[place];
              if (part?.kind === 'ready') {
                windows[leads].readConnections(place, {
                  ...part,
                  kind: 'stale',
                  failure,
                  failedAt: now,
                });
              }
              break;
            }
            case 'notify':
              await notify();
              break;
            case 'switch':
              await notify();
              leads = leads === 0 ? 1 : 0;
              break;
            case 'reload':
              windows[leads] = openWindow(ledger);
              windows[leads].change({ lastSeen: memory });
          }
        }
        readAlarms();
        readConnections(corp);
        readConnections(lab);
        await notify();
        expect(new Set(seen).size).toBe(seen.length);
        const fired = transitions.filter(({ to }) => to === 'ALARM');
        const named = contributors.map(
          (one) => contributorFacts(one.contributor).connectionId ?? '',
        );
        const reported = (of: string) => seen.includes(`by name ${of}`);
        expect(fired.filter((one) => !seen.includes(`${one.alarmName} ${one.at}`))).toEqual([]);
        expect(connected.filter((c) => !seen.includes(c.id) && !reported(c.id))).toEqual([]);
        expect(named.filter((of) => !reported(of) && !alarmed.has(of))).toEqual([]);
        expect(seen.length).toBeLessThanOrEqual(
          fired.length + connected.length + new Set(named).size,
        );
      }),
      { numRuns: 300 },
    );
  });
});
