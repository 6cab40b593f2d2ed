import { describe, expect, it } from 'vitest';
import { chartFormat } from '../../../../src/core/chart/view/chartFormat';
import { tickDistances, tickLabels, timeTicks } from '../../../../src/core/chart/view/timeTicks';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** The labels of the ticks between two times, in British English. */
function labels(zone: string, from: string, lengthMs: number, stepMs: number): string[] {
  const format = chartFormat('en-GB', zone);
  const min = Date.parse(from);
  const ticks = timeTicks({ min, max: min + lengthMs }, stepMs, format.offset);
  return tickLabels(ticks, stepMs, format).map((label) => label.replace('\n', ' '));
}

describe('timeTicks', () => {
  it.each([
    // A span as a zoom leaves it, whose limits are not whole milliseconds.
    ['Asia/Tokyo', '2026-11-10T18:03:21.437Z', 90 * minute, 30 * minute, '3:30 11 Nov|4:00|4:30'],
    // Half an hour and three quarters of an hour from whole hours in UTC.
    ['Asia/Kolkata', '2026-11-10T18:00:00Z', 4 * hour, hour, '0:00 11 Nov|1:00|2:00|3:00'],
    ['Asia/Kathmandu', '2026-11-10T17:00:00Z', 4 * hour, 2 * hour, '0:00 11 Nov|2:00'],
    [
      'Australia/Lord_Howe',
      '2026-11-10T12:00:00Z',
      3 * hour,
      hour,
      '23:00 10 Nov|0:00 11 Nov|1:00|2:00',
    ],
    // The clock is set forward from 2:00 to 3:00, and back from 3:00 to 2:00.
    ['Europe/Berlin', '2026-03-29T00:00:00Z', 3 * hour, hour, '1:00 29 Mar|3:00|4:00|5:00'],
    ['Europe/Berlin', '2026-10-24T23:00:00Z', 3 * hour, hour, '1:00 25 Oct|2:00|2:00|3:00'],
    ['Europe/Berlin', '2026-10-24T12:00:00Z', day, 6 * hour, '18:00 24 Oct|0:00 25 Oct|6:00|12:00'],
    // Half an hour forward and back.
    ['Australia/Lord_Howe', '2026-10-03T15:00:00Z', 2 * hour, hour, '3:00 4 Oct|4:00'],
    // A day that begins at 1:00, and a week of 25 hours more.
    ['Africa/Cairo', '2026-04-22T22:00:00Z', 3 * day, day, '23 Apr|24 Apr|25 Apr|26 Apr'],
    ['America/New_York', '2026-10-20T00:00:00Z', 20 * day, 7 * day, '26 Oct|2 Nov'],
    ['America/St_Johns', '2026-11-10T00:00:00Z', 2 * day, day, '10 Nov|11 Nov'],
  ])('in %s from %s', (zone, from, lengthMs, stepMs, expected) => {
    expect(labels(zone, from, lengthMs, stepMs).join('|')).toBe(expected);
  });

  it.each([
    'Asia/Tokyo',
    'Asia/Kolkata',
    'Europe/Berlin',
    'America/St_Johns',
    'Australia/Lord_Howe',
  ])('in %s stand at whole steps of the clock, at every zoom', (zone) => {
    const { offset } = chartFormat('en', zone);
    const middle = Date.parse('2026-10-25T00:30:17.123Z');
    for (const step of tickDistances.filter((distance) => distance < day)) {
      const span = { min: middle - 6.37 * step, max: middle + 6.41 * step };
      const ticks = timeTicks(span, step, offset);
      expect(ticks.length).toBeGreaterThanOrEqual(10);
      expect(ticks.filter((at) => (at + offset(at)) % step !== 0)).toEqual([]);
      expect(ticks.every((at) => at >= span.min && at <= span.max)).toBe(true);
    }
  });

  it('are Mondays where they are weeks apart', () => {
    const { offset } = chartFormat('en', 'Asia/Tokyo');
    const min = Date.parse('2026-08-01T00:00:00Z');
    const days = timeTicks({ min, max: min + 63 * day }, 7 * day, offset).map((at) =>
      new Date(at + offset(at)).getUTCDay(),
    );
    expect(days).toEqual(Array<number>(9).fill(1));
  });
});

describe('tickLabels', () => {
  it("are in the reader's language", () => {
    const format = chartFormat('ja', 'Asia/Tokyo');
    const at = Date.parse('2026-11-10T15:00:00Z');
    expect(tickLabels([at, at + hour], hour, format)).toEqual(['0:00\n11月11日', '1:00']);
    expect(tickLabels([at], day, format)).toEqual(['11月11日']);
  });
});
