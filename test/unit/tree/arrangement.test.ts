/** The order and the groups of the endpoints. */
import { describe, expect, it } from 'vitest';
import { scopeId } from '../../../src/core/model/scope';
import { endpointKey } from '../../../src/core/model/endpointRef';
import type { ScopeSnapshot } from '../../../src/core/model/snapshot';
import { noChoices, type Arrangement, type TreeChoices } from '../../../src/core/text/treeChoices';
import { arrangementText } from '../../../src/core/tree/order/arrangementText';
import { treeView } from '../../../src/core/tree/tree';
import {
  missing,
  pendingSubscription,
  testAlarm,
  testConnection,
  testEndpoint,
  testScope,
  testScopeSnapshot,
  testSnapshot,
  testTopic,
} from '../../fakes/snapshots';
import { allNodes, outline, words } from '../text/viewWords';

const office = testScopeSnapshot({
  endpoints: [
    testEndpoint({ id: 'e-1', name: 'Akita', tags: { team: 'net' } }),
    testEndpoint({ id: 'e-2', name: 'Berlin', tags: { team: 'lab', env: 'x' } }),
    testEndpoint({ id: 'e-3', name: 'Cairo' }),
  ],
  alarms: [testAlarm('e-2', { name: 'b' }), testAlarm('e-3', { name: 'c', state: 'ALARM' })],
  connections: [
    testConnection({ id: 'c-1', endpointId: 'e-2' }),
    testConnection({ id: 'c-2', endpointId: 'e-3' }),
    testConnection({ id: 'c-3', endpointId: 'e-3' }),
    testConnection({ id: 'c-4', endpointId: 'e-1', state: 'terminated' }),
  ],
  topics: [testTopic()],
});
const lab = testScopeSnapshot({
  scope: { profile: 'lab', region: 'eu-west-1' },
  endpoints: [testEndpoint({ id: 'e-9', name: 'Dakar', tags: { team: 'net' } })],
});

const context = (arrangement: Partial<Arrangement>, more: Partial<TreeChoices> = {}) => ({
  ...words,
  choices: {
    ...noChoices,
    ...more,
    arrangement: { ...noChoices.arrangement, ...arrangement },
  },
});

const names = (arrangement: Partial<Arrangement>, more?: Partial<TreeChoices>) =>
  treeView(testSnapshot(office), context(arrangement, more)).map(({ label }) => label);

describe('the order', () => {
  it.each([
    ['name', ['Akita', 'Berlin', 'Cairo']],
    ['connectedFirst', ['Berlin', 'Cairo', 'Akita']],
    ['connections', ['Cairo', 'Berlin', 'Akita']],
    ['state', ['Cairo', 'Akita', 'Berlin']],
  ] as const)('%s', (sort, expected) => {
    expect(names({ sort })).toEqual(expected);
  });

  it('keeps favorites first', () => {
    const favorites = new Set([endpointKey(scopeId(testScope), 'e-1')]);
    expect(names({ sort: 'connections' }, { favorites })).toEqual(['Akita', 'Cairo', 'Berlin']);
  });
});

const groups = (arrangement: Partial<Arrangement>, ...scopes: readonly ScopeSnapshot[]) =>
  treeView(testSnapshot(...scopes), context(arrangement)).flatMap((row) => [
    `${row.label} | ${row.description ?? ''}`,
    ...row.children
      .filter(({ target }) => target.kind === 'endpoint')
      .map(({ label }) => `  ${label}`),
  ]);

describe('groups', () => {
  it('by status, worst first', () => {
    expect(groups({ group: { by: 'state' } }, office, lab)).toEqual([
      'In ALARM | endpoints: 1 · 2 connected',
      '  Cairo',
      'No alarm | endpoints: 2 · 0 connected',
      '  Akita',
      '  Dakar',
      'Counts only | endpoints: 1 · 1 connected',
      '  Berlin',
    ]);
  });

  it('by a tag, those without it last', () => {
    expect(groups({ group: { by: 'tag', key: 'team' } }, office, lab)).toEqual([
      'lab | endpoints: 1 · 1 connected',
      '  Berlin',
      'net | endpoints: 2 · 0 connected',
      '  Akita',
      '  Dakar',
      'Without the tag team | endpoints: 1 · 2 connected',
      '  Cairo',
    ]);
  });

  it('by account, across regions', () => {
    expect(groups({ group: { by: 'account' }, sort: 'connections' }, office, lab)).toEqual([
      'account 123456789012 | endpoints: 4 · 3 connected',
      '  Cairo',
      '  Berlin',
      '  Akita',
      '  Dakar',
    ]);
  });

  it('stand below what could not be read, which names its scope', () => {
    const shut = testScopeSnapshot(
      { scope: { profile: 'old', region: 'eu-west-1' } },
      { endpoints: missing({ kind: 'network', region: 'eu-west-1' }) },
    );
    const [first] = treeView(testSnapshot(office, shut), context({ group: { by: 'state' } }));
    expect(first?.label).toBe('AWS not reachable');
    expect(first?.description).toMatch(/ · old · eu-west-1$/);
  });

  it('by profile and region are the usual rows', () => {
    const usual = outline(treeView(testSnapshot(office, lab), words));
    expect(outline(treeView(testSnapshot(office, lab), context({})))).toEqual(usual);
  });

  it('keep the rows of the endpoints, whatever the grouping', () => {
    const ids = (arrangement: Partial<Arrangement>) =>
      allNodes(treeView(testSnapshot(office, lab), context(arrangement)))
        .filter(({ contextValue }) => contextValue.startsWith('endpoint'))
        .map(({ id }) => id)
        .sort();
    expect(ids({ group: { by: 'state' } })).toEqual(ids({}));
  });
});

describe('the note beside the title of the view', () => {
  it.each<[Partial<Arrangement>, string]>([
    [{}, ''],
    [{ sort: 'connections' }, 'sorted: By number of connections'],
    [{ group: { by: 'tag', key: 'a](b)' } }, 'grouped: By tag a] (b)'],
    [{ sort: 'state', group: { by: 'account' } }, 'sorted: By status · grouped: By account'],
  ])('%j', (arrangement, text) => {
    expect(arrangementText({ ...noChoices.arrangement, ...arrangement }, words.t)).toBe(text);
  });
});

describe('pending confirmations', () => {
  const scope = (...addresses: readonly string[]) =>
    testScopeSnapshot({
      endpoints: [testEndpoint()],
      alarms: [testAlarm()],
      topics: [testTopic({ subscriptions: addresses.map((one) => pendingSubscription(one)) })],
    });
  const above = (...addresses: readonly string[]) =>
    outline(treeView(testSnapshot(scope(...addresses)), words)).filter((row) =>
      row.includes('confirm'),
    );

  it('are rows above the endpoints until they are confirmed', () => {
    const [row] = treeView(testSnapshot(scope('a@example.com')), words);
    expect(`${row?.label} | ${row?.description}`).toBe(
      'a@example.com | has not confirmed yet · topic vpn',
    );
    expect(row?.contextValue).toBe('subscription.pendingEmail');
    expect(row?.hover.links.map(({ command }) => command)).toEqual([
      'resendConfirmation',
      'copyAddress',
    ]);
    expect(above()).toEqual([]);
  });

  it('stand below one row if there are many', () => {
    expect(above('a@x', 'b@x', 'c@x').slice(0, 2)).toEqual([
      'Pending confirmations: 3',
      '  a@x | has not confirmed yet · topic vpn',
    ]);
  });

  it('stay while a filter is on, in every arrangement', () => {
    const filter = { text: 'zzz', state: 'any' } as const;
    const labels = (arrangement: Partial<Arrangement>, ...scopes: readonly ScopeSnapshot[]) =>
      outline(treeView(testSnapshot(...scopes), context(arrangement, { filter })));
    const rows = ['a@x | has not confirmed yet · topic vpn', 'Nothing matches the filter | “zzz”'];
    expect(labels({}, scope('a@x'))).toEqual(rows);
    expect(labels({ group: { by: 'state' } }, scope('a@x'))).toEqual(rows);
    const [, own] = labels({}, scope('a@x'), lab);
    expect(own).toBe(`  ${rows[0] ?? ''}`);
  });
});
