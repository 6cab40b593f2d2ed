/** A publication as lines: all of it comes back, no line is long, and what is not whole is nothing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Failure } from '../../src/core/model/errors';
import { activityEntries } from '../../src/core/activity/entries';
import type { MuteRule } from '../../src/core/model/muteRule';
import {
  failed,
  newScopeSnapshot,
  partValue,
  succeeded,
  type ScopeSnapshot,
} from '../../src/core/model/snapshot';
import type { PublishedScope } from '../../src/core/ports/sharing';
import { connectionRows } from '../../src/core/connections/view/connectionRows';
import { statusBarView } from '../../src/core/statusBar/statusBar';
import { treeView } from '../../src/core/tree/tree';
import { LineReader, toLines } from '../../src/sharing/publishedLines';
import { FakeAws } from '../fakes/fakeAws';
import { newNotices } from '../fakes/newNotices';
import {
  testAlarm,
  testConnection,
  testContributor,
  testContributorTransition,
  testEndpoint,
  testLogAlarm,
  testScopeSnapshot,
  testTopic,
  testTransition,
} from '../fakes/snapshots';
import { allNodes, words } from '../unit/text/viewWords';
import { plainEndpoint, vpnAlarm } from '../unit/polling/manyAlarms';

const scope = { profile: 'dev', region: 'eu-west-1' };

const transition = { alarmName: 'x', at: 1, from: 'OK', to: 'ALARM', reason: 'y' };
const odd = { kind: 'odd' } as never;

function large(): PublishedScope {
  const { alarms, topics } = new FakeAws({ scope });
  const topic = topics.add('mails');
  for (let i = 0; i < 3000; i++) alarms.add(vpnAlarm(`alarm ${i}`, `cvpn-endpoint-${i % 1000}`));
  const endpoints = Array.from({ length: 1000 }, (_, i) => plainEndpoint(`cvpn-endpoint-${i}`));
  const failure = { kind: 'denied' as const, action: 'ec2:DescribeClientVpnConnections' };
  const snapshot: ScopeSnapshot = {
    ...newScopeSnapshot(scope),
    identity: succeeded({ accountId: '123456789012', arn: 'arn' }, 1),
    endpoints: succeeded(endpoints, 2),
    alarms: failed(succeeded([...alarms.byName.values()], 3), failure, 4),
    connections: Object.fromEntries(
      endpoints.map(({ id }) => [id, { kind: 'failed', failure, failedAt: 5 } as const]),
    ),
    topics: { [topic.arn]: succeeded(topic, 6) },
    transitions: [{ alarmName: 'x', at: 1, from: 'OK', to: 'ALARM', reason: 'y\nz' }],
  };
  return { at: 7, snapshot, discovery: { at: 3, pages: 3 } };
}

function read(lines: Iterable<string>): PublishedScope | undefined {
  const reader = new LineReader();
  for (const line of lines) reader.add(line);
  return reader.published;
}

describe('lines', () => {
  it('bring back all that was published', () => {
    const published = large();
    expect(read(toLines(published))).toEqual(published);
  });

  it('bring back a scope of which nothing is known', () => {
    const published = { at: 1, snapshot: newScopeSnapshot(scope) };
    expect(read(toLines(published))).toEqual(published);
  });

  it('are short, however much there is, and hold no line break', () => {
    const lines = [...toLines(large())];
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(64 * 1024);
    expect(lines.filter((line) => line.includes('\n'))).toEqual([]);
  });

  it('are nothing while the last is missing', () => {
    const lines = [...toLines(large())];
    expect(read(lines.slice(0, -1))).toBeUndefined();
  });

  it.each([
    ['text', 'x'],
    ['another list', '["others",[]]'],
    ['something else', '{"at":1}'],
    ['nothing', ''],
    ['a list of nothing', '["alarms",null]'],
  ])('are nothing where one is %s', (_, wrong) => {
    const [head = '', ...others] = toLines(large());
    expect(read([head, wrong, ...others])).toBeUndefined();
  });

  it('are nothing without the first, and when something follows the last', () => {
    const lines = [...toLines(large())];
    expect(read(lines.slice(1))).toBeUndefined();
    expect(read([...lines, ...lines])).toBeUndefined();
  });
});

describe('lines that are well-formed and wrong', () => {
  /** A publication in which every field of every shape is set. */
  const full: PublishedScope = { ...large(), snapshot: fullSnapshot() };

  it('are not among those that were published', () => {
    expect(read(toLines(full))).toEqual(full);
  });

  it.each<[string, unknown]>([
    ['an endpoint that is nothing', ['endpoints', [null]]],
    ['an endpoint without an id', ['endpoints', [{}]]],
    ['an alarm of numbers', ['alarms', [1, 2]]],
    ['a transition of another state', ['transitions', [{ ...transition, to: 'GONE' }]]],
    ['connections without a key', ['connections', [{ kind: 'waiting' }]]],
    ['connections in a part of an unknown kind', ['connections', [['x', { kind: 'toString' }]]]],
    ['connections that are none', ['connections', [['x', succeeded([null], 1)]]]],
    ['a topic without subscriptions', ['topics', [['x', succeeded({ arn: 'x', fifo: true }, 1)]]]],
    [
      'an alarm that would fill the memory',
      ['alarms', [testAlarm('x', { evaluationPeriods: 1e9 })]],
    ],
    [
      'a connection that began when no Date can be',
      ['connections', [['x', succeeded([testConnection({ startedAt: 1e300 })], 1)]]],
    ],
    ['a transition before all Dates', ['transitions', [{ ...transition, at: -8.65e15 }]]],
    [
      'an alarm of the far future',
      ['alarms', [testAlarm('x', { stateSince: 8_640_000_000_000_001 })]],
    ],
    ['a topic that was read then', ['topics', [['x', succeeded(testTopic(), 1e16)]]]],
    ['a log alarm without a query', ['alarms', [{ ...testLogAlarm(), query: {} }]]],
    ['contributors that are none', ['contributors', [['x', succeeded([1], 1)]]]],
    ['a contributor that is nobody', ['contributorTransitions', [{ ...transition }]]],
    ['an alarm of half periods', ['alarms', [testAlarm('x', { periodSeconds: 1e-9 })]]],
    ['a failure of an unknown kind', ['topics', [['x', failed(undefined, odd, 1)]]]],
  ])('are nothing with %s', (_, line) => {
    const [head = '', ...others] = toLines(full);
    expect(read([head, JSON.stringify(line), ...others])).toBeUndefined();
  });

  it('are nothing, or something that every view can show, whatever is in them', () => {
    const lines = [...toLines(full)].map((line): unknown => JSON.parse(line));
    fc.assert(
      fc.property(
        fc.nat(),
        fc.jsonValue(),
        fc.constantFrom('set', 'remove'),
        (seed, value, how) => {
          const changed = structuredClone(lines);
          const places = placesIn(changed);
          const place = places[seed % places.length]!;
          if (how === 'set') place.holder[place.key] = value;
          else Reflect.deleteProperty(place.holder, place.key);
          const published = read(changed.map((line) => JSON.stringify(line)));
          if (published) showEverything(published.snapshot);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('can be shown at the limits', () => {
    const most = { evaluationPeriods: 86_400, datapointsToAlarm: 86_400, periodSeconds: 604_800 };
    for (const limits of [most, { ...most, periodSeconds: 1 }, { ...most, periodSeconds: 0 }]) {
      const alarms = succeeded([testAlarm(testEndpoint().id, limits)], 1);
      const published = read(toLines({ ...full, snapshot: { ...full.snapshot, alarms } }));
      showEverything(published!.snapshot);
    }
  });

  it('of any JSON at all are nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.json(), fc.string())), (some) => {
        expect(read([...some, '"end"'])).toBeUndefined();
      }),
    );
  });
});

/** Small, and with every optional field. */
function fullSnapshot(): ScopeSnapshot {
  const endpointId = testEndpoint().id;
  const alarm = testAlarm(endpointId, {
    description: 'd',
    configuredAt: 3,
    evaluationWindow: { kind: 'wallClock', timezone: 'UTC' },
    warmUp: { minutes: 5, wholePeriod: true },
  });
  const logAlarm = testLogAlarm(endpointId, {
    state: 'ALARM',
    logLineRoleArn: 'r',
    configuredAt: 3,
    evaluation: 'partial',
  });
  const denied: Failure = {
    kind: 'badConfig',
    action: 'ec2:X',
    profile: 'p',
    region: 'r',
    resource: 'x',
    detail: 'd',
    requestId: 'q',
    roleChain: ['p'],
    unsent: true,
    config: { problem: 'line', file: 'f', line: 3, name: 'n' },
    remedy: { kind: 'edit', file: 'f', line: 3 },
  };
  const rule: MuteRule = {
    name: 'n',
    arn: 'arn',
    alarmNames: [alarm.name],
    active: true,
    expression: 'cron(0 2 * * *)',
    duration: 'PT4H',
    timeZone: 'UTC',
    updatedAt: 4,
  };
  const contents = {
    endpoints: [testEndpoint(), testEndpoint({ id: 'cvpn-endpoint-2' })],
    alarms: [alarm, logAlarm],
    connections: [testConnection({ endedAt: 5 })],
    topics: [testTopic({ displayName: 'd', kmsKeyId: 'k' })],
    transitions: [testTransition()],
    contributorTransitions: [testContributorTransition()],
    scope,
  };
  const whole = testScopeSnapshot(contents, {
    contributors: { [logAlarm.name]: succeeded([testContributor()], 8) },
    unread: { transitions: { arn: 5 }, contributors: { arn: 6 } },
    muteRules: [rule],
    alarmRules: [{ name: 'r', enabled: true, alarmNames: [alarm.name], targetArns: ['arn'] }],
    throttledUntil: 9,
    unencryptedHosts: ['localhost'],
    elsewhere: {
      seen: [{ accountId: '1', endpointId, scope: 'x', there: 'yes', name: 'n' }],
      watchers: [
        { scope: 'x', alarmName: 'a', state: 'OK', connections: true, endpointIds: [endpointId] },
      ],
    },
  });
  return {
    ...whole,
    alarms: failed(whole.alarms, denied, 8),
    connections: { ...whole.connections, 'cvpn-endpoint-2': failed(undefined, denied, 8) },
  };
}

interface Place {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

/** Every place in a value of JSON where another value may stand. */
function placesIn(value: unknown): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])]);
}

/** All that is drawn of a scope. Throws where something cannot be. */
function showEverything(snapshot: ScopeSnapshot): void {
  const some = { scopes: [snapshot] };
  allNodes(treeView(some, words));
  statusBarView(some, { ...words, lastViewed: 0 });
  connectionRows(some, { scope: null, endpointId: null }, () => undefined);
  newNotices({ scopes: [newScopeSnapshot(snapshot.scope)] }, some, new Set(), words);
  activityEntries(
    {
      ...{ scope: 'x', records: [], failures: [], changes: [] },
      transitions: snapshot.transitions,
      alarms: partValue(snapshot.alarms) ?? [],
    },
    9,
  );
}
