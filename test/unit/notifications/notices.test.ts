import { describe, expect, it } from 'vitest';
import type { Alarm, Transition } from '../../../src/core/model/alarm';
import { newScopeSnapshot } from '../../../src/core/model/snapshot';
import { endpointKey } from '../../../src/core/model/endpointRef';
import { newNotices } from '../../fakes/newNotices';
import {
  at,
  missing,
  stale,
  testAlarm,
  testEndpoint,
  testScope,
  testScopeSnapshot,
  testSnapshot,
  testTransition,
} from '../../fakes/snapshots';
import { words } from '../text/viewWords';

const endpoints = [testEndpoint(), testEndpoint({ id: 'cvpn-endpoint-2', name: 'lab-vpn' })];
const first = 'client-vpn-watch-cvpn-endpoint-1';
const second = 'client-vpn-watch-cvpn-endpoint-2';
const quiet = [testAlarm('cvpn-endpoint-1'), testAlarm('cvpn-endpoint-2')];
const firing = (alarm: Alarm): Alarm => ({ ...alarm, state: 'ALARM', stateSince: at(10, 2) });

function scopeWith(transitions: readonly Transition[], alarms: readonly Alarm[] = quiet) {
  return testScopeSnapshot({ endpoints, alarms, transitions });
}

function notices(
  transitions: readonly Transition[],
  alarms: readonly Alarm[] = quiet,
  muted: readonly string[] = [],
) {
  const [before, after] = [
    testSnapshot(scopeWith([])),
    testSnapshot(scopeWith(transitions, alarms)),
  ];
  return newNotices(before, after, new Set(muted), words);
}

const up = testTransition({ alarmName: first });
const down = testTransition({ alarmName: first, at: at(10, 4), from: 'ALARM', to: 'OK' });
const otherUp = testTransition({ alarmName: second, at: at(10, 3) });
const otherDown = testTransition({ alarmName: second, at: at(10, 4), from: 'ALARM', to: 'OK' });
const test = { reason: 'This is a test. It was sent by hand from Client VPN Watch.' };

describe('newNotices', () => {
  it.each<[string, readonly Transition[], readonly Alarm[], readonly string[]]>([
    [
      'an alarm that is on',
      [up],
      quiet.map(firing),
      [`corp-vpn: the alarm ${first} has been in ALARM since 10:02.`],
    ],
    [
      'one that came and went',
      [up, down],
      quiet,
      [`corp-vpn: the alarm ${first} was in ALARM 10:02–10:04.`],
    ],
    [
      'one that went by its own state alone',
      [up],
      [{ ...quiet[0]!, stateSince: at(10, 3) }],
      [`corp-vpn: the alarm ${first} was in ALARM 10:02–10:03.`],
    ],
    [
      'one that fired yesterday',
      [{ ...up, at: at(-14) }],
      quiet.map(firing),
      [`corp-vpn: the alarm ${first} has been in ALARM since 4 Nov, 10:00.`],
    ],
    [
      'one alarm, twice',
      [up, down, { ...up, at: at(10, 5) }],
      quiet.map(firing),
      [`corp-vpn: the alarm ${first} fired 2 times, last at 10:05. In ALARM now: 1.`],
    ],
    [
      'two alarms',
      [up, otherUp, down, otherDown],
      quiet,
      ['2 alarms fired (10:02–10:03): corp-vpn, lab-vpn. None of them is in ALARM now.'],
    ],
    [
      'two alarms in one minute',
      [up, { ...otherUp, at: up.at }],
      quiet.map(firing),
      ['2 alarms fired (10:02): corp-vpn, lab-vpn. In ALARM now: 2.'],
    ],
    [
      'a test',
      [{ ...up, ...test }, down],
      quiet,
      [`corp-vpn: a test put the alarm ${first} into ALARM at 10:02.`],
    ],
    [
      'a test beside a real one',
      [{ ...up, ...test }, down, otherUp],
      quiet.map(firing),
      [
        `lab-vpn: the alarm ${second} has been in ALARM since 10:03.`,
        `corp-vpn: a test put the alarm ${first} into ALARM at 10:02.`,
      ],
    ],
    [
      'two tests',
      [{ ...up, ...test }, down, { ...otherUp, ...test }, otherDown],
      quiet,
      [
        '2 alarms were put into ALARM by tests (10:02–10:03): corp-vpn, lab-vpn. None of them is in ALARM now.',
      ],
    ],
    ['a return to OK', [down], quiet, []],
    ['an alarm that is gone', [{ ...up, alarmName: 'deleted' }], quiet, []],
    ['an alarm of no endpoint', [up], [{ ...quiet[0]!, queries: [] }], []],
  ])('notifies of %s', (_, transitions, alarms, texts) => {
    expect(notices(transitions, alarms).map(({ text }) => text)).toEqual(texts);
  });

  it('names the endpoints to show, chart and mute', () => {
    expect(notices([up, otherUp])).toMatchObject([
      {
        scope: 'corp@ap-northeast-1',
        test: false,
        targets: [
          { scope: 'corp@ap-northeast-1', endpointId: 'cvpn-endpoint-1', name: 'corp-vpn' },
          { scope: 'corp@ap-northeast-1', endpointId: 'cvpn-endpoint-2', name: 'lab-vpn' },
        ],
      },
    ]);
  });

  it('leaves muted endpoints out', () => {
    const muted = [endpointKey('corp@ap-northeast-1', 'cvpn-endpoint-1')];
    expect(notices([up, otherUp], quiet.map(firing), muted).map(({ text }) => text)).toEqual([
      `lab-vpn: the alarm ${second} has been in ALARM since 10:03.`,
    ]);
    expect(notices([up], quiet, muted)).toEqual([]);
  });

  it('counts endpoints beyond five', () => {
    const many = Array.from({ length: 8 }, (_, i) => testAlarm(`e-${i}`));
    const all = many.map(({ name }) => testTransition({ alarmName: name }));
    expect(notices(all, many.map(firing))[0]?.text).toBe(
      '8 alarms fired (10:02): e-0, e-1, e-2, e-3, e-4, 3 more. In ALARM now: 8.',
    );
  });

  it('lets no link and no icon out of a name', () => {
    const alarm = testAlarm('cvpn-endpoint-1', { name: '[x](command:y)$(z)' });
    const text = notices([{ ...up, alarmName: alarm.name }], [alarm])[0]?.text;
    expect(text).toContain('[x] (command:y)$ (z)');
  });
});

describe('at start and after', () => {
  const after = testSnapshot(scopeWith([up], quiet.map(firing)));
  const notify = (before: ReturnType<typeof testSnapshot>) =>
    newNotices(before, after, new Set(), words);

  it.each([
    ['no scope', testSnapshot()],
    ['a scope not read yet', testSnapshot(newScopeSnapshot(testScope))],
    [
      'a scope that never could be read',
      testSnapshot(testScopeSnapshot({}, { alarms: missing({ kind: 'network' }) })),
    ],
    [
      'another scope',
      testSnapshot(testScopeSnapshot({ scope: { ...testScope, profile: 'other' } })),
    ],
    ['the same transition', after],
  ])('is silent after %s', (_, before) => {
    expect(notify(before)).toEqual([]);
  });

  it('catches up after an outage', () => {
    const before = testScopeSnapshot({ endpoints }, { alarms: stale(quiet, { kind: 'network' }) });
    expect(notify(testSnapshot(before))).toHaveLength(1);
  });

  it('notifies of each transition once, and again when the alarm fires again', () => {
    const later = testSnapshot(scopeWith([up, down, { ...up, at: at(10, 5) }], quiet.map(firing)));
    expect(newNotices(after, later, new Set(), words).map(({ text }) => text)).toEqual([
      `corp-vpn: the alarm ${first} has been in ALARM since 10:05.`,
    ]);
    expect(newNotices(later, later, new Set(), words)).toEqual([]);
  });

  it('keeps the scopes apart', () => {
    const other = {
      ...scopeWith([up], quiet.map(firing)),
      scope: { ...testScope, profile: 'lab' },
    };
    const both = testSnapshot(...after.scopes, other);
    const before = testSnapshot(scopeWith([]), { ...other, transitions: [] });
    expect(newNotices(before, both, new Set(), words).map(({ scope }) => scope)).toEqual([
      'corp@ap-northeast-1',
      'lab@ap-northeast-1',
    ]);
  });
});
