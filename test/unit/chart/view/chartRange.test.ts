import { describe, expect, it } from 'vitest';
import {
  chartWindow,
  isSameRange,
  longerRange,
  parseChartRange,
  presetRanges,
  rangeShowing,
} from '../../../../src/core/chart/view/chartRange';
import { latestTime } from '../../../../src/core/model/timeRange';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const now = Date.UTC(2026, 10, 11, 6, 32, 10, 500);

describe('rangeShowing', () => {
  it.each([
    ['3h', '3h', 2 * hour],
    ['3h', '12h', 4 * hour],
    ['2w', '2w', 4 * hour],
    ['3h', '1d', 23 * hour],
    ['1d', '3d', day],
    ['1d', '1d', 70 * day],
  ] as const)('from %s to %s', (range, shown, agoMs) => {
    expect(rangeShowing(now - agoMs, range, now)).toBe(shown);
  });
});

describe('chartWindow', () => {
  it.each([
    ['3h', 3 * hour, 60],
    ['12h', 12 * hour, 60],
    ['1d', day, 60],
    ['3d', 3 * day, 60],
    ['1w', 7 * day, 60],
    ['2w', 14 * day, 60],
    ['9w', 63 * day, 300],
  ] as const)('%s asks for the finest period that is kept so long', (range, length, period) => {
    const window = chartWindow(range, now);
    expect(window.periodSeconds).toBe(period);
    expect(window.end - window.start).toBe(length - period * 1000);
  });

  it.each(presetRanges)(
    '%s begins inside the range, on a whole period, and ends after now',
    (range) => {
      const { start, end, periodSeconds } = chartWindow(range, now);
      const retention = (periodSeconds === 60 ? 15 : 63) * day;
      expect(start).toBeGreaterThan(now - retention);
      expect(end).toBeGreaterThan(now);
      expect(start % (periodSeconds * 1000)).toBe(0);
      expect(end % (periodSeconds * 1000)).toBe(0);
    },
  );

  it('ends with the next period when one has just begun', () => {
    expect(chartWindow('3h', 5 * minute).end).toBe(6 * minute);
  });
});

describe('the window of a typed range', () => {
  const noon = Date.UTC(2026, 10, 10, 12);
  it.each([
    ['contains both its ends', noon, noon + hour, noon, noon + hour + minute, 60],
    ['begins with a whole minute', noon + 1, noon + hour, noon + minute, noon + hour + minute, 60],
    ['ends now', noon, now + day, noon, chartWindow('3h', now).end, 60],
    [
      'is coarse where fine samples are no longer kept',
      noon - 15 * day,
      noon,
      noon - 15 * day,
      noon + 5 * minute,
      300,
    ],
    [
      'begins with the oldest samples',
      now - 70 * day,
      noon,
      chartWindow('9w', now).start,
      noon + 5 * minute,
      300,
    ],
  ])('%s', (_name, start, end, from, until, periodSeconds) => {
    expect(chartWindow({ start, end }, now)).toEqual({ start: from, end: until, periodSeconds });
  });

  it('is not empty where CloudWatch keeps nothing of it any more', () => {
    const { start, end } = chartWindow({ start: now - 99 * day, end: now - 98 * day }, now);
    expect(end).toBeGreaterThan(start);
  });

  it('is left for a preset that shows a time outside of it', () => {
    const range = { start: now - 3 * hour, end: now - 2 * hour };
    expect(rangeShowing(now - 2.5 * hour, range, now)).toBe(range);
    expect(rangeShowing(now - hour, range, now)).toBe('3h');
  });
});

describe('parseChartRange', () => {
  it.each([
    ['1d', '1d'],
    [
      { start: 1, end: 2 },
      { start: 1, end: 2 },
    ],
    [
      { start: 1, end: 2, more: 3 },
      { start: 1, end: 2 },
    ],
    ['2d', undefined],
    ['constructor', undefined],
    [{ start: 2, end: 2 }, undefined],
    [{ start: -1, end: 2 }, undefined],
    [{ start: 1, end: Infinity }, undefined],
    [{ start: 1, end: 1e300 }, undefined],
    [
      { start: 1, end: latestTime },
      { start: 1, end: latestTime },
    ],
    [{ start: 1, end: latestTime + 1 }, undefined],
    [{ start: '1', end: 2 }, undefined],
    [null, undefined],
  ])('of %j', (value, range) => {
    expect(parseChartRange(value)).toEqual(range);
  });
});

describe('ranges', () => {
  it('are the same by what they show', () => {
    expect(isSameRange('1d', '1d')).toBe(true);
    expect(isSameRange('1d', '3d')).toBe(false);
    expect(isSameRange({ start: 1, end: 2 }, { start: 1, end: 2 })).toBe(true);
    expect(isSameRange({ start: 1, end: 2 }, { start: 1, end: 3 })).toBe(false);
    expect(isSameRange('1d', { start: 1, end: 3 })).toBe(false);
  });

  it('become longer up to the longest preset', () => {
    expect([longerRange('3h'), longerRange('9w'), longerRange({ start: 1, end: 2 })]).toEqual([
      '12h',
      undefined,
      undefined,
    ]);
  });
});
