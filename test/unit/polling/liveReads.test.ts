/** Connections on screen: how old they get, what that costs, and what it never touches. */
import { describe, expect, it } from 'vitest';
import { scopeId, type Scope } from '../../../src/core/model/scope';
import { partValue } from '../../../src/core/model/snapshot';
import { Poller } from '../../../src/core/polling/poller';
import { liveIntervalOf } from '../../../src/core/polling/schedule/refreshInterval';
import type { ScopeAws } from '../../../src/core/ports/aws';
import { Store } from '../../../src/core/state/store';
import { Visibility } from '../../../src/core/state/visibility';
import { FakeAws } from '../../fakes/fakeAws';
import { FakeClock } from '../../fakes/fakeClock';
import { FakeLog } from '../../fakes/fakeLog';
import { testConnection } from '../../fakes/snapshots';
import { plainEndpoint, vpnAlarm } from './manyAlarms';
import { id as sharedId, machineWithWindows, minute } from './machineWithWindows';

const second = 1000;
const all = { scope: null, endpointId: null };
const nameOf = (index: number): string => `cvpn-endpoint-${index + 1}`;

interface Setting {
  readonly endpoints?: number;
  readonly intervalMs?: number;
  readonly answerMs?: number;
  /** The profiles, all of one account. */
  readonly profiles?: readonly string[];
}

function setUp(setting: Setting = {}) {
  const { endpoints = 3, intervalMs = minute, answerMs = 200, profiles = ['dev'] } = setting;
  const clock = new FakeClock();
  const log = new FakeLog();
  const store = new Store(log);
  const visibility = new Visibility((error) => {
    throw error;
  });
  const accounts = profiles.map((profile) => {
    const scope: Scope = { profile, region: 'ap-northeast-1' };
    const aws = new FakeAws({ clock, scope });
    for (let i = 0; i < endpoints; i++) aws.endpointList.push(plainEndpoint(nameOf(i)));
    aws.alarms.add(vpnAlarm('vpn'));
    return aws;
  });
  const [aws] = accounts as [FakeAws];
  store.setScopes(accounts.map(({ scope }) => scope));
  const events: string[] = [];
  const poller = new Poller(
    accounts.map((account) => answeringAfter(account, clock, answerMs)),
    {
      ...{ store, visibility, clock, log },
      intervalMs: () => intervalMs,
      liveIntervalMs: () => liveIntervalOf(intervalMs, false),
      random: () => 0.5,
      onRefreshed: () => events.push('refreshed'),
      onConnectionsRead: () => events.push('read'),
    },
  );
  const scope = () => store.scope(scopeId(aws.scope))!;
  const ages = () =>
    aws.endpointList.map(({ id }) => {
      const part = scope().connections[id];
      return part && 'fetchedAt' in part ? clock.now() - part.fetchedAt : Infinity;
    });
  /** The highest age of any endpoint in some minutes, looked at every second. */
  const oldestIn = async (ms: number): Promise<number> => {
    let oldest = 0;
    for (let at = 0; at < ms; at += second) {
      await clock.settle(second);
      oldest = Math.max(oldest, ...ages());
    }
    return oldest / second;
  };
  const start = async (): Promise<void> => {
    poller.setActive(true);
    await clock.settle(5 * second);
    aws.calls.recorded.length = 0;
  };
  const reads = () => aws.calls.count('endpoints.connections');
  return {
    clock,
    store,
    visibility,
    aws,
    accounts,
    poller,
    scope,
    ages,
    oldestIn,
    start,
    reads,
    log,
    events,
  };
}

/** The same account; lists of connections take their time. */
function answeringAfter(aws: FakeAws, clock: FakeClock, ms: number): ScopeAws {
  const connections: ScopeAws['endpoints']['connections'] = async (id, signal) => {
    const answer = await aws.endpoints.connections(id, signal);
    await new Promise<void>((resolve) => {
      clock.after(ms, resolve);
    });
    return answer;
  };
  return Object.assign(Object.create(aws) as FakeAws, {
    endpoints: { ...aws.endpoints, connections },
  });
}

describe('connections on screen', () => {
  it('are at most 15 s old, and nothing else is read more often', async () => {
    const [shown, hidden] = [setUp(), setUp()];
    for (const watched of [shown, hidden]) await watched.start();
    shown.visibility.showOnPage([all]);
    expect(await shown.oldestIn(10 * minute)).toBeLessThanOrEqual(15);
    expect(await hidden.oldestIn(10 * minute)).toBeGreaterThan(55);
    const others = ({ aws }: typeof shown) =>
      aws.calls.operations().filter((operation) => operation !== 'endpoints.connections');
    expect(others(shown)).toEqual(others(hidden));
    // Six a minute for each of three endpoints beside the refresh, which alone reads hidden ones.
    expect(shown.reads()).toBeLessThanOrEqual(3 * 7 * 10);
    expect(shown.reads()).toBeGreaterThanOrEqual(3 * 5 * 10);
    expect(hidden.reads()).toBe(3 * 10);
    expect(shown.log.texts('error')).toEqual([]);
  });

  it('show a user within 15 s of the connect', async () => {
    const { clock, visibility, aws, scope, start } = setUp();
    await start();
    visibility.setTreeVisible(true);
    for (let user = 0; user < 20; user++) {
      await clock.settle(17.3 * second);
      const own = testConnection({ id: `c-${user}`, username: `user-${user}` });
      aws.connectionsOf.set(nameOf(0), [own]);
      const from = clock.now();
      const name = () => partValue(scope().connections[nameOf(0)])?.[0]?.username;
      while (name() !== own.username) await clock.settle(100);
      expect(clock.now() - from).toBeLessThanOrEqual(15 * second);
    }
  });

  it.each([
    [
      'the window loses the focus',
      ({ poller }: ReturnType<typeof setUp>) => {
        poller.setActive(false);
      },
    ],
    [
      'the view is hidden',
      ({ visibility }: ReturnType<typeof setUp>) => {
        visibility.setTreeVisible(false);
      },
    ],
  ])('are read no more when %s', async (_, change) => {
    const watched = setUp();
    await watched.start();
    watched.visibility.setTreeVisible(true);
    await watched.clock.settle(30 * second);
    change(watched);
    await watched.clock.settle(500);
    const before = watched.reads();
    await watched.clock.settle(20 * second);
    expect(watched.reads()).toBe(before);
  });

  it('are read at once where they are old when they come on screen', async () => {
    const { clock, visibility, start, ages } = setUp({ endpoints: 8 });
    await start();
    await clock.settle(40 * second);
    visibility.showOnPage([{ scope: 'dev@ap-northeast-1', endpointId: nameOf(2) }]);
    await clock.settle(second);
    expect(ages().map((age) => age < second)).toEqual([
      ...[false, false, true, false, false, false, false, false],
    ]);
  });

  it('of one endpoint cause no read of another', async () => {
    const { clock, visibility, aws, start } = setUp({ endpoints: 30 });
    await start();
    visibility.setTreeVisible(true);
    visibility.setOpen({ scope: 'dev@ap-northeast-1', endpointId: nameOf(7) }, true);
    await clock.settle(4 * minute);
    const asked = aws.calls.recorded
      .filter(({ operation }) => operation === 'endpoints.connections')
      .map(({ args }) => args[0]);
    expect(new Set(asked)).toEqual(new Set([nameOf(7)]));
    expect(asked.length).toBeGreaterThanOrEqual(20);
  });

  it('follow a longer interval, and are never read by themselves at 0', async () => {
    expect(liveIntervalOf(3600 * second, false)).toBe(600 * second);
    expect(liveIntervalOf(10 * second, false)).toBe(10 * second);
    expect([minute, 0].map((ms) => liveIntervalOf(ms, true))).toEqual([30 * second, 0]);
    const { clock, visibility, poller, reads } = setUp({ intervalMs: 0 });
    poller.setActive(true);
    visibility.setTreeVisible(true);
    void poller.refresh();
    await clock.settle(10 * minute);
    expect(reads()).toBe(3);
  });
});

describe('two hundred rows on screen', () => {
  it('share the budget: none is left behind, and AWS is not called faster', async () => {
    const { clock, visibility, start, oldestIn, ages, reads, poller } = setUp({ endpoints: 200 });
    await start();
    visibility.showOnPage([all]);
    await clock.settle(2 * minute);
    const before = reads();
    const oldest = await oldestIn(5 * minute);
    expect(oldest).toBeLessThanOrEqual(70);
    const perMinute = (reads() - before) / 5;
    // A refresh reads each of them once, as ever; the live reads use what is left of five a second.
    expect(perMinute).toBeLessThanOrEqual(5 * 60 + 10);
    expect(Math.max(...ages())).toBeLessThanOrEqual(70 * second);
    expect(poller.live.get('dev@ap-northeast-1')).toMatchObject({ endpoints: 200, slowed: false });
  });

  it('of two profiles of one account share it too', async () => {
    const watched = setUp({ endpoints: 60, profiles: ['dev', 'admin'] });
    await watched.start();
    for (const { calls } of watched.accounts) calls.recorded.length = 0;
    watched.visibility.showOnPage([all]);
    await watched.clock.settle(5 * minute);
    const counts = watched.accounts.map(({ calls }) => calls.count('endpoints.connections'));
    expect((counts[0] ?? 0) + (counts[1] ?? 0)).toBeLessThanOrEqual(5 * (5 * 60 + 10));
    expect(Math.abs((counts[0] ?? 0) - (counts[1] ?? 0))).toBeLessThan(100);
  });
});

describe('when reads fail', () => {
  it('slows down while AWS throttles, says how old the data are, and recovers', async () => {
    const { clock, visibility, aws, start, reads, scope, oldestIn, poller } = setUp();
    await start();
    visibility.setTreeVisible(true);
    await clock.settle(minute);
    aws.calls.failFrom('endpoints.connections', { kind: 'throttled', when: 'before' });
    const before = reads();
    await clock.settle(5 * minute);
    expect(reads() - before).toBeLessThan(3 * 12);
    expect(poller.live.get('dev@ap-northeast-1')?.slowed).toBe(true);
    expect(scope().connections[nameOf(0)]).toMatchObject({
      kind: 'stale',
      failure: { kind: 'throttled' },
    });
    aws.calls.heal();
    await clock.settle(12 * minute);
    expect(await oldestIn(5 * minute)).toBeLessThanOrEqual(15);
  });

  it.each(['denied', 'network', 'expired'] as const)(
    'leaves an endpoint that failed with %s to the next refresh',
    async (kind) => {
      const { clock, visibility, aws, start, reads, oldestIn } = setUp({ endpoints: 1 });
      await start();
      visibility.setTreeVisible(true);
      aws.calls.fail('endpoints.connections', { kind, when: 'before' });
      await clock.settle(12 * second);
      const before = reads();
      await clock.settle(30 * second);
      expect(reads()).toBe(before);
      await clock.settle(5 * minute);
      expect(await oldestIn(minute)).toBeLessThanOrEqual(15);
    },
  );

  it('reports a bug and goes on', async () => {
    const { clock, visibility, aws, start, log, oldestIn } = setUp();
    await start();
    visibility.setTreeVisible(true);
    const { connectionsOf } = aws;
    const broken = connectionsOf.get.bind(connectionsOf);
    connectionsOf.get = () => {
      throw new Error('a bug');
    };
    await clock.settle(12 * second);
    connectionsOf.get = broken;
    await clock.settle(3 * second);
    expect(log.texts('error').length).toBeGreaterThan(0);
    expect(log.texts('error').length).toBeLessThan(10);
    expect(await oldestIn(minute)).toBeLessThanOrEqual(15);
  });
});

describe('beside refreshes', () => {
  it('reports what it read, except during a refresh, which reports all', async () => {
    const { clock, visibility, start, events } = setUp();
    await start();
    visibility.setTreeVisible(true);
    events.length = 0;
    await clock.settle(2 * minute);
    const reads = events.filter((event) => event === 'read').length;
    expect(reads).toBeGreaterThanOrEqual(8);
    expect(events.filter((event) => event === 'refreshed')).toHaveLength(2);
  });

  it('never replaces newer data by older ones, in any overlap', async () => {
    for (let offset = 0; offset <= 12; offset++) {
      const { clock, visibility, aws, poller, scope, start } = setUp({ answerMs: 3 * second });
      await start();
      visibility.setTreeVisible(true);
      await clock.settle(offset * second);
      void poller.refresh();
      let highest = 0;
      for (let tick = 0; tick < 60; tick++) {
        // Its traffic grows all the time, so that an older list is recognized.
        const ingressBytes = tick;
        aws.connectionsOf.set(nameOf(0), [testConnection({ endpointId: nameOf(0), ingressBytes })]);
        await clock.settle(500);
        const seen = partValue(scope().connections[nameOf(0)])?.[0]?.ingressBytes ?? 0;
        expect(seen).toBeGreaterThanOrEqual(highest);
        highest = seen;
      }
    }
  });
});

describe('several windows', () => {
  it('share what the one with the focus reads live, and make no more calls', async () => {
    const { clock, aws, open, focus } = machineWithWindows();
    const [one, two] = [await open('one'), await open('two')];
    for (const { session } of [one, two]) session.visibility.setTreeVisible(true);
    await focus(one);
    aws.calls.recorded.length = 0;
    await clock.settle(5 * minute);
    expect(aws.calls.count('endpoints.connections')).toBeLessThanOrEqual(7 * 5);
    expect(aws.calls.count('endpoints.list')).toBeLessThanOrEqual(5);
    const age = ({ store }: typeof two): number => {
      const part = store.scope(sharedId)?.connections['cvpn-endpoint-1'];
      return part && 'fetchedAt' in part ? clock.now() - part.fetchedAt : Infinity;
    };
    expect(age(one)).toBeLessThanOrEqual(15 * second);
    // It looks for what the other has read every five seconds.
    expect(age(two)).toBeLessThanOrEqual(20 * second);
    expect(two.refreshes).toEqual([]);
  });

  it('refresh the rest as often as ever after the lead has changed', async () => {
    const { clock, open, focus, polls } = machineWithWindows();
    const [one, two] = [await open('one'), await open('two')];
    for (const { session } of [one, two]) session.visibility.setTreeVisible(true);
    await focus(one);
    await clock.settle(50 * second);
    const before = polls();
    await focus(two, one);
    await clock.settle(20 * second);
    expect(polls()).toBe(before + 1);
  });
});
