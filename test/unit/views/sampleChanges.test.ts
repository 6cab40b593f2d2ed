import { describe, expect, it } from 'vitest';
import { isMasked, sampleChanges } from '../../../src/core/views/sampleChanges';
import { at } from '../../fakes/snapshots';
import { testRecord } from '../../fakes/records';

const times = [at(10), at(10, 5), at(10, 10)];
const record = (username: string, startedAt: number, endedAt?: number) =>
  testRecord({ id: `${username}${String(startedAt)}`, username, startedAt, endedAt });
const changes = (...records: Parameters<typeof sampleChanges>[2]) =>
  sampleChanges(times, 60, records);

describe('sampleChanges', () => {
  it('names those who joined and left between two samples', () => {
    expect(
      changes(
        record('kenji', at(10, 3)),
        record('hana', at(10, 1)),
        record('mei', at(9, 30), at(10, 7)),
      ),
    ).toEqual([
      { index: 1, joined: ['hana', 'kenji'], left: [] },
      { index: 2, joined: [], left: ['mei'] },
    ]);
  });

  it('tells of one who came and went between two samples', () => {
    const [change] = changes(record('hana', at(10, 1), at(10, 3)));
    expect(change).toEqual({ index: 1, joined: ['hana'], left: ['hana'] });
    expect(change && isMasked(change)).toBe(true);
  });

  it('says nothing of what is before the first sample or after the last', () => {
    expect(changes(record('hana', at(9, 59)), record('kenji', at(10, 11)))).toEqual([]);
    expect(sampleChanges([], 60, [record('hana', at(10))])).toEqual([]);
  });

  it('takes a sample as taken in the middle of its period', () => {
    const early = record('hana', at(10, 5) + 29_000);
    const late = record('kenji', at(10, 5) + 31_000);
    expect(changes(early, late).map(({ index, joined }) => [index, joined])).toEqual([
      [1, ['hana']],
      [2, ['kenji']],
    ]);
  });

  it('adds up to the differences that the connections make', () => {
    const records = Array.from({ length: 50 }, (_, i) => {
      const start = at(9) + ((i * 7919) % 7200) * 1000;
      return record(`user${String(i)}`, start, start + ((i * 104_729) % 3600) * 1000);
    });
    const open = (taken: number) =>
      records.filter((r) => r.startedAt <= taken && (r.endedAt ?? Infinity) > taken).length;
    for (const { index, joined, left } of changes(...records)) {
      const [before = 0, now = 0] = [times[index - 1], times[index]].map((t) =>
        open((t ?? 0) + 30_000),
      );
      expect(joined.length - left.length).toBe(now - before);
    }
  });
});
