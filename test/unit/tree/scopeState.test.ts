/** The worst below a scope shows on its row. */
import { describe, expect, it } from 'vitest';
import type { ScopeSnapshot } from '../../../src/core/model/snapshot';
import { treeView } from '../../../src/core/tree/tree';
import {
  missing,
  stale,
  testAlarm,
  testEndpoint,
  testScopeSnapshot,
  testSnapshot,
  testTopic,
} from '../../fakes/snapshots';
import { hoverTexts, words } from '../text/viewWords';

const endpoints = [testEndpoint({ id: 'e-1' }), testEndpoint({ id: 'e-2' })];
const ok = testAlarm('e-1', { name: 'ok' });
const loud = testAlarm('e-2', { name: 'loud', state: 'ALARM' });
const dataless = testAlarm('e-2', { name: 'no data', state: 'INSUFFICIENT_DATA' });
const off = testAlarm('e-2', { name: 'off', actionsEnabled: false });
const mute = testAlarm('e-2', { name: 'mute', alarmActions: [] });
const topics = [testTopic()];
const all = (alarms: readonly (typeof ok)[]) => testScopeSnapshot({ endpoints, alarms, topics });
const other = testScopeSnapshot({ scope: { profile: 'other', region: 'eu-west-1' } });

const expired = { kind: 'expired', profile: 'corp' } as const;
const network = { kind: 'network' } as const;

describe('a scope shows', () => {
  const rows: readonly (readonly [string, ScopeSnapshot, string, string])[] = [
    ['nothing of interest', testScopeSnapshot(), '', 'account'],
    ['that no alarm is there', all([]), 'no alarm', 'account'],
    ['that all is well, also with an endpoint unwatched', all([ok]), 'OK', 'pass'],
    ['missing data', all([ok, dataless]), 'INSUFFICIENT DATA', 'question'],
    ['actions that are off', all([dataless, ok, off]), 'problems: 1', 'warning'],
    ['an alarm that tells nobody', all([mute]), 'problems: 1', 'warning'],
    [
      'a topic without anybody',
      testScopeSnapshot({ endpoints, alarms: [ok], topics: [testTopic({ subscriptions: [] })] }),
      'problems: 1',
      'warning',
    ],
    [
      'an endpoint without a network',
      testScopeSnapshot({ endpoints: [testEndpoint({ state: 'pending-associate' })] }),
      'problems: 1',
      'warning',
    ],
    [
      'the alarm of an endpoint that is gone',
      testScopeSnapshot({ endpoints: [], alarms: [ok], topics }),
      'problems: 1',
      'warning',
    ],
    ['ALARM', all([ok, loud]), '1 in ALARM', 'bell-dot'],
    [
      'a sign-in that has ended, and the alarm that is known all the same',
      { ...all([ok, loud]), endpoints: stale(endpoints, expired) },
      'sign-in needed · 1 in ALARM',
      'error',
    ],
    [
      'what could not be refreshed',
      { ...all([ok]), alarms: stale([ok], network) },
      'could not be read in full',
      'error',
    ],
    [
      'what was never read',
      { ...testScopeSnapshot(), endpoints: missing(network) },
      'could not be read',
      'error',
    ],
  ];
  it.each(rows)('%s', (_, scope, state, icon) => {
    const [row] = treeView(testSnapshot(scope, other), words);
    const place = 'ap-northeast-1 · account 123456789012';
    expect(row?.description).toBe(state === '' ? place : `${place} · ${state}`);
    expect(row?.icon.id).toBe(icon);
    expect(row && hoverTexts(row)[1]).toMatch(
      state === '' ? /^endpoints: \d+$/ : new RegExp(`^endpoints: \\d+ · ${state}$`),
    );
    for (const word of state.split(' · ')) expect(row?.accessibilityLabel).toContain(word);
  });

  it('nothing of another scope’s failure', () => {
    const broken = { ...other, endpoints: missing<never>(expired) };
    const [, row] = treeView(testSnapshot(broken, all([ok])), words);
    expect(row?.description).toMatch(/OK$/);
    expect(row?.children).toHaveLength(2);
  });
});
