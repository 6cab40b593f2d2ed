import { describe, expect, it } from 'vitest';
import { sampleChanges } from '../../../../src/core/chart/view/sampleChanges';
import { at } from '../../../fakes/snapshots';
import { testRecord } from '../../../fakes/records';

const times = [at(10), at(10, 5), at(10, 10)];
const record = (username: string, startedAt: number, endedAt?: number) =>
  testRecord({ id: `${username}${String(startedAt)}`, username, startedAt, endedAt });
/** Of three samples with these values. */
const changesOf = (values: readonly number[], records: Parameters<typeof sampleChanges>[2]) =>
  sampleChanges(
    times.map((time, i) => ({ at: time, value: values[i] ?? 0 })),
    60,
    records,
  );
const changes = (...records: Parameters<typeof sampleChanges>[2]) => changesOf([0, 0, 0], records);

describe('sampleChanges', () => {
  it('names those who joined and left between two samples', () => {
    expect(
      changes(
        record('kenji', at(10, 3)),
        record('hana', at(10, 1)),
        record('mei', at(9, 30), at(10, 7)),
      ),
    ).toEqual([
      { index: 1, joined: ['hana', 'kenji'], left: [], hidden: 0 },
      { index: 2, joined: [], left: ['mei'], hidden: 0 },
    ]);
  });

  it('shows a user who came and went between two samples', () => {
    const [change] = changes(record('hana', at(10, 1), at(10, 3)));
    expect(change).toEqual({ index: 1, joined: ['hana'], left: ['hana'], hidden: 1 });
  });

  it.each([
    [[1, 1, 1], 2],
    [[1, 2, 2], 1],
    [[1, 3, 2], 0],
    [[2, 1, 1], 2],
  ])('counts of %j which of two new connections one that ended hides', (values, hidden) => {
    const [change] = changesOf(values, [
      record('hana', at(10, 2)),
      record('kenji', at(10, 2) + 1),
      record('mei', at(9, 30), at(10, 3)),
    ]);
    expect(change?.hidden).toBe(hidden);
  });

  it('says nothing of what is before the first sample or after the last', () => {
    expect(changes(record('hana', at(9, 59)), record('kenji', at(10, 11)))).toEqual([]);
    expect(sampleChanges([], 60, [record('hana', at(10))])).toEqual([]);
  });

  describe('at which a sample was taken within its minute', () => {
    const early = record('hana', at(10, 5) + 10_000);
    const late = record('kenji', at(10, 5) + 50_000);
    it.each([
      ['at its start', [0, 0, 2], [], ['hana', 'kenji']],
      ['between', [0, 1, 2], ['hana'], ['kenji']],
      ['at its end', [0, 2, 2], ['hana', 'kenji'], []],
      ['in the middle, where the values do not tell', [0, 7, 0], ['hana'], ['kenji']],
    ])('follows from the values: %s', (_name, values, first, second) => {
      const found = changesOf(values, [early, late]);
      const joined = (index: number) => found.find((one) => one.index === index)?.joined ?? [];
      expect([joined(1), joined(2)]).toEqual([first, second]);
    });
  });

  it('adds up to the differences that the connections make', () => {
    const records = Array.from({ length: 50 }, (_, i) => {
      const start = at(9) + ((i * 7919) % 7200) * 1000;
      return record(`user${String(i)}`, start, start + ((i * 104_729) % 3600) * 1000);
    });
    const open = (taken: number) =>
      records.filter((r) => r.startedAt <= taken && (r.endedAt ?? Infinity) > taken).length;
    const values = times.map((time) => open(time + 30_000));
    for (const { index, joined, left } of changesOf(values, records)) {
      const [before = 0, now = 0] = [values[index - 1], values[index]];
      expect(joined.length - left.length).toBe(now - before);
    }
  });
});
