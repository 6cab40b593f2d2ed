/** The picture of 24 hours. */
import { describe, expect, it } from 'vitest';
import { risesSince, sparkOf } from '../../../src/core/overview/rows/sparkOf';
import {
  sparkBucketMs,
  sparkBuckets,
  sparkLine,
  sparkPeak,
  sparkPeakBucket,
  type Spark,
} from '../../../src/core/overview/view/spark';

const minute = 60_000;
const now = Date.UTC(2026, 10, 5, 10, 5);
const start = Date.UTC(2026, 10, 4, 10, 15);
const every5 = (values: readonly number[], from = start) =>
  values.map((value, index) => ({ at: from + index * 5 * minute, value }));

describe('the reduced series', () => {
  it('has the highest number of each quarter of an hour, its rises and its firings', () => {
    const spark = sparkOf(
      every5([1, 3, 2, 2, 2, 5, 0]),
      [start + 16 * minute, start + 17 * minute, start - 1, now + minute],
      now,
    );
    expect(spark.start).toBe(start);
    expect(spark.counts).toHaveLength(sparkBuckets);
    expect(spark.counts.slice(0, 4)).toEqual([3, 5, 0, null]);
    expect(spark.rises).toEqual([0, 1]);
    expect(spark.fired).toEqual([1, sparkBuckets - 1]);
    expect([sparkPeak(spark), sparkPeakBucket(spark)]).toEqual([5, 1]);
  });

  it('ends with the present quarter', () => {
    expect(sparkOf([{ at: now, value: 4 }], [], now).counts.at(-1)).toBe(4);
  });

  it('has no rise after a gap', () => {
    const samples = [
      { at: start, value: 1 },
      { at: start + sparkBucketMs, value: 4 },
    ];
    expect(sparkOf(samples, [], now).rises).toEqual([]);
  });

  it('counts at least the rises', () => {
    expect(risesSince(every5([1, 3, 2, 5]), start)).toBe(5);
    expect(risesSince(every5([1, 3, 2, 5]), start + 6 * minute)).toBe(3);
  });
});

describe('the line', () => {
  const line = (counts: readonly (number | null)[]): string =>
    sparkLine({ start: 0, counts, rises: [], fired: [] } satisfies Spark);
  it.each([
    ['nothing known', [null, null], ''],
    ['zeros', [0, 0, 0], 'M0 20H6'],
    ['a step', [0, 2, 2], 'M0 20H2V4H6'],
    ['a gap', [1, null, 1], 'M0 4H2M4 4H6'],
  ])('of %s', (_, counts, path) => {
    expect(line(counts)).toBe(path);
  });
});
