/** What an audit takes in, whose verdict counts, and who was reported together. */
import { riseAlarm } from '../../../src/core/audit/verdicts/auditedAlarm';
import { describe, expect, it } from 'vitest';
import { auditConnections } from '../../../src/core/audit/verdicts/auditConnections';
import type { AlarmTimeline, TimelineChange } from '../../../src/core/audit/verdicts/timeline';
import { verdictKinds } from '../../../src/core/audit/verdicts/verdict';
import { runToCompletion } from '../../../src/core/base/cooperativeTask';
import { start } from '../replay/publishedMetrics';
import { minute, record, samplesOf, seed, type Stay } from './auditedEndpoint';

const now = start + 90 * minute;

/** An alarm that went to ALARM at one minute because of samples in some others. */
function alarm(name: string, ...notified: readonly [at: number, from: number, to: number][]) {
  const changes = notified.map(([at, from, to]): TimelineChange => ({
    at: start + at * minute,
    from: 'OK',
    to: 'ALARM',
    counted: { start: start + from * minute, end: start + to * minute },
  }));
  const definition = { ...seed, name };
  const span = { from: -Infinity, kind: 'set', definition, source: 'replay' } as const;
  return { name, spans: [span], changes, actions: [] } satisfies AlarmTimeline;
}

function audit(
  stays: readonly Stay[],
  timelines: readonly AlarmTimeline[],
  range = { start, end: now },
) {
  const [records, samples] = [stays.map(record), samplesOf({ stays })];
  return runToCompletion(
    auditConnections({
      range,
      records,
      samples,
      alarms: timelines.map((one) => riseAlarm(one, now)),
    }),
  );
}

describe('an audit', () => {
  it.each([
    ['just before its range', 10 - 1 / minute, 0],
    ['as its range begins', 10, 1],
    ['just before its range ends', 20 - 1 / minute, 1],
    ['as its range ends', 20, 0],
  ])('of one who began %s', (_, from, count) => {
    const range = { start: start + 10 * minute, end: start + 20 * minute };
    expect(audit([[from]], [], range).classifications).toHaveLength(count);
  });

  it('has the verdict of the first of alarms that did as well', () => {
    const alarms = [alarm('none'), alarm('first', [6, 5, 6]), alarm('second', [6, 5, 6])];
    const { classifications, totals } = audit([[3]], alarms);
    expect(classifications).toMatchObject([
      { verdict: { kind: 'notified' }, alarm: { name: 'first' } },
    ]);
    const nothing = Object.fromEntries(verdictKinds.map((kind) => [kind, 0]));
    expect(totals).toEqual({ ...nothing, notified: 1 });
  });

  it('names the source of an alarm only where it was there', () => {
    const gone = { ...alarm('gone'), spans: [{ from: -Infinity, kind: 'absent' }] } as const;
    expect(audit([[3]], [gone]).classifications[0]).toMatchObject({ verdict: { kind: 'noAlarm' } });
    expect(audit([[3]], [gone]).classifications[0]?.alarm).toStrictEqual({ name: 'gone' });
    expect(audit([[3]], [alarm('there')]).classifications[0]?.alarm).toStrictEqual({
      name: 'there',
      source: 'replay',
    });
    expect(audit([[3]], []).classifications[0]).not.toHaveProperty('alarm');
  });
});

describe('those reported together', () => {
  const verdicts = (stays: readonly Stay[], ...alarms: readonly AlarmTimeline[]) =>
    audit(stays, alarms).classifications.map(({ verdict }) => verdict);
  const alone = (at: number) => ({ kind: 'notified', at: start + at * minute });
  const together = (at: number, others: number) => ({
    kind: 'notifiedTogether',
    at: start + at * minute,
    others,
  });

  it.each<[string, readonly Stay[], readonly AlarmTimeline[], readonly object[]]>([
    [
      'by one alarm at two times',
      [[3], [8]],
      [alarm('a', [6, 5, 6], [11, 10, 11])],
      [alone(6), alone(11)],
    ],
    [
      'by one alarm at once',
      [[3], [8]],
      [alarm('a', [11, 5, 11])],
      [together(11, 1), together(11, 1)],
    ],
    [
      'by two alarms at once, each of one',
      [[3], [8]],
      [alarm('a', [11, 5, 6]), alarm('b', [11, 10, 11])],
      [alone(11), alone(11)],
    ],
    [
      'by one alarm at once, of three',
      [[3], [3.5, 90], [4]],
      [alarm('a', [6, 5, 6])],
      [together(6, 2), together(6, 2), together(6, 2)],
    ],
  ])('%s', (_, stays, timelines, expected) => {
    expect(verdicts(stays, ...timelines)).toEqual(expected);
  });

  it('with others that the count alone shows', () => {
    const records = [record([3], 1)];
    const samples = samplesOf({ stays: [[2], [3], [4]] });
    const range = { start, end: now };
    const timelines = [alarm('a', [6, 5, 6])];
    const { classifications } = runToCompletion(
      auditConnections({
        range,
        records,
        samples,
        alarms: timelines.map((one) => riseAlarm(one, now)),
      }),
    );
    expect(classifications.map(({ verdict }) => verdict)).toEqual([together(6, 2)]);
  });
});
