import { describe, expect, it } from 'vitest';
import { isGap } from '../../../../src/core/chart/view/chart';
import { comparedSeries, firstFrom, valueAt } from '../../../../src/core/chart/view/compared';

const minute = 60_000;
const series = comparedSeries({
  endpoint: { scope: 's', endpointId: 'e' },
  label: 'Osaka',
  samples: [0, 5, 10, 60].map((at) => ({ at: at * minute, value: at })),
});

describe('the count of a compared endpoint', () => {
  it.each([
    [-1, undefined],
    [0, 0],
    [4, 0],
    [5, 5],
    [12, 10],
    [30, undefined],
    [61, 60],
    [90, undefined],
  ])('at minute %d', (at, value) => {
    expect(valueAt(series, at * minute, isGap)).toBe(value);
  });
});

describe('firstFrom', () => {
  it.each([
    [-1, 0],
    [0, 0],
    [1, 1],
    [5, 1],
    [61, 4],
  ])('minute %d', (at, index) => {
    expect(firstFrom(series.times, at * minute)).toBe(index);
  });
});
