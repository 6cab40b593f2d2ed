/** The edges of a verdict: each time limit just before, at and just after it. */
import { describe, expect, it } from 'vitest';
import { classify, spanFor } from '../../../src/core/audit/verdicts/classify';
import type {
  AlarmSpan,
  AlarmTimeline,
  TimelineChange,
} from '../../../src/core/audit/verdicts/timeline';
import type { Publications, Verdict } from '../../../src/core/audit/verdicts/verdict';
import type { AlarmDefinition, AlarmState } from '../../../src/core/model/alarm';
import type { ActionItem } from '../../../src/core/model/alarmHistory';
import { start } from '../replay/publishedMetrics';
import { minute, record, seed, topic } from './auditedEndpoint';

/** Minutes after `start`, and ms after that. */
const at = (minutes: number, ms = 0): number => start + minutes * minute + ms;
const late = at(60);
/** Began at minute 3, counted at minute 5, evaluated at minute 6. */
const joined = record([3], 1);
const publications: Publications = {
  before: { at: at(0), value: 1 },
  after: { at: at(5), value: 2 },
  began: 1,
  ended: 0,
};

function set(definition: Partial<AlarmDefinition> = {}, from = -Infinity): AlarmSpan {
  return { from, kind: 'set', definition: { ...seed, ...definition }, source: 'history' };
}

function timeline(changes: Partial<AlarmTimeline> = {}): AlarmTimeline {
  return { name: 'diff', spans: [set()], changes: [], actions: [], ...changes };
}

function change(when: number, counted?: readonly [number, number], to: AlarmState = 'ALARM') {
  const from = to === 'ALARM' ? 'OK' : 'ALARM';
  const range = counted && { start: counted[0], end: counted[1] };
  return { at: when, from, to, ...(range && { counted: range }) } as const;
}

const counts = [at(5), at(6)] as const;
const elsewhere = [at(1), at(2)] as const;

describe('the change that shows it', () => {
  it.each<[string, readonly TimelineChange[], Verdict]>([
    ['counted its publication', [change(at(6), counts)], { kind: 'notified', at: at(6) }],
    ['counted from it on', [change(at(6), [at(5), at(5, 1)])], { kind: 'notified', at: at(6) }],
    ['counted until after it', [change(at(6), [at(4), at(5, 1)])], { kind: 'notified', at: at(6) }],
    ['came just after it', [change(at(5, 1), counts)], { kind: 'notified', at: at(5, 1) }],
    ['came later', [change(at(20), counts)], { kind: 'notified', at: at(20) }],
    [
      'is the third to ALARM',
      [
        change(at(6), elsewhere),
        change(at(7), counts, 'OK'),
        change(at(8)),
        change(at(9), counts, 'OK'),
        change(at(10), counts),
      ],
      { kind: 'notified', at: at(10) },
    ],
  ])('%s', (_, changes, expected) => {
    const now = changes.at(-1)?.at ?? late;
    expect(classify(joined, publications, timeline({ changes }), now)).toStrictEqual(expected);
  });

  it.each<[string, readonly TimelineChange[], Verdict]>([
    ['counts from just after it', [change(at(7), [at(5, 1), at(6)])], { kind: 'notMet' }],
    ['counts until just before it', [change(at(7), [at(4), at(5)])], { kind: 'notMet' }],
    ['counts nothing', [change(at(7))], { kind: 'notMet' }],
    ['goes to OK', [{ ...change(at(7), counts, 'OK'), from: 'OK' }], { kind: 'notMet' }],
    ['comes at its moment', [change(at(5), counts)], { kind: 'alreadyInAlarm', since: at(5) }],
    [
      'is the fourth to ALARM',
      [7, 8, 9, 10].map((when) => change(at(when), when === 10 ? counts : elsewhere)),
      { kind: 'notMet' },
    ],
  ])('is none that %s', (_, changes, expected) => {
    expect(classify(joined, publications, timeline({ changes }), late)).toStrictEqual(expected);
  });
});

describe('the actions of that change', () => {
  const changes = [change(at(6), counts)];
  const action = (when: number, error?: string | null): ActionItem => ({
    kind: 'action',
    alarmName: 'diff',
    at: when,
    actionArn: topic,
    succeeded: error === undefined,
    ...(typeof error === 'string' && { error }),
  });
  const notifying: Verdict = { kind: 'notified', at: at(6) };
  const silent = (actions: Extract<Verdict, { kind: 'actionsOff' }>['actions']): Verdict => ({
    kind: 'actionsOff',
    at: at(6),
    actions,
  });
  const gone = (count: number): ActionItem[] =>
    Array.from({ length: count }, () => action(at(6, 1), 'gone'));

  it.each<[string, readonly ActionItem[], Verdict]>([
    ['run a second before', [action(at(6, -1000))], notifying],
    ['run more than a second before', [action(at(6, -1001))], silent({ why: 'notRun' })],
    ['run just within two minutes', [action(at(8, -1))], notifying],
    ['run after two minutes', [action(at(8))], silent({ why: 'notRun' })],
    ['failed', [action(at(6, 1), 'gone')], silent({ why: 'failed', error: 'gone' })],
    ['failed without a word', [action(at(6, 1), null)], silent({ why: 'failed' })],
    ['failed with an empty word', [action(at(6), '')], silent({ why: 'failed', error: '' })],
    [
      'failed twice',
      [action(at(6), 'first'), action(at(6, 1), 'second')],
      silent({ why: 'failed', error: 'first' }),
    ],
    ['failed in part', [action(at(6), 'gone'), action(at(6, 1))], notifying],
    ['of which the tenth was run', [...gone(9), action(at(6, 2))], notifying],
    [
      'of which the eleventh was run',
      [...gone(10), action(at(6, 2))],
      silent({ why: 'failed', error: 'gone' }),
    ],
  ])('%s', (_, actions, expected) => {
    expect(classify(joined, publications, timeline({ changes, actions }), late)).toStrictEqual(
      expected,
    );
  });

  it.each<[string, AlarmSpan, number, readonly ActionItem[], Verdict]>([
    ['may still be to come', set(), at(8), [], notifying],
    ['must have come', set(), at(8, 1), [], silent({ why: 'notRun' })],
    ['are not known of a replay', { ...set(), source: 'replay' } as AlarmSpan, late, [], notifying],
    ['are off', set({ actionsEnabled: false }), late, [], silent({ why: 'off' })],
    ['are none', set({ alarmActions: [] }), late, [], silent({ why: 'none' })],
    [
      'are off and none',
      set({ actionsEnabled: false, alarmActions: [] }),
      at(6),
      [],
      silent({ why: 'off' }),
    ],
    [
      'failed, then were switched off',
      set({ actionsEnabled: false }),
      late,
      gone(1),
      silent({ why: 'failed', error: 'gone' }),
    ],
  ])('%s', (_, span, now, actions, expected) => {
    const one = timeline({ changes, actions, spans: [span] });
    expect(classify(joined, publications, one, now)).toStrictEqual(expected);
  });
});

describe('without a change that shows it', () => {
  const values = (before: number, after: number, began = 1): Publications => ({
    before: { at: at(0), value: before },
    after: { at: at(5), value: after },
    began,
    ended: 0,
  });
  const two: Partial<AlarmDefinition> = { threshold: 2 };

  it.each<[string, Partial<AlarmDefinition>, Publications, string]>([
    ['as many went as came', {}, values(2, 2), 'masked'],
    ['more went than came', {}, values(2, 1), 'masked'],
    ['the count rose', {}, values(1, 2), 'notMet'],
    ['enough came, and too few are left', two, values(1, 2, 2), 'masked'],
    ['too few came', two, values(1, 2, 1), 'notMet'],
    ['enough came and are left', two, values(1, 3, 2), 'notMet'],
    ['the threshold is a band', { comparison: 'other' }, values(1, 2, 2), 'notMet'],
  ])('%s', (_, definition, known, kind) => {
    const one = timeline({ spans: [set(definition)] });
    expect(classify(joined, known, one, late)).toEqual({ kind });
  });

  it.each<[string, readonly TimelineChange[], Verdict]>([
    ['since the evaluation', [change(at(6))], { kind: 'alreadyInAlarm', since: at(6) }],
    ['since just after it', [change(at(6, 1))], { kind: 'notMet' }],
    ['until the evaluation', [change(at(1)), change(at(6), undefined, 'OK')], { kind: 'notMet' }],
    ['until later', [change(at(7), undefined, 'OK')], { kind: 'alreadyInAlarm' }],
    [
      'since a change and until later',
      [change(at(1)), change(at(7), undefined, 'OK')],
      { kind: 'alreadyInAlarm', since: at(1) },
    ],
  ])('it was in ALARM %s', (_, changes, expected) => {
    expect(classify(joined, publications, timeline({ changes }), late)).toStrictEqual(expected);
  });

  it('it was in ALARM while as many went as came', () => {
    const one = timeline({ changes: [change(at(1))] });
    expect(classify(joined, values(2, 2), one, late)).toEqual({ kind: 'masked' });
  });

  it.each<[string, number, readonly TimelineChange[], Verdict]>([
    ['is just over', at(-24), [], { kind: 'notMet' }],
    ['is almost over', at(-24, 1), [], { kind: 'unknown', why: 'warmUp' }],
    ['ended early', at(0), [change(at(1), undefined, 'OK')], { kind: 'notMet' }],
    ['ended in ALARM', at(0), [change(at(1))], { kind: 'alreadyInAlarm', since: at(1) }],
    [
      'goes on without data',
      at(0),
      [change(at(1), undefined, 'INSUFFICIENT_DATA')],
      { kind: 'unknown', why: 'warmUp' },
    ],
  ])('its warm-up %s', (_, from, changes, expected) => {
    const warmUp = { minutes: 30, wholePeriod: true };
    const one = timeline({ changes, spans: [set({ warmUp }, from)] });
    expect(classify(joined, publications, one, late)).toStrictEqual(expected);
  });

  it.each([
    [at(8, -1), { kind: 'unknown', why: 'pending' }],
    [at(8), { kind: 'notMet' }],
  ])('two minutes after the evaluation are waited for (%i)', (now, expected) => {
    expect(classify(joined, publications, timeline(), now)).toEqual(expected);
  });
});

describe('without a publication', () => {
  const { before, after } = publications;
  const none = { began: 1, ended: 0 };

  it.each([
    [at(10, -1), 'pending'],
    [at(10), 'noSample'],
  ])('after it, one is due seven minutes after its start (%i)', (now, why) => {
    expect(classify(joined, { ...none, before: before! }, timeline(), now)).toEqual({
      kind: 'unknown',
      why,
    });
  });

  it('before it, nobody knows the rise', () => {
    const known = { ...none, after: after! };
    const expected = { kind: 'unknown', why: 'noSample' };
    expect(classify(joined, known, timeline(), late)).toEqual(expected);
    expect(classify(record([3, 4], 1), known, timeline(), late)).toEqual(expected);
  });

  it.each([
    ['was published in time', at(7.5), { kind: 'tooShort' }],
    ['may have been lost', at(7.5, 1), { kind: 'unknown', why: 'noSample' }],
  ])('between, who left before the next %s', (_, next, expected) => {
    const known = { ...publications, after: { at: next, value: 1 } };
    expect(classify(record([3, 4], 1), known, timeline(), late)).toEqual(expected);
  });

  it.each([
    [5, 'tooShort'],
    [5 + 1 / minute, 'notMet'],
  ])('who left at minute %d', (until, kind) => {
    expect(classify(record([3, until], 1), publications, timeline(), late)).toEqual({ kind });
  });
});

describe('what is known of the alarm', () => {
  const absent = (from: number): AlarmSpan => ({ from, kind: 'absent' });
  const unknown = (from: number): AlarmSpan => ({ from, kind: 'unknown' });
  const half = { ...publications, after: { at: at(5, 30_000), value: 2 } };
  const open = { began: 1, ended: 0, before: publications.before! };

  it.each<[string, Publications, readonly AlarmSpan[], Verdict]>([
    ['deleted by the evaluation', publications, [set(), absent(at(6))], { kind: 'noAlarm' }],
    ['deleted after it', publications, [set(), absent(at(6, 1))], { kind: 'notMet' }],
    ['made by it', publications, [absent(-Infinity), set({}, at(6))], { kind: 'notMet' }],
    ['made after it', publications, [absent(-Infinity), set({}, at(6, 1))], { kind: 'noAlarm' }],
    [
      'unknown from the full minute on',
      half,
      [absent(-Infinity), unknown(at(6))],
      { kind: 'unknown', why: 'alarmUnknown' },
    ],
    [
      'unknown from after the full minute on',
      half,
      [absent(-Infinity), unknown(at(6, 1))],
      { kind: 'noAlarm' },
    ],
    ['nothing', publications, [], { kind: 'unknown', why: 'alarmUnknown' }],
    ['deleted as it began', open, [set(), absent(at(3))], { kind: 'noAlarm' }],
    [
      'deleted after it began',
      open,
      [set(), absent(at(3, 1))],
      { kind: 'unknown', why: 'noSample' },
    ],
  ])('%s', (_, known, spans, expected) => {
    expect(classify(joined, known, timeline({ spans }), late)).toStrictEqual(expected);
  });

  it('is its last span', () => {
    const spans = [absent(-Infinity), set({}, at(1)), set({ threshold: 9 }, at(2))];
    expect(spanFor(timeline({ spans }), joined, publications)).toBe(spans[2]);
    expect(spanFor(timeline({ spans: [] }), joined, publications)).toEqual(unknown(-Infinity));
  });
});
