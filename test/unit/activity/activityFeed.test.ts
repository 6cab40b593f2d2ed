import { describe, expect, it } from 'vitest';
import { ActivityFeed } from '../../../src/core/activity/activityFeed';
import { ChangeLog } from '../../../src/core/activity/changeLog';
import { RecentConnections } from '../../../src/core/activity/recentConnections';
import { nothingLogged, type LoggedActivity } from '../../../src/core/model/loggedActivity';
import { scopeId } from '../../../src/core/model/scope';
import { Store } from '../../../src/core/state/store';
import { FakeAws } from '../../fakes/fakeAws';
import { FakeLog } from '../../fakes/fakeLog';
import { testRecord } from '../../fakes/records';
import {
  fresh,
  missing,
  testAlarm,
  testConnection,
  testContributorTransition,
  testEndpoint,
  testLogAlarm,
  testNow,
  testScopeSnapshot,
} from '../../fakes/snapshots';

const minute = 60_000;
const endpointId = testEndpoint().id;
const nothing: LoggedActivity = { ...nothingLogged, read: [endpointId] };

function setUp(logged: () => LoggedActivity = () => nothing) {
  const fake = new FakeAws();
  const scope = fake.scope;
  const id = scopeId(scope);
  const store = new Store(new FakeLog());
  const bugs: unknown[] = [];
  const changes = new ChangeLog({ get: () => [], set: () => undefined }, (e) => bugs.push(e));
  const recent = new RecentConnections(store);
  const asked: number[] = [];
  let now = testNow;
  let set = 0;
  const feed = new ActivityFeed({
    store,
    recent,
    changes,
    scopeAws: () => fake,
    clock: () => ({ now: () => now + set, monotonicMs: () => now }),
    readLogs: (_aws, _scope, { startOf }) => {
      asked.push(startOf(endpointId) - now - set);
      return Promise.resolve().then(logged);
    },
    onBug: (error) => bugs.push(error),
  });
  store.setScopes([scope]);
  const contents = { scope, endpoints: [testEndpoint()], alarms: [testAlarm()] };
  store.update(id, () => testScopeSnapshot(contents));
  const later = (ms: number): void => {
    now += ms;
  };
  const setClock = (ms: number): void => {
    set += ms;
  };
  const kinds = () => feed.entries.map(({ what }) => what.kind);
  return { fake, store, id, feed, asked, bugs, later, setClock, kinds, contents };
}

describe('the activity', () => {
  it('reads nothing while no view is visible', async () => {
    const { fake, feed, asked } = setUp();
    await feed.follow();
    expect([fake.calls.recorded, asked]).toEqual([[], []]);
  });

  it('reads histories once and logs again after five minutes, the last span twice', async () => {
    const { fake, feed, asked, later, bugs } = setUp();
    feed.setVisible(true);
    await feed.follow();
    later(4 * minute);
    await feed.follow();
    later(minute);
    await feed.follow();
    expect(fake.calls.operations()).toEqual(['alarms.transitions']);
    expect(asked).toEqual([-24 * 60 * minute, -35 * minute]);
    expect(bugs).toEqual([]);
  });

  it('forgets what was read when another AWS is watched, also what is being read', async () => {
    const entry = testRecord({ id: 'cvpn-connection-old', startedAt: testNow - minute });
    const { feed, asked, kinds, bugs } = setUp(() => ({ ...nothing, records: [entry] }));
    feed.setVisible(true);
    await feed.follow();
    expect(kinds()).toContain('connected');
    feed.forget();
    expect([kinds(), feed.reading]).toEqual([[], true]);
    const reading = feed.follow();
    feed.forget();
    await reading;
    expect([kinds(), feed.reading]).toEqual([[], true]);
    await feed.follow();
    expect(asked.at(-1)).toBe(-24 * 60 * minute);
    expect(kinds()).toContain('connected');
    expect(bugs).toEqual([]);
  });

  it('goes on after the clock was set back, and reads the whole day again', async () => {
    const { feed, asked, later, setClock } = setUp();
    feed.setVisible(true);
    await feed.follow();
    setClock(-9 * 60 * minute);
    later(5 * minute);
    await feed.follow();
    later(5 * minute);
    await feed.follow();
    expect(asked).toEqual([-24 * 60 * minute, -24 * 60 * minute, -35 * minute]);
  });

  it('asks no history of an alarm whose state is older than the day', async () => {
    const { fake, feed, store, id, contents } = setUp();
    const alarms = fresh([testAlarm(undefined, { stateSince: testNow - 25 * 60 * minute })]);
    store.update(id, () => testScopeSnapshot(contents, { alarms }));
    feed.setVisible(true);
    await feed.follow();
    expect(fake.calls.recorded).toEqual([]);
  });

  it('has the contributors of log alarms from their history and from polls, each once', async () => {
    const { fake, feed, store, id, contents } = setUp();
    const alarm = testLogAlarm(endpointId, { state: 'ALARM', stateSince: 0 });
    const [hana, ken] = ['hana', 'ken'].map((user) => testContributorTransition(user));
    const left = { ...hana!, to: 'OK' } as const;
    fake.alarms.logAlarms.transitions.push({ ...hana!, at: hana!.at + 500 }, left);
    const alarms = { ...contents, alarms: [alarm], contributorTransitions: [hana!, ken!] };
    store.update(id, () => testScopeSnapshot(alarms));
    feed.setVisible(true);
    await feed.follow();
    expect(fake.calls.operations()).toEqual([
      'alarms.transitions',
      'alarms.contributorTransitions',
    ]);
    expect(feed.entries.map(({ what }) => what)).toMatchObject([
      { transition: { contributor: { id: 'contributor-hana' } } },
      { transition: { contributor: { id: 'contributor-ken' } } },
    ]);
  });

  it('remembers connections that EC2 has forgotten', () => {
    const { store, id, contents, kinds } = setUp();
    const connection = testConnection();
    store.update(id, () => testScopeSnapshot({ ...contents, connections: [connection] }));
    const ended = testConnection({ state: 'terminated', endedAt: testNow - minute });
    store.update(id, () => testScopeSnapshot({ ...contents, connections: [ended] }));
    store.update(id, () => testScopeSnapshot({ ...contents, connections: [] }));
    expect(kinds()).toEqual(['disconnected', 'connected']);
  });

  it('merges a connection of the log with that of polls', async () => {
    const record = testRecord({ deviceIp: '203.0.113.9' });
    const { store, id, contents, feed } = setUp(() => ({ ...nothing, records: [record] }));
    store.update(id, () => testScopeSnapshot({ ...contents, connections: [testConnection()] }));
    feed.setVisible(true);
    await feed.follow();
    expect(feed.entries).toHaveLength(1);
    expect(feed.entries[0]?.what).toMatchObject({ record: { deviceIp: '203.0.113.9' } });
  });

  it('says what it could not read, shows the rest, and reads it when it can', async () => {
    let denied = true;
    const denial = { kind: 'denied', action: 'logs:FilterLogEvents' } as const;
    const { feed, kinds, later, asked } = setUp(() => {
      if (denied) return { ...nothingLogged, failed: [{ endpointId, failure: denial }] };
      return { ...nothing, records: [testRecord()] };
    });
    feed.setVisible(true);
    await feed.follow();
    expect(feed.failures.map(({ failure }) => failure.kind)).toEqual(['denied']);
    denied = false;
    later(5 * minute);
    await feed.follow();
    expect(feed.failures).toEqual([]);
    expect(kinds()).toEqual(['connected']);
    expect(asked).toEqual([-24 * 60 * minute, -24 * 60 * minute]);
  });

  it('reads the logs where the alarms cannot be read, and says that they could not', async () => {
    const { feed, store, id, contents, asked, kinds } = setUp(() => ({
      ...nothing,
      records: [testRecord()],
    }));
    const denied = { kind: 'denied', action: 'cloudwatch:DescribeAlarms' } as const;
    store.update(id, () => testScopeSnapshot(contents, { alarms: missing(denied) }));
    feed.setVisible(true);
    await feed.follow();
    expect([asked.length, kinds()]).toEqual([1, ['connected']]);
    expect(feed.failures.map(({ failure }) => failure.action)).toEqual([
      'cloudwatch:DescribeAlarms',
    ]);
  });

  it('is being read until everything has been read once', async () => {
    const { feed, store, fake } = setUp();
    expect(feed.reading).toBe(true);
    feed.setVisible(true);
    await feed.follow();
    expect(feed.reading).toBe(false);
    store.setScopes([fake.scope, { profile: 'other', region: 'eu-west-1' }]);
    expect(feed.reading).toBe(true);
  });

  it('forgets scopes that are no longer chosen', () => {
    const { store, id, contents, kinds } = setUp();
    store.update(id, () => testScopeSnapshot({ ...contents, connections: [testConnection()] }));
    store.setScopes([]);
    expect(kinds()).toEqual([]);
  });
});
