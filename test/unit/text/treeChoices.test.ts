/** The tree as its reader has chosen to see it: favorites first, some hidden, some filtered out. */
import { describe, expect, it } from 'vitest';
import type { ScopeSnapshot } from '../../../src/core/model/snapshot';
import { endpointKey } from '../../../src/core/model/endpointRef';
import { filterCounter, filterCountText } from '../../../src/core/tree/filterCounts';
import { alarmBadge, statusBarView } from '../../../src/core/statusBar/statusBar';
import { shownSnapshot } from '../../../src/core/rows/shownSnapshot';
import { treeView } from '../../../src/core/tree/tree';
import {
  noChoices,
  type EndpointFilter,
  type TreeChoices,
} from '../../../src/core/text/treeChoices';
import { viewMessage } from '../../../src/core/tree/welcome';
import {
  missing,
  testAlarm,
  testConnection,
  testEndpoint,
  testScopeSnapshot,
  testSnapshot,
  testTopic,
} from '../../fakes/snapshots';
import { hoverTexts, outline, words } from './viewWords';

const endpoints = [
  testEndpoint({ id: 'e-1', name: 'Akita', description: 'Polar circle' }),
  testEndpoint({ id: 'e-2', name: 'Berlin' }),
  testEndpoint({ id: 'e-3', name: 'ＣＡＩＲＯ' }),
];
const alarms = [
  testAlarm('e-1', { name: 'calm' }),
  testAlarm('e-2', { name: 'loud', state: 'ALARM' }),
];
const connections = [testConnection({ endpointId: 'e-2' })];
const tokyo = testScopeSnapshot({ endpoints, alarms, connections, topics: [testTopic()] });
const lab = testScopeSnapshot({
  scope: { profile: 'lab', region: 'eu-west-1' },
  endpoints: [testEndpoint({ id: 'e-9', name: 'Lab' })],
});

const keys = (...ids: readonly string[]) =>
  new Set(ids.map((id) => endpointKey('corp@ap-northeast-1', id)));
const reading = (choices: Partial<TreeChoices>) => ({
  ...words,
  choices: { ...noChoices, ...choices },
});
const top = (choices: Partial<TreeChoices>, ...scopes: readonly ScopeSnapshot[]) =>
  outline(treeView(testSnapshot(...scopes), reading(choices))).filter((row) => !/^ {2}/.test(row));
const filter = (text: string, state: EndpointFilter['state'] = 'any') => ({ text, state });

describe('favorites', () => {
  it('stand first, by name among themselves, and say so', () => {
    expect(top({ favorites: keys('e-3', 'e-2') }, tokyo)).toEqual([
      'Berlin | ★ · 1 connected · In ALARM',
      'ＣＡＩＲＯ | ★ · 0 connected · No alarm',
      'Akita | 0 connected · Counts only',
    ]);
    const [first] = treeView(testSnapshot(tokyo), reading({ favorites: keys('e-2') }));
    expect(first?.accessibilityLabel).toMatch(/^Endpoint Berlin, favorite, /);
    expect(first?.contextValue).toBe('endpoint.favorite.unlogged');
  });

  it('of another account with the same id are not meant', () => {
    expect(top({ favorites: new Set([endpointKey('other@x', 'e-3')]) }, tokyo)[0]).toMatch(
      /^Akita/,
    );
  });
});

describe('hidden endpoints', () => {
  it('leave one row that counts them, and says when one of them is in ALARM', () => {
    expect(top({ hidden: keys('e-1', 'e-2', 'gone') }, tokyo)).toEqual([
      'ＣＡＩＲＯ | 0 connected · No alarm',
      'Hidden endpoints: 2 | 1 in ALARM',
    ]);
    expect(top({ hidden: keys('e-1') }, tokyo).at(-1)).toBe('Hidden endpoints: 1');
  });

  it('leave counts and the status bar, and the line above the rows shows their alarm', () => {
    const all = testSnapshot(tokyo);
    const shown = shownSnapshot(all, keys('e-2'));
    expect(statusBarView(all, { ...words, lastViewed: 0 })?.text).toBe(
      '$(bell-dot) 1 · 1 in ALARM: Berlin',
    );
    const bar = statusBarView(all, { ...reading({ hidden: keys('e-2') }), lastViewed: 0 });
    expect(bar?.text).toBe('$(vm-connect) 0');
    expect(alarmBadge(shown, words)).toBeUndefined();
    expect(viewMessage(all, reading({ hidden: keys('e-2') }), false)).toBe(
      'Alarms of hidden endpoints in ALARM: 1.',
    );
  });

  it('keep an alarm that watches a shown endpoint too', () => {
    const both = testAlarm('e-2', { name: 'both', state: 'ALARM' });
    const stat = both.queries[0]!.stat!;
    const second = {
      ...both.queries[0]!,
      id: 'm2',
      stat: { ...stat, dimensions: { Endpoint: 'e-1' } },
    };
    const alarm = { ...both, queries: [...both.queries, second] };
    const scope = testScopeSnapshot({ endpoints, alarms: [alarm] });
    expect(top({ hidden: keys('e-2') }, scope)[0]).toBe('Akita | 0 connected · In ALARM');
  });

  it('change no finding, neither of an alarm that is shown nor in the status bar', () => {
    const two = testAlarm('e-2', { name: 'two' });
    const [query] = two.queries;
    const dimensions = { Endpoint: 'e-1' };
    const first = { ...query!, id: 'm2', stat: { ...query!.stat!, dimensions } };
    const silent = ['a', 'b', 'c'].map((name) =>
      testAlarm('e-2', { name, actionsEnabled: false, threshold: name.charCodeAt(0) }),
    );
    const watching = [{ ...two, queries: [...two.queries, first] }, ...silent];
    const scope = testScopeSnapshot({ endpoints, alarms: watching, topics: [testTopic()] });
    const hovers = (choices: Partial<TreeChoices>) => {
      const context = { ...reading(choices), lastViewed: 0 };
      const [row] = treeView(testSnapshot(scope), context);
      const alarm = row?.children.find(({ target }) => target.kind === 'alarm');
      const found = statusBarView(testSnapshot(scope), context)?.hover;
      return {
        row: [row?.label, row && hoverTexts(row), row?.icon],
        alarm: [alarm?.label, alarm && hoverTexts(alarm), alarm?.icon],
        bar:
          found && hoverTexts({ hover: found }).filter((line) => line.startsWith('Alarm findings')),
      };
    };
    const all = hovers({});
    expect(all.row[0]).toBe('Akita');
    expect(all.alarm[0]).toContain('two');
    expect(all.bar).toHaveLength(1);
    expect(hovers({ hidden: keys('e-2') })).toEqual(all);
  });

  it('that are all there is still leave a row', () => {
    expect(top({ hidden: keys('e-1', 'e-2', 'e-3') }, tokyo)).toEqual([
      'Hidden endpoints: 3 | 1 in ALARM',
    ]);
  });
});

describe('a filter', () => {
  it.each([
    [filter('akita'), 'Akita'],
    [filter('CIRCLE polar'), 'Akita'],
    [filter('e-2'), 'Berlin'],
    [filter('loud'), 'Berlin'],
    [filter('cairo'), 'ＣＡＩＲＯ'],
    [filter('ap-north berlin'), 'Berlin'],
    [filter('corp 123456789012'), 'Akita,Berlin,ＣＡＩＲＯ'],
    [filter('', 'inAlarm'), 'Berlin'],
    [filter('', 'attention'), 'Berlin,ＣＡＩＲＯ'],
    [filter('a', 'attention'), 'Berlin,ＣＡＩＲＯ'],
    [filter('', 'favorite'), 'Akita'],
  ])('%j leaves %s', (asked, names) => {
    const choices = { filter: asked, favorites: keys('e-1') };
    const rows = treeView(testSnapshot(tokyo), reading(choices));
    expect(
      rows
        .map(({ label }) => label)
        .sort()
        .join(),
    ).toBe(names);
    const count = filterCounter(testSnapshot(tokyo), reading({ favorites: keys('e-1') }));
    expect(count(asked)).toEqual({ shown: names.split(',').length, total: 3 });
  });

  it.each([
    [['e-1'], 'Filter “berlin” · in ALARM: 1 of 2 endpoints.', '1 of 2 endpoints'],
    [['e-1', 'e-3'], 'Filter “berlin” · in ALARM: 1 of 1 endpoint.', '1 of 1 endpoint'],
  ])('says how many of how many are shown, without %j', (hidden, message, description) => {
    const asked = filter('berlin', 'inAlarm');
    const context = reading({ filter: asked, hidden: keys(...hidden) });
    expect(viewMessage(testSnapshot(tokyo), context, false)).toBe(message);
    const count = filterCounter(testSnapshot(tokyo), context)(asked);
    expect(filterCountText(count, context)).toBe(description);
  });

  it('that finds nothing leaves a row that takes it away', () => {
    const [row, ...others] = treeView(testSnapshot(tokyo, lab), reading({ filter: filter('zzz') }));
    expect(others).toEqual([]);
    expect(row?.label).toBe('Nothing matches the filter');
    expect(row?.target).toMatchObject({ next: { command: 'clearFilter' } });
  });

  it('leaves out scopes without a find, but none that could not be read', () => {
    const shut = testScopeSnapshot(
      { scope: { profile: 'old', region: 'eu-west-1' } },
      { endpoints: missing({ kind: 'expired' }) },
    );
    const rows = treeView(testSnapshot(tokyo, lab, shut), reading({ filter: filter('lab') }));
    expect(rows.map(({ label }) => label)).toEqual(['lab', 'old']);
  });
});
