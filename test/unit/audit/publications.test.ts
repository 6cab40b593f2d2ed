/** Which publication counts a connection first, for every second at which publications count. */
import { describe, expect, it } from 'vitest';
import { publicationsOf } from '../../../src/core/audit/verdicts/publications';
import type { ConnectionRecord } from '../../../src/core/model/connectionRecord';
import type { Sample } from '../../../src/core/model/sample';
import { runToCompletion } from '../../../src/core/base/cooperativeTask';
import { start } from '../replay/publishedMetrics';
import { minute, record, type Stay } from './auditedEndpoint';

const second = minute / 60;

/** From one time until another, in ms after `start`; a connection without an end is open. */
function stay(from: number, until?: number): ConnectionRecord {
  const minutes: Stay = until === undefined ? [from / minute] : [from / minute, until / minute];
  return record(minutes, from);
}

/** Every five minutes from `start` on: who is there so long after the start of its minute. */
function samplesOf(records: readonly ConnectionRecord[], phase: number): readonly Sample[] {
  return [0, 5, 10, 15].map((at) => {
    const moment = start + at * minute + phase;
    const isThere = ({ startedAt, endedAt = Infinity }: ConnectionRecord): boolean =>
      startedAt <= moment && moment < endedAt;
    return { at: start + at * minute, value: records.filter(isThere).length };
  });
}

describe.each([0, 6, 12, 30, 48, 54, 60])('counted %i seconds into the minute', (seconds) => {
  const phase = seconds * second;
  const around = (at: number, by: number): number => at * minute + phase + by * second;
  const records = [
    stay(-20 * minute),
    stay(-20 * minute, around(10, -1)),
    stay(-20 * minute, around(10, 0)),
    stay(-20 * minute, around(10, 1)),
    stay(around(5, -1)),
    stay(around(5, 0)),
    stay(around(5, 1)),
    stay(around(5, 2), around(5, 3)),
    stay(around(10, 1)),
    stay(around(15, 1)),
  ];
  const samples = samplesOf(records, phase);
  // In each case: mutation testing notes which cases run the code.
  const of = (one: ConnectionRecord) => runToCompletion(publicationsOf(records, samples))(one);

  it.each([
    ['long before the first', -20 * minute, undefined, 0, 4, 0],
    ['a second before one', around(5, -1), 0, 1, 2, 0],
    ['as one counts', around(5, 0), 0, 1, 2, 0],
    ['a second after one', around(5, 1), 1, 2, 1, 2],
    ['and ended before the next', around(5, 2), 1, 2, 1, 2],
    ['as somebody else ended', around(10, 1), 2, 3, 1, 1],
    ['after the last', around(15, 1), 3, undefined, 0, 0],
  ])('it began %s', (_, from, before, after, began, ended) => {
    expect(of(stay(from))).toStrictEqual({
      ...(before !== undefined && { before: samples[before] }),
      ...(after !== undefined && { after: samples[after] }),
      began,
      ended,
    });
  });

  it('the differences are those who began less those who ended', () => {
    for (const one of records) {
      const { before, after, began, ended } = of(one);
      if (before && after) expect(began - ended).toBe(after.value - before.value);
    }
  });
});

it('without a publication, none is counted', () => {
  const records = [stay(0, minute), stay(2 * minute)];
  const of = runToCompletion(publicationsOf(records, []));
  expect(records.map(of)).toEqual([
    { began: 0, ended: 0 },
    { began: 0, ended: 0 },
  ]);
});
