/** What the editor is notified of when rows change, and what it is never made to ask for. */
import { describe, expect, it } from 'vitest';
import type { TreeNode } from '../../../src/core/rows/node';
import { treeView } from '../../../src/core/tree/tree';
import { TreeRows, type Row } from '../../../src/core/rows/treeRows';
import {
  at,
  testAlarm,
  testConnection,
  testEndpoint,
  testScopeSnapshot,
  testSnapshot,
  testTopic,
  type ScopeContents,
} from '../../fakes/snapshots';
import { words } from '../text/viewWords';

const endpoints = [
  testEndpoint({ id: 'e-1', name: 'Akita' }),
  testEndpoint({ id: 'e-2', name: 'Berlin' }),
];
const alarms = [testAlarm('e-1', { name: 'a' }), testAlarm('e-2', { name: 'b' })];
const contents: ScopeContents = { endpoints, alarms, topics: [testTopic()] };
const lab = testScopeSnapshot({ scope: { profile: 'lab', region: 'eu-west-1' }, endpoints });
const nodes = (changes: ScopeContents = {}, now = words.now) =>
  treeView(testSnapshot(testScopeSnapshot({ ...contents, ...changes }), lab), { ...words, now });

/** Rows as the editor has them once everything down to this level was asked for. */
function shown(levels: number, clock = { now: 0 }) {
  const rows = new TreeRows(() => clock.now);
  expect(rows.update(nodes())).toBe('all');
  const open = (row: Row | undefined, left: number): void => {
    for (const child of left > 0 ? rows.children(row) : []) open(child, left - 1);
  };
  open(undefined, levels);
  return rows;
}

const labels = (change: ReturnType<TreeRows['update']>) =>
  change === 'all' ? change : change.map(({ node }) => node.label);
const loud = testAlarm('e-2', { name: 'b', state: 'ALARM', stateSince: at(10) });

describe('a change', () => {
  it('of nothing visible reports nothing', () => {
    expect(labels(shown(4).update(nodes()))).toEqual([]);
  });

  it.each([
    ['a state, scopes shut', 1, { alarms: [alarms[0]!, loud] }, ['corp']],
    ['a state, all open', 4, { alarms: [alarms[0]!, loud] }, ['corp']],
    [
      'a connection, scope open',
      2,
      { connections: [testConnection({ endpointId: 'e-2' })] },
      ['Berlin'],
    ],
    ['a connection, scope shut', 1, { connections: [testConnection({ endpointId: 'e-2' })] }, []],
    [
      'a subscription below rows that are shut',
      3,
      { topics: [testTopic({ subscriptions: [] })] },
      ['corp'],
    ],
    ['an endpoint more', 2, { endpoints: [...endpoints, testEndpoint({ id: 'e-3' })] }, ['corp']],
  ] as const)('of %s', (_, levels, changes, changedRows) => {
    expect(labels(shown(levels).update(nodes(changes)))).toEqual(changedRows);
  });

  it('of the order of scopes reports everything', () => {
    const rows = shown(2);
    const [first, second] = nodes();
    expect(rows.update([second!, first!])).toBe('all');
  });

  it('keeps the row of the same thing the same object, showing what it shows now', () => {
    const rows = shown(3);
    const berlin = (): Row => rows.find(({ label }) => label === 'Berlin')!;
    const before = berlin();
    rows.update(nodes({ alarms: [alarms[0]!, loud] }));
    expect(berlin()).toBe(before);
    expect(before.node.description).toContain('ALARM');
    expect(rows.parent(before)?.node.label).toBe('corp');
  });
});

describe('a tooltip', () => {
  it('that was shown is created again after a while, the others never', () => {
    const clock = { now: 0 };
    const rows = shown(2, clock);
    rows.pointedAt(rows.find(({ label }) => label === 'Akita')!);
    clock.now = 59_999;
    expect(labels(rows.update(nodes()))).toEqual([]);
    clock.now = 60_000;
    expect(labels(rows.update(nodes()))).toEqual(['Akita']);
    clock.now = 200_000;
    expect(labels(rows.update(nodes()))).toEqual([]);
  });
});

describe('a connection whose tooltip is read', () => {
  const connection = (description: string, color?: string): TreeNode => ({
    id: 'c',
    target: { kind: 'connection', scope: 's', endpointId: 'e', connectionId: 'c' },
    label: 'hana',
    description,
    hover: { title: 'hana', lines: [], links: [] },
    icon: { id: 'person', ...(color !== undefined && { color }) },
    contextValue: 'connection',
    accessibilityLabel: description,
    collapsible: 'none',
    children: [],
  });
  const shownAt = (clock: { now: number }) => {
    const rows = new TreeRows(() => clock.now);
    rows.update([connection('1 MB')]);
    return rows;
  };

  it('is not refreshed for its traffic, until the tooltip is old', () => {
    const clock = { now: 0 };
    const rows = shownAt(clock);
    expect(labels(rows.update([connection('2 MB')]))).toEqual(['hana']);
    rows.pointedAt(rows.children()[0]!);
    expect(labels(rows.update([connection('3 MB')]))).toEqual([]);
    expect(rows.children()[0]?.node.description).toBe('3 MB');
    clock.now = 60_000;
    expect(labels(rows.update([connection('4 MB')]))).toEqual(['hana']);
    expect(labels(rows.update([connection('5 MB')]))).toEqual(['hana']);
  });

  it('is refreshed when it is ended', () => {
    const rows = shownAt({ now: 0 });
    rows.pointedAt(rows.children()[0]!);
    expect(labels(rows.update([connection('being ended', 'charts.yellow')]))).toEqual(['hana']);
  });
});

describe('rows', () => {
  it('that nobody asked for are not made', () => {
    const rendered: string[] = [];
    const node = (id: string, children: readonly TreeNode[]): TreeNode => ({
      id,
      target: { kind: 'notice', scope: 's' },
      label: id,
      hover: { title: id, lines: [], links: [] },
      icon: { id: 'x' },
      contextValue: 'notice',
      accessibilityLabel: id,
      collapsible: 'collapsed',
      get children() {
        rendered.push(id);
        return children;
      },
    });
    const tree = () => [node('a', [node('a/b', [node('a/b/c', [])])])];
    const rows = new TreeRows(() => 0);
    rows.update(tree());
    const [a] = rows.children();
    rows.children(a);
    rows.update(tree());
    expect(new Set(rendered)).toEqual(new Set(['a']));
    expect(rows.find(({ id }) => id === 'a/b')?.id).toBe('a/b');
    expect(rendered).not.toContain('a/b');
  });
});
