/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation-window.html#wall-clock-window */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wallClock, wallClockPeriods } from '../../../src/core/cloudwatch/wallClock';
import { zoneOffset } from '../../../src/core/base/timeZone';

const day = 86_400;
const week = 604_800;

function period(seconds: number, zone: string, time: string): string[] {
  const clock = wallClock(seconds, zoneOffset(zone)!);
  const at = Date.parse(time);
  return [clock.startOf(at), clock.endOf(at)].map((ms) => new Date(ms).toISOString().slice(0, 16));
}

describe('the period in which a time lies', () => {
  it.each([
    [60, 'UTC', '2026-11-28T13:07:42Z', '2026-11-28T13:07', '2026-11-28T13:08'],
    [300, 'UTC', '2026-11-28T00:05:42Z', '2026-11-28T00:05', '2026-11-28T00:10'],
    [3600, 'UTC', '2026-11-28T13:07:00Z', '2026-11-28T13:00', '2026-11-28T14:00'],
    [3600, 'UTC', '2026-11-28T13:00:00Z', '2026-11-28T13:00', '2026-11-28T14:00'],
    // "Asia/Kolkata (+05:30) shifts the boundaries even for hourly and sub-hourly periods."
    [3600, 'Asia/Kolkata', '2026-11-28T13:07:00Z', '2026-11-28T12:30', '2026-11-28T13:30'],
    [3600, '+01:05', '2026-11-28T13:07:00Z', '2026-11-28T12:55', '2026-11-28T13:55'],
    [300, '+01:05', '2026-11-28T13:07:00Z', '2026-11-28T13:05', '2026-11-28T13:10'],
    [day, 'UTC', '2026-11-28T13:07:00Z', '2026-11-28T00:00', '2026-11-29T00:00'],
    [day, 'America/New_York', '2026-11-28T04:59:00Z', '2026-11-27T05:00', '2026-11-28T05:00'],
    [day, 'America/New_York', '2026-11-28T05:00:00Z', '2026-11-28T05:00', '2026-11-29T05:00'],
    // The clocks furthest from UTC.
    [day, 'Pacific/Kiritimati', '2026-11-28T13:07:00Z', '2026-11-28T10:00', '2026-11-29T10:00'],
    [day, 'Pacific/Kiritimati', '2026-11-28T09:59:00Z', '2026-11-27T10:00', '2026-11-28T10:00'],
    [day, 'Pacific/Pago_Pago', '2026-11-28T13:07:00Z', '2026-11-28T11:00', '2026-11-29T11:00'],
    // Days of 23 and of 25 hours.
    [day, 'America/New_York', '2026-03-08T12:00:00Z', '2026-03-08T05:00', '2026-03-09T04:00'],
    [day, 'America/New_York', '2026-11-01T12:00:00Z', '2026-11-01T04:00', '2026-11-02T05:00'],
    // In Cairo midnight is left out in April.
    [day, 'Africa/Cairo', '2026-04-24T06:00:00Z', '2026-04-23T22:00', '2026-04-24T21:00'],
    // In Havana it comes twice in November.
    [day, 'America/Havana', '2026-11-01T12:00:00Z', '2026-11-01T04:00', '2026-11-02T05:00'],
    // 28 November 2026 is a Saturday.
    [week, 'UTC', '2026-11-28T13:07:00Z', '2026-11-23T00:00', '2026-11-30T00:00'],
    [week, 'UTC', '2026-11-23T00:00:00Z', '2026-11-23T00:00', '2026-11-30T00:00'],
    [week, 'UTC', '2026-11-22T23:59:59Z', '2026-11-16T00:00', '2026-11-23T00:00'],
    [week, 'Europe/London', '2026-03-28T12:00:00Z', '2026-03-23T00:00', '2026-03-29T23:00'],
    // An hour that comes twice is two periods; one that is left out is none.
    [3600, 'America/New_York', '2026-11-01T05:30:00Z', '2026-11-01T05:00', '2026-11-01T06:00'],
    [3600, 'America/New_York', '2026-11-01T06:30:00Z', '2026-11-01T06:00', '2026-11-01T07:00'],
    [3600, 'America/New_York', '2026-03-08T06:30:00Z', '2026-03-08T06:00', '2026-03-08T07:00'],
    // On Lord Howe clocks go back by half an hour: from 2:00 to 1:30.
    [3600, 'Australia/Lord_Howe', '2026-04-04T14:30:00Z', '2026-04-04T14:00', '2026-04-04T15:00'],
    [3600, 'Australia/Lord_Howe', '2026-04-04T15:10:00Z', '2026-04-04T15:00', '2026-04-04T15:30'],
  ])('%i s of %s at %s', (seconds, zone, time, start, end) => {
    expect(period(seconds, zone, time)).toEqual([start, end]);
  });

  it('is one of periods that follow one another without a gap', () => {
    const zones = ['UTC', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', '-09:30'];
    const times = fc.integer({ min: Date.UTC(2026, 0) / 1000, max: Date.UTC(2028, 0) / 1000 });
    const check = fc.property(
      fc.constantFrom(...wallClockPeriods),
      fc.constantFrom(...zones),
      times,
      (seconds, zone, time) => {
        const { startOf, endOf } = wallClock(seconds, zoneOffset(zone)!);
        const at = time * 1000;
        const [start, end] = [startOf(at), endOf(at)];
        expect(start <= at && at < end).toBe(true);
        expect([startOf(start), startOf(end - 1), startOf(end)]).toEqual([start, start, end]);
        expect(Math.abs(end - start - seconds * 1000)).toBeLessThanOrEqual(3_600_000);
      },
    );
    fc.assert(check, { numRuns: 300 });
  });
});
