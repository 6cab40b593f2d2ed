import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../src/core/model/errors';
import type { Connection } from '../../../src/core/model/connection';
import type { ConnectionRates } from '../../../src/core/model/rates';
import { succeeded, type ScopeSnapshot } from '../../../src/core/model/snapshot';
import { treeView } from '../../../src/core/tree/tree';
import {
  at,
  fresh,
  missing,
  pendingSubscription,
  stale,
  testAlarm,
  testConnection,
  testEndpoint,
  testScopeSnapshot,
  testSnapshot,
  testSubscription,
  testTopic,
} from '../../fakes/snapshots';
import { allNodes, hoverTexts, nodeNamed, outline, words } from '../text/viewWords';

const lab = testEndpoint({ id: 'cvpn-endpoint-2', name: 'lab-vpn' });
const expired: Failure = { kind: 'expired', profile: 'corp', region: 'ap-northeast-1' };
const deniedAlarms: Failure = {
  kind: 'denied',
  action: 'cloudwatch:DescribeAlarms',
  profile: 'corp',
  region: 'ap-northeast-1',
};
const deniedConnections: Failure = {
  ...deniedAlarms,
  action: 'ec2:DescribeClientVpnConnections',
};

const rows = (...scopes: readonly ScopeSnapshot[]) => treeView(testSnapshot(...scopes), words);

describe('a scope whose calls are not encrypted', () => {
  const parts = { unencryptedHosts: ['aws.corp:80', 'x](y)'] };
  const scope = testScopeSnapshot({ endpoints: [lab] }, parts);

  it('says so above all else, with the hosts', () => {
    const [row] = rows(scope);
    expect(row?.label).toBe('Not encrypted');
    expect(row?.description).toBe(
      'Requests go to aws.corp:80, x] (y) over http, so anyone on the network path can read credentials and tokens. Use https in endpoint_url.',
    );
  });

  it('says so on its own row too, where it has one', () => {
    const other = testScopeSnapshot({ scope: { profile: 'other', region: 'eu-west-1' } });
    const [row, plain] = rows(scope, other);
    expect(row?.description).toContain('not encrypted');
    expect(row && hoverTexts(row)).toContain('Not encrypted: aws.corp:80, x] (y)');
    expect(plain?.description).not.toContain('not encrypted');
  });
});

describe('one scope', () => {
  const scope = testScopeSnapshot({
    endpoints: [lab, testEndpoint()],
    alarms: [
      testAlarm('cvpn-endpoint-1', { name: 'new clients', state: 'ALARM', stateSince: at(10, 2) }),
    ],
    connections: [
      testConnection({ id: 'c-2', username: 'ken', startedAt: at(10) }),
      testConnection(),
      testConnection({ id: 'c-0', username: 'gone', state: 'terminated' }),
    ],
    topics: [testTopic({ subscriptions: [testSubscription(), pendingSubscription()] })],
  });

  it('has its endpoints at the top, with alarms, topics and open connections below', () => {
    expect(outline(rows(scope))).toEqual([
      'new@example.com | has not confirmed yet · topic vpn',
      'corp-vpn | 2 connected · In ALARM',
      '  new clients | ALARM since 10:02 · rise ≥ 1 between samples, period 1 min',
      '    vpn | 1 confirmed · 1 pending confirmation',
      '      ops@example.com | email · confirmed',
      '      new@example.com | email · pending confirmation',
      '  hana | since 9:30 · 10.8.0.5 · ↑ 1.2 MB ↓ 512 bytes',
      '  ken | since 10:00 · 10.8.0.5 · ↑ 1.2 MB ↓ 512 bytes',
      'lab-vpn | 0 connected · No alarm',
      '  No connection alarm | No alarm watches the number of connected clients.',
    ]);
  });

  it('reads an endpoint aloud as one phrase', () => {
    expect(nodeNamed(rows(scope), 'corp-vpn').accessibilityLabel).toBe(
      'Endpoint corp-vpn, available, 2 connected, In ALARM since 10:02: 1 of 2 subscriptions pending',
    );
  });

  it('keeps ids and order when states change and names stay', () => {
    const later = testScopeSnapshot({
      endpoints: [testEndpoint({ state: 'deleting' }), lab],
      alarms: [testAlarm('cvpn-endpoint-1', { name: 'new clients' })],
      connections: [
        testConnection({ id: 'c-2', username: 'ken', startedAt: at(10) }),
        testConnection(),
      ],
      topics: [
        testTopic({
          subscriptions: [pendingSubscription(), testSubscription()],
        }),
      ],
    });
    const ids = (nodes: ReturnType<typeof rows>) => allNodes(nodes).map(({ id }) => id);
    expect(ids(rows(later)).sort()).toEqual(ids(rows(scope)).sort());
    expect(rows(later).map(({ id }) => id)).toEqual(rows(scope).map(({ id }) => id));
  });
});

describe('alarms', () => {
  it('stand below every endpoint that they watch, with ids of their own', () => {
    const both = testAlarm('cvpn-endpoint-1', { name: 'both' });
    const [first] = both.queries;
    const dimensions = { Endpoint: lab.id };
    const second = { ...first!, id: 'm2', stat: { ...first!.stat!, dimensions } };
    const alarm = { ...both, queries: [...both.queries, second] };
    const nodes = rows(testScopeSnapshot({ endpoints: [testEndpoint(), lab], alarms: [alarm] }));
    const found = allNodes(nodes).filter(({ label }) => label === 'both');
    expect(found.map(({ target }) => target)).toEqual([
      {
        kind: 'alarm',
        scope: 'corp@ap-northeast-1',
        endpointId: 'cvpn-endpoint-1',
        alarmName: 'both',
      },
      {
        kind: 'alarm',
        scope: 'corp@ap-northeast-1',
        endpointId: 'cvpn-endpoint-2',
        alarmName: 'both',
      },
    ]);
    expect(new Set(found.map(({ id }) => id)).size).toBe(2);
  });

  it.each([
    ['client-vpn-watch-cvpn-endpoint-1', 'client-vpn-watch-…'],
    ['client-vpn-watch-lab', 'client-vpn-watch-lab'],
    ['client-vpn-watch-partner-access-saml', '…partner-access-saml'],
    ['cvpn-endpoint-1', 'cvpn-endpoint-1'],
    [`a${'b'.repeat(200)}end of it`, `a${'b'.repeat(20)}…bend of it`],
  ])('%s is called %s, which leaves room for its state', (name, label) => {
    const alarms = [testAlarm(undefined, { name })];
    const [endpoint] = rows(testScopeSnapshot({ endpoints: [testEndpoint()], alarms }));
    const [node] = endpoint?.children ?? [];
    expect([node?.label, node?.hover.title]).toEqual([label, name]);
    expect(node?.accessibilityLabel).toContain(`Alarm ${name}, state OK`);
  });

  it('of endpoints that are gone, and of none, are shown apart', () => {
    const nameless = testAlarm('x', { name: 'all endpoints' });
    const stat = nameless.queries[0]!.stat!;
    const alarms = [
      testAlarm('cvpn-endpoint-9', { name: 'left over' }),
      { ...nameless, queries: [{ id: 'm1', returnData: true, stat: { ...stat, dimensions: {} } }] },
    ];
    const nodes = rows(testScopeSnapshot({ endpoints: [testEndpoint()], alarms }));
    expect(
      nodes.slice(1).map(({ label, children }) => [label, children.map((c) => c.label)]),
    ).toEqual([
      ['Alarms on endpoints that do not exist', ['left over']],
      ['Alarms that name no endpoint', ['all endpoints']],
    ]);
  });

  it('are not called gone while the endpoints could not be read', () => {
    const scope = testScopeSnapshot(
      { alarms: [testAlarm()] },
      { endpoints: missing(deniedAlarms) },
    );
    expect(rows(scope).map(({ label }) => label)).toEqual([
      'Not allowed',
      'Alarms on endpoints that are not listed',
      'Show Log',
      'Refresh',
      'Choose Profiles and Regions',
    ]);
  });

  it('of which none watches connections leave the offer to make one', () => {
    const alarm = testAlarm();
    const queries = alarm.queries.map((query) =>
      query.stat
        ? { ...query, stat: { ...query.stat, metricName: 'AuthenticationFailures' } }
        : query,
    );
    const nodes = rows(
      testScopeSnapshot({ endpoints: [testEndpoint()], alarms: [{ ...alarm, queries }] }),
    );
    const { contextValue, target } = nodeNamed(nodes, 'No connection alarm');
    expect([contextValue, target.kind]).toEqual(['noAlarm', 'endpoint']);
  });

  it('of which there are none say in read-only mode why none can be made', () => {
    const snapshot = testSnapshot(testScopeSnapshot({ endpoints: [testEndpoint()] }));
    const nodes = treeView(snapshot, { ...words, readOnly: true });
    expect(nodeNamed(nodes, 'No connection alarm').description).toBe(
      'No alarm watches the number of connected clients. ' +
        'Read-only mode is on, so none can be created.',
    );
  });

  it.each([
    [{ state: 'ALARM' }, 'bell-dot', 'alarm.actionsOn.rise', ''],
    [
      { state: 'ALARM', actionsEnabled: false },
      'bell-slash-dot',
      'alarm.actionsOff.rise',
      ' · actions off',
    ],
    [{ state: 'INSUFFICIENT_DATA' }, 'question', 'alarm.actionsOn.rise', ''],
    [{ state: 'OK' }, 'bell', 'alarm.actionsOn.rise', ''],
    [
      { state: 'OK', actionsEnabled: false },
      'bell-slash',
      'alarm.actionsOff.rise',
      ' · actions off',
    ],
  ] as const)('%j has its icon, context and words', (changes, icon, contextValue, end) => {
    const alarm = testAlarm('cvpn-endpoint-1', { name: 'a', ...changes });
    const node = nodeNamed(
      rows(testScopeSnapshot({ endpoints: [testEndpoint()], alarms: [alarm] })),
      'a',
    );
    expect([node.icon.id, node.contextValue]).toEqual([icon, contextValue]);
    const state = changes.state.replace('_', ' ');
    expect(node.description).toBe(
      `${state} since 9:00 · rise ≥ 1 between samples, period 1 min${end}`,
    );
    expect(node.accessibilityLabel).toContain(`Alarm a, state ${state} since 9:00`);
  });
});

describe('endpoints', () => {
  const alarmOn = (changes: Parameters<typeof testAlarm>[1]) => [
    testAlarm('cvpn-endpoint-1', changes),
  ];
  it.each([
    [{}, [], 'vm-outline', 'No alarm'],
    [{}, alarmOn({}), 'vm-connect', 'Counts only'],
    [{}, alarmOn({ actionsEnabled: false }), 'vm-outline', 'Nobody is notified · actions off'],
    [{}, alarmOn({ state: 'INSUFFICIENT_DATA' }), 'vm-connect', 'Counts only · INSUFFICIENT DATA'],
    [{}, alarmOn({ state: 'ALARM' }), 'vm-running', 'In ALARM'],
    [
      { state: 'pending-associate' },
      alarmOn({}),
      'vm-connect',
      'no target network yet · Counts only',
    ],
    [{ state: 'pending' }, [], 'vm-outline', 'being set up · No alarm'],
    [
      { state: 'deleting' },
      alarmOn({ state: 'ALARM' }),
      'circle-slash',
      'being deleted · In ALARM · 1 finding',
    ],
    [{ state: 'deleted' }, [], 'circle-slash', 'deleted · No alarm'],
    [{ state: 'unknown' }, [], 'vm-outline', 'state unknown · No alarm'],
  ] as const)('case %#', (changes, alarms, icon, status) => {
    const scope = { endpoints: [testEndpoint(changes)], alarms, topics: [testTopic()] };
    const [node] = rows(testScopeSnapshot(scope));
    const [, text = ''] = node?.description?.split(/^0 connected · /) ?? [];
    expect([node?.icon.id, text]).toEqual([icon, status]);
  });

  it.each([
    [{}, alarmOn({}), 'testing.iconPassed'],
    [{}, [], 'disabledForeground'],
    [{}, alarmOn({ actionsEnabled: false }), 'list.errorForeground'],
    [{}, alarmOn({ state: 'ALARM' }), 'charts.red'],
    [{ state: 'pending' }, [], 'list.warningForeground'],
    [{ state: 'pending' }, alarmOn({ state: 'ALARM' }), 'charts.red'],
  ] as const)('have the color of their worst state, case %#', (changes, alarms, color) => {
    const scope = { endpoints: [testEndpoint(changes)], alarms, topics: [testTopic()] };
    expect(rows(testScopeSnapshot(scope))[0]?.icon.color).toBe(color);
  });

  it('keep the number of connections in a narrow side bar, whatever their name and state', () => {
    const name = 'Remote access of everybody in the western branch offices';
    const endpoint = testEndpoint({ name, state: 'pending-associate' });
    const [node] = rows(testScopeSnapshot({ endpoints: [endpoint] }));
    expect(node?.label).toBe('Remote access of ever…ch offices');
    expect(node?.description).toMatch(/^0 connected · /);
    expect(node?.hover.title).toBe(name);
    expect(node?.accessibilityLabel).toContain(name);
  });

  it('say "available" while nothing better is known', () => {
    const parts = { connections: {}, alarms: { kind: 'waiting' } } as const;
    const [node] = rows(testScopeSnapshot({ endpoints: [testEndpoint()] }, parts));
    expect(node?.description).toBe('available');
  });

  it('take the worst of their alarms and since when', () => {
    const alarms = [
      testAlarm('cvpn-endpoint-1', { name: 'a' }),
      testAlarm('cvpn-endpoint-1', { name: 'b', state: 'ALARM', stateSince: at(10, 2) }),
      testAlarm('cvpn-endpoint-1', { name: 'c', state: 'ALARM', stateSince: at(9, 58) }),
      testAlarm('cvpn-endpoint-1', { name: 'd', state: 'INSUFFICIENT_DATA' }),
    ];
    const [node] = rows(testScopeSnapshot({ endpoints: [testEndpoint()], alarms }));
    expect(node?.accessibilityLabel).toContain('In ALARM since 9:58');
  });

  it.each([
    [{ name: 'n', description: 'd' }, 'n'],
    [{ name: ' ', description: 'd' }, 'd'],
    [{ name: '', description: '' }, 'cvpn-endpoint-1'],
    [{ name: '\u202Egnp.exe\n' }, '⟨U+202E⟩gnp.exe␊'],
    [{ name: '*a* [b](command:c) $(bell)' }, '*a* [b] (command:c) $ (bell)'],
  ])('%j is called %s', (changes, label) => {
    expect(rows(testScopeSnapshot({ endpoints: [testEndpoint(changes)] }))[0]?.label).toBe(label);
  });

  it('say in their hover who is connected, whom they notify, their alarms and where they are', () => {
    const scope = testScopeSnapshot({
      endpoints: [testEndpoint()],
      alarms: [testAlarm()],
      connections: [1, 2, 3, 4].map((n) =>
        testConnection({ id: `c-${n}`, username: `user-${n}`, startedAt: at(9, n) }),
      ),
      topics: [testTopic()],
    });
    const [node] = rows(scope);
    expect(node && hoverTexts(node)).toEqual([
      '4 connected · user-4 since 9:04 · user-3 since 9:03 · user-2 since 9:02 · 1 more',
      'Counts only',
      'client-vpn-watch-cvpn-endpoint-1: OK',
      'corp · ap-northeast-1 · account 123456789012 · as of 10:05',
    ]);
    expect(node?.hover.links.map(({ label }) => label)).toEqual([
      'Details',
      'Connections',
      'Check…',
      'Copy ID',
    ]);
  });

  it('offer in their hover to create an alarm where there is none, except in read-only mode', () => {
    const snapshot = testSnapshot(testScopeSnapshot({ endpoints: [testEndpoint()] }));
    const labels = (readOnly: boolean) =>
      treeView(snapshot, { ...words, readOnly })[0]?.hover.links.map(({ label }) => label);
    expect(labels(false)).toContain('Create Alarm…');
    expect(labels(true)).not.toContain('Create Alarm…');
  });

  it.each([
    [{}, 'endpoint'],
    [{ logging: { enabled: false } }, 'endpoint.unlogged'],
  ])('%j have the context %s', (changes, value) => {
    const [node] = rows(
      testScopeSnapshot({
        endpoints: [testEndpoint({ logging: { enabled: true, group: 'g' }, ...changes })],
      }),
    );
    expect(node?.contextValue).toBe(value);
  });
});

describe('connections', () => {
  it.each([
    [{ commonName: 'cert.example' }, 'hana | since 9:30 · 10.8.0.5 · ↑ 1.2 MB ↓ 512 bytes'],
    [{ username: '' }, 'c | since 9:30 · 10.8.0.5 · ↑ 1.2 MB ↓ 512 bytes'],
    [{ state: 'terminating' }, 'hana | being ended · since 9:30 · 10.8.0.5 · ↑ 1.2 MB ↓ 512 bytes'],
    [{ state: 'unknown' }, 'hana | state unknown · since 9:30 · 10.8.0.5 · ↑ 1.2 MB ↓ 512 bytes'],
  ] as const)('%j', (changes, line) => {
    const connections = [testConnection({ id: 'c', ...changes })];
    const scope = testScopeSnapshot({
      endpoints: [testEndpoint()],
      alarms: [testAlarm()],
      connections,
    });
    expect(outline(rows(scope)).at(-1)?.trim()).toBe(line);
  });

  it('say in their hover for how long they last, from where and how fast they carry traffic', () => {
    const connections = [testConnection({ commonName: 'cert.example', posture: ['healthy'] })];
    const contents = { endpoints: [testEndpoint()], connections };
    const ratesOf = (): ConnectionRates => ({
      ingressBytes: 1500,
      egressBytes: 0,
      ingressPackets: 1,
      egressPackets: 0,
    });
    const pastOf = () => ({ deviceIp: '203.0.113.7', firstSeenAt: at(8) });
    const snapshot = testSnapshot(testScopeSnapshot(contents));
    const node = nodeNamed(treeView(snapshot, { ...words, ratesOf, pastOf }), 'hana');
    expect(node.hover.title).toBe('hana · cert.example');
    expect(hoverTexts(node)).toEqual([
      'since 9:30 (35 mins)',
      '10.8.0.5 · device 203.0.113.7 · healthy',
      '↑ 1.2 MB (1.5 kB/s) ↓ 512 bytes (0 bytes/s)',
      'first seen at 8:00, in the log of the last 24 hours',
    ]);
    expect(node.hover.links.map(({ command }) => command)).toEqual([
      'endConnection',
      'muteUser',
      'openEndpoint',
      'copyName',
      'copyAddress',
    ]);
    const plain = nodeNamed(rows(testScopeSnapshot(contents)), 'hana');
    expect(hoverTexts(plain)).toEqual([
      'since 9:30 (35 mins)',
      '10.8.0.5 · healthy',
      '↑ 1.2 MB ↓ 512 bytes',
    ]);
  });

  it('that are not ordinary say so first, and none can be ended in read-only mode', () => {
    const connections = [testConnection({ state: 'terminating' })];
    const snapshot = testSnapshot(testScopeSnapshot({ endpoints: [testEndpoint()], connections }));
    const node = nodeNamed(treeView(snapshot, { ...words, readOnly: true }), 'hana');
    expect(hoverTexts(node)[0]).toBe('being ended · since 9:30 (35 mins)');
    expect(node.hover.links.map(({ command }) => command)).not.toContain('endConnection');
  });

  it('without user name, address and start still have a row', () => {
    const bare: Connection = {
      id: 'cvpn-connection-1',
      endpointId: 'cvpn-endpoint-1',
      ingressBytes: 0,
      egressBytes: 1,
      ingressPackets: 0,
      egressPackets: 1,
      state: 'active',
      posture: [],
    };
    const scope = testScopeSnapshot({ endpoints: [testEndpoint()], connections: [bare] });
    expect(nodeNamed(rows(scope), bare.id).accessibilityLabel).toBe(
      'Connection of cvpn-connection-1, 0 bytes sent, 1 byte received',
    );
  });
});

describe('what could not be read', () => {
  const contents = { endpoints: [testEndpoint()], alarms: [testAlarm()] };

  it('is one row when one reason holds for all, and the data stay, marked with their age', () => {
    const scope = testScopeSnapshot(contents, {
      endpoints: stale(contents.endpoints, expired),
      alarms: stale(contents.alarms, expired),
      connections: { 'cvpn-endpoint-1': stale([testConnection()], expired) },
    });
    const nodes = rows(scope);
    expect(outline(nodes).slice(0, 2)).toEqual([
      'Credentials expired | Endpoints, Alarms as of 10:00 · The profile corp has expired credentials. Renew them, and the view updates by itself.',
      'corp-vpn | 1 connected · Not known: the topic vpn could not be read · as of 10:00',
    ]);
    expect(allNodes(nodes).filter(({ target }) => target.kind === 'notice')).toHaveLength(1);
    expect(hoverTexts(nodes[1]!).at(-1)).toContain('expired credentials');
  });

  it('is not data that is not polled while hidden: the row shows its timestamp', () => {
    const rested = { kind: 'ready', value: [testConnection()], fetchedAt: at(9, 50) } as const;
    const scope = testScopeSnapshot(contents, { connections: { 'cvpn-endpoint-1': rested } });
    expect(outline(rows(scope))[0]).toBe(
      'corp-vpn | 1 connected · Not known: the topic vpn could not be read · as of 9:50',
    );
  });

  it('leaves the rest: alarms denied', () => {
    const nodes = rows(testScopeSnapshot(contents, { alarms: missing(deniedAlarms) }));
    expect(outline(nodes)).toEqual([
      'Not allowed | Alarms · The profile corp may not call cloudwatch:DescribeAlarms in ap-northeast-1. Ask for that IAM action.',
      'corp-vpn | 0 connected · Not known: the alarms could not be read',
    ]);
    expect(nodes[0]?.target).toEqual({
      kind: 'notice',
      scope: 'corp@ap-northeast-1',
      next: { label: 'Show Log', command: 'showLog' },
    });
  });

  it('leaves the rest: connections denied', () => {
    const connections = { 'cvpn-endpoint-1': missing<never>(deniedConnections) };
    const nodes = rows(testScopeSnapshot(contents, { connections }));
    expect(nodes[0]?.description).toBe(
      'connections unknown · Not known: the topic vpn could not be read',
    );
    expect(nodes[0]?.children.map(({ label }) => label)).toEqual([
      'client-vpn-watch-…',
      'Not allowed',
    ]);
  });

  it('is a row of its own for reasons without a welcome text', () => {
    const throttled: Failure = { kind: 'throttled', profile: 'corp', region: 'ap-northeast-1' };
    const nodes = rows(testScopeSnapshot({}, { endpoints: missing(throttled) }));
    expect(outline(nodes)).toEqual([
      'AWS is throttling | Endpoints · The AWS service in ap-northeast-1 is throttling requests. Wait a minute, then refresh.',
      'Refresh',
      'Choose Profiles and Regions',
      'Show Log',
    ]);
  });
});

describe('scopes', () => {
  it('are the top level when there is more than one, and each has a next step', () => {
    const nodes = rows(
      testScopeSnapshot({ endpoints: [testEndpoint()], alarms: [testAlarm()] }),
      testScopeSnapshot({ scope: { profile: '', region: 'us-east-1' } }),
      testScopeSnapshot(
        { scope: { profile: 'lab', region: 'eu-west-1' } },
        {
          identity: { kind: 'waiting' },
          endpoints: { kind: 'waiting' },
          alarms: { kind: 'waiting' },
        },
      ),
      testScopeSnapshot(
        { scope: { profile: 'old', region: 'eu-west-1' } },
        { identity: missing(expired), endpoints: missing(expired), alarms: missing(expired) },
      ),
    );
    expect(outline(nodes)).toEqual([
      'corp | ap-northeast-1 · account 123456789012 · OK',
      '  corp-vpn | 0 connected · Not known: the topic vpn could not be read',
      '    client-vpn-watch-… | OK since 9:00 · rise ≥ 1 between samples, period 1 min',
      '      vpn | not read yet',
      'default credentials | us-east-1 · account 123456789012',
      '  No Client VPN endpoints',
      'lab | eu-west-1',
      '  Reading from AWS…',
      'old | eu-west-1 · sign-in needed',
      '  Credentials expired | Endpoints, Alarms, Account · The profile corp has expired credentials. Renew them, and the view updates by itself.',
    ]);
    expect(new Set(allNodes(nodes).map(({ id }) => id)).size).toBe(allNodes(nodes).length);
  });

  it('show what the account is called, with its number', () => {
    const identity = { accountId: '123456789012', arn: 'arn:x', alias: 'example$(bell)' };
    const parts = { identity: succeeded(identity, words.now) };
    const endpoints = [testEndpoint()];
    const [first] = rows(testScopeSnapshot({}, parts), testScopeSnapshot());
    expect(first?.description).toBe('ap-northeast-1 · account example$ (bell) (123456789012)');
    expect(first && hoverTexts(first)[0]).toBe('account example$ (bell) (123456789012) · arn:x');
    const [endpoint] = rows(testScopeSnapshot({ endpoints }, parts));
    expect(endpoint && hoverTexts(endpoint).at(-1)).toBe(
      'corp · ap-northeast-1 · account example$ (bell) (123456789012) · as of 10:05',
    );
  });

  it('give way to a welcome text when the only one has nothing', () => {
    expect(rows()).toEqual([]);
    expect(rows(testScopeSnapshot())).toEqual([]);
  });

  it('with many endpoints start closed, with few open', () => {
    const some = (count: number) =>
      rows(
        testScopeSnapshot({
          endpoints: Array.from({ length: count }, (_, i) => testEndpoint({ id: `e-${i}` })),
        }),
      );
    expect(some(3)[0]?.collapsible).toBe('expanded');
    expect(some(200)).toHaveLength(200);
    expect(some(200)[0]?.collapsible).toBe('collapsed');
  });
});

describe('freshness', () => {
  it('counts the oldest part', () => {
    const scope = testScopeSnapshot({ endpoints: [testEndpoint()] });
    const older = { ...scope, alarms: { ...fresh([testAlarm()]), fetchedAt: at(9, 50) } };
    expect(hoverTexts(rows(older)[0]!).at(-1)).toContain('as of 9:50');
  });
});
