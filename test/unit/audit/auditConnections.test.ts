import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Audit } from '../../../src/core/audit/verdicts/auditConnections';
import { isNotified, verdictKinds, type Verdict } from '../../../src/core/audit/verdicts/verdict';
import { withPeriod } from '../../../src/core/replay/compareReplays';
import type { AlarmDefinition } from '../../../src/core/model/alarm';
import { start } from '../replay/publishedMetrics';
import { audited, minute, seed, type AlarmDay, type Day, type Stay } from './auditedEndpoint';
import { verdictWords } from './verdictWords';

function verdicts({ classifications }: Audit): string[] {
  return classifications.map(({ verdict }) => verdictWords(verdict));
}

const five = withPeriod(seed, 300);
const wall: AlarmDefinition = { ...five, evaluationWindow: { kind: 'wallClock' } };
const warming: AlarmDefinition = { ...seed, warmUp: { minutes: 30, wholePeriod: true } };
const two: AlarmDefinition = { ...seed, threshold: 2 };
const level: AlarmDefinition = {
  ...seed,
  queries: [{ ...seed.queries[0]!, returnData: true }],
  treatMissing: 'ignore',
};
const off: AlarmDefinition = { ...seed, actionsEnabled: false };
const mute: AlarmDefinition = { ...seed, alarmActions: [] };

type Case = [
  name: string,
  stays: readonly Stay[],
  expected: readonly string[],
  day?: Omit<Day, 'stays'>,
];

/** The result is the same with CloudWatch's history and with the replay. */
const eitherWay: readonly Case[] = [
  ["the seed's two, five minutes apart", [[3], [8]], ['notified 6', 'notified 11']],
  ["the seed's short one", [[6, 9]], ['tooShort']],
  ["the seed's masked one", [[-20, 7], [8]], ['masked']],
  ['nobody', [], []],
  ['one who was there before', [[-20, 40]], []],
  ['one', [[7]], ['notified 11']],
  ['one at the moment of a publication', [[5]], ['notified 6']],
  ['one who leaves at the moment of a publication', [[6, 10]], ['tooShort']],
  ['one who leaves just after a publication', [[6, 11]], ['notified 11']],
  ['one who comes seconds after a publication', [[5.2]], ['notified 11']],
  ['one who leaves seconds after a publication', [[6, 10.2]], ['notified 11']],
  ['two in one interval', [[2], [4]], ['notifiedTogether 6 +1', 'notifiedTogether 6 +1']],
  [
    'three in one interval',
    [[6], [7], [8]],
    ['notifiedTogether 11 +2', 'notifiedTogether 11 +2', 'notifiedTogether 11 +2'],
  ],
  [
    'two come and one goes',
    [[-20, 7], [6], [8]],
    ['notifiedTogether 11 +1', 'notifiedTogether 11 +1'],
  ],
  ['two come and two go', [[-20, 7], [-20, 8], [6], [9]], ['masked', 'masked']],
  ['one comes and two go', [[-20, 7], [-20, 8], [9]], ['masked']],
  ['one short, one long', [[6, 8], [7]], ['tooShort', 'notified 11']],
  ['someone comes again after having left', [[2, 12], [14]], ['notified 6', 'masked']],
  ['someone comes again later', [[2, 12], [17]], ['notified 6', 'notified 21']],
  [
    'a short one while another goes',
    [
      [-20, 8],
      [6, 9],
    ],
    ['tooShort'],
  ],
  [
    'one in each of four intervals',
    [[1], [6], [11], [16]],
    ['notified 6', 'notified 11', 'notified 16', 'notified 21'],
  ],
  [
    'five minutes of period swallow the second',
    [[3], [8]],
    ['notified 6', 'alreadyInAlarm since 6'],
    { alarms: [{ definition: five }] },
  ],
  [
    'five minutes of period tell the second after a pause',
    [[3], [13]],
    ['notified 6', 'notified 16'],
    { alarms: [{ definition: five }] },
  ],
  [
    'five minutes of period, three in a row',
    [[3], [8], [13]],
    ['notified 6', 'alreadyInAlarm since 6', 'alreadyInAlarm since 6'],
    { alarms: [{ definition: five }] },
  ],
  [
    'five minutes of a wall clock tell when they are over',
    [[3], [8], [23]],
    ['notified 10', 'alreadyInAlarm since 10', 'notified 30'],
    { alarms: [{ definition: wall }] },
  ],
  [
    'five minutes of a wall clock that are not over yet',
    [[4]],
    ['unknown pending'],
    { alarms: [{ definition: wall }], now: 9 },
  ],
  [
    'in the warm-up of an alarm, and after it',
    [[3], [23], [38]],
    ['unknown warmUp', 'unknown warmUp', 'notified 41'],
    { alarms: [{ definition: warming, createdAt: 0 }] },
  ],
  ['a threshold of two does not see one', [[3]], ['notMet'], { alarms: [{ definition: two }] }],
  [
    'a threshold of two sees two',
    [[3], [4]],
    ['notifiedTogether 6 +1', 'notifiedTogether 6 +1'],
    { alarms: [{ definition: two }] },
  ],
  [
    'a threshold of two, two come and one goes',
    [[-20, 3], [2], [4]],
    ['masked', 'masked'],
    { alarms: [{ definition: two }] },
  ],
  [
    'an alarm on the count itself tells the first of a day alone',
    [[3], [8]],
    ['notified 6', 'alreadyInAlarm since 6'],
    { alarms: [{ definition: level }] },
  ],
  [
    'an alarm on the count itself, someone there before',
    [[-40], [3]],
    ['alreadyInAlarm since -29'],
    { alarms: [{ definition: level }] },
  ],
  ['actions off', [[3]], ['actionsOff off'], { alarms: [{ definition: off }] }],
  ['no action', [[3]], ['actionsOff none'], { alarms: [{ definition: mute }] }],
  ['actions off, and too short', [[3, 4]], ['tooShort'], { alarms: [{ definition: off }] }],
  ['no alarm at all', [[3], [6, 7]], ['noAlarm', 'noAlarm'], { alarms: [] }],
  ['a lost publication delays, DIFF bridges it', [[7]], ['notified 16'], { lost: [10] }],
  [
    'who came and went while a publication was lost',
    [[7, 12]],
    ['unknown noSample'],
    { lost: [10] },
  ],
  [
    'two lost: the predecessor is read no more when the next comes',
    [[7]],
    ['notMet'],
    { lost: [5, 10, 15] },
  ],
  ['nothing published at all', [[7]], ['unknown noSample'], { lost: everyMark() }],
  ['not published yet', [[7]], ['unknown pending'], { now: 9 }],
  ['published, but not evaluated', [[4]], ['unknown pending'], { now: 5.5 }],
  [
    'of two alarms the better counts',
    [[3], [8]],
    ['notified 6', 'notified 11'],
    { alarms: [{ definition: five }, {}] },
  ],
  [
    'of an alarm and one without actions the one that notified',
    [[3]],
    ['notified 6'],
    { alarms: [{ definition: off }, {}] },
  ],
  [
    'two alarms that see nothing of it',
    [[3, 4]],
    ['tooShort'],
    { alarms: [{ definition: five }, {}] },
  ],
];

/** The result with CloudWatch's history only. */
const fromHistory: readonly Case[] = [
  [
    'before and after it was made',
    [[3], [23]],
    ['noAlarm', 'notified 26'],
    { alarms: [{ createdAt: 15 }] },
  ],
  [
    'before and after it was deleted',
    [[3], [23]],
    ['notified 6', 'noAlarm'],
    { alarms: [{ createdAt: -20, deletedAt: 15 }] },
  ],
  ['the topic is gone', [[3]], ['actionsOff failed'], { alarms: [{ actions: 'failed' }] }],
  ['a mute rule', [[3]], ['actionsOff notRun'], { alarms: [{ actions: 'muted' }] }],
  ['read late', [[3], [8]], ['notified 8', 'notified 13'], { delaySeconds: 150 }],
  [
    'datapoints cut off in the history',
    [[3], [8]],
    ['notified 6', 'notified 11'],
    { alarms: [{ cut: true }] },
  ],
  [
    'datapoints cut off, with five minutes of period',
    [[3], [8]],
    ['notified 6', 'alreadyInAlarm since 6'],
    { alarms: [{ cut: true, definition: five }] },
  ],
  [
    'an alarm made later beside one without actions',
    [[3], [23]],
    ['actionsOff off', 'notified 26'],
    { alarms: [{ createdAt: 15 }, { definition: off }] },
  ],
];

/** What the replay alone has to own up to. */
const fromReplay: readonly Case[] = [
  [
    'before the configuration that is known',
    [[3], [23]],
    ['unknown alarmUnknown', 'notified 26'],
    { alarms: [{ createdAt: 15, known: 'replay' }] },
  ],
  [
    'an alarm that reads something else',
    [[3]],
    ['unknown alarmUnknown'],
    { alarms: [{ known: 'replay', definition: reading('EgressBytes') }] },
  ],
];

function everyMark(): number[] {
  return Array.from({ length: 30 }, (_, i) => -30 + i * 5);
}

function reading(metricName: string): AlarmDefinition {
  const [metric, math] = seed.queries;
  return { ...seed, queries: [{ ...metric!, stat: { ...metric!.stat!, metricName } }, math!] };
}

describe('the verdict by the history', () => {
  it.each<Case>([...eitherWay, ...fromHistory])('%s', (_name, stays, expected, day) => {
    expect(verdicts(audited({ ...day, stays }))).toEqual(expected);
  });
});

describe('the verdict by the replay', () => {
  it.each<Case>([...eitherWay, ...fromReplay])('%s', (_name, stays, expected, day) => {
    const alarms = (day?.alarms ?? [{}]).map((one): AlarmDay => ({ ...one, known: 'replay' }));
    expect(verdicts(audited({ ...day, stays, alarms }))).toEqual(expected);
  });
});

describe('somebody was notified', () => {
  it('by these verdicts', () => {
    const all: readonly Verdict[] = [
      { kind: 'notified', at: 1 },
      { kind: 'notifiedTogether', at: 1, others: 2 },
      { kind: 'masked' },
      { kind: 'tooShort' },
      { kind: 'alreadyInAlarm', since: 1 },
      { kind: 'actionsOff', at: 1, actions: { why: 'off' } },
      { kind: 'notMet' },
      { kind: 'overLimit', most: 100 },
      { kind: 'queryFailed' },
      { kind: 'tooLate' },
      { kind: 'outsideWindows' },
      { kind: 'notMatched' },
      { kind: 'noAlarm' },
      { kind: 'unknown', why: 'pending' },
    ];
    expect(all.map(({ kind }) => kind).sort()).toEqual([...verdictKinds].sort());
    expect(all.filter(isNotified).map(({ kind }) => kind)).toEqual([
      'notified',
      'notifiedTogether',
    ]);
  });
});

describe('an audit', () => {
  it('says which alarm it was, and from where that is known', () => {
    const alarms: AlarmDay[] = [
      { definition: { ...five, name: 'slow' } },
      { definition: { ...seed, name: 'quick' }, known: 'replay' },
    ];
    const { classifications } = audited({ stays: [[3], [8]], alarms });
    expect(classifications.map(({ alarm }) => alarm)).toEqual([
      { name: 'slow', source: 'history' },
      { name: 'quick', source: 'replay' },
    ]);
  });

  it('knows what else changed between the two publications', () => {
    const { classifications } = audited({ stays: [[-20, 7], [8], [6, 9], [9]] });
    expect(classifications[1]?.publications).toEqual({
      before: { at: start + 5 * minute, value: 1 },
      after: { at: start + 10 * minute, value: 2 },
      began: 2,
      ended: 1,
    });
  });

  it('judges what began in its range, in order', () => {
    const { classifications, range } = audited({ stays: [[20], [-7], [3], [95]] });
    expect(classifications.map(({ record }) => record.id)).toEqual([
      'cvpn-connection-2',
      'cvpn-connection-0',
    ]);
    expect(range.start).toBe(start);
  });

  const stays = fc.array(
    fc
      .tuple(fc.integer({ min: -20, max: 100 }), fc.option(fc.integer({ min: 1, max: 40 })))
      .map(([from, length]): Stay => (length === null ? [from] : [from, from + length])),
    { maxLength: 12 },
  );
  const alarms = fc.array(
    fc.record({
      definition: fc.constantFrom(seed, five, two, level, off, mute),
      known: fc.constantFrom('history' as const, 'replay' as const),
      actions: fc.constantFrom('succeeded' as const, 'failed' as const, 'muted' as const),
    }),
    { maxLength: 3 },
  );
  const lost = fc.subarray(everyMark(), { maxLength: 4 });

  it('gives every connection exactly one verdict, and its totals add up', () => {
    const check = fc.property(stays, alarms, lost, (who, which, gone) => {
      const { classifications, totals } = audited({ stays: who, alarms: which, lost: gone });
      const began = who.filter(([from]) => from >= 0 && from < 90);
      expect(classifications).toHaveLength(began.length);
      expect(new Set(classifications.map(({ record }) => record.id)).size).toBe(began.length);
      expect(Object.keys(totals).sort()).toEqual([...verdictKinds].sort());
      for (const kind of verdictKinds) {
        expect(totals[kind]).toBe(
          classifications.filter((one) => one.verdict.kind === kind).length,
        );
      }
    });
    fc.assert(check, { numRuns: 60 });
  });

  it('misses nothing where everybody stays an interval and nobody goes while another comes', () => {
    /** For each interval, whether users connect, disconnect, or neither. */
    const intervals = fc.array(fc.constantFrom('come', 'go', 'rest'), { maxLength: 16 });
    const offsets = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 });
    const check = fc.property(intervals, offsets, (what, minutes) => {
      const who: [number, number?][] = [];
      for (const [i, kind] of what.entries()) {
        if (kind === 'come') for (const offset of minutes) who.push([i * 5 + offset]);
        if (kind !== 'go') continue;
        const leaving = who.find(([from, until]) => until === undefined && from + 5 < i * 5 + 1);
        if (leaving) leaving[1] = i * 5 + 1;
      }
      const { totals, classifications } = audited({ stays: who, now: 100 });
      expect(totals.notified + totals.notifiedTogether).toBe(classifications.length);
    });
    fc.assert(check, { numRuns: 60 });
  });

  it('says the same by history and by replay', () => {
    const definitions = fc.constantFrom(seed, five, two, level, off, mute);
    const check = fc.property(stays, definitions, lost, (who, definition, gone) => {
      const by = (known: 'history' | 'replay'): string[] =>
        verdicts(audited({ stays: who, lost: gone, alarms: [{ definition, known }] }));
      const withoutAlarmSince = (all: string[]): string[] =>
        all.map((text) => text.replace(/ since .*/, ''));
      expect(withoutAlarmSince(by('replay'))).toEqual(withoutAlarmSince(by('history')));
    });
    fc.assert(check, { numRuns: 60 });
  });
});
