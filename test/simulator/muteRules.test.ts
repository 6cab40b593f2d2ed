/** Alarm mute rules of the simulated CloudWatch: when they mute, and which actions run. */
import { describe, expect, it } from 'vitest';
import { muteSchedule, windowBegan } from '../../src/simulator/state/alarms/muteSchedule';

/** When the window began in which a time lies. */
function began(expression: string, duration: string, at: string, timeZone?: string): unknown {
  const schedule = muteSchedule(expression, duration, timeZone);
  if (!schedule) return 'refused';
  const start = windowBegan(schedule, Date.parse(at));
  return start === undefined ? 'none' : new Date(start).toISOString().slice(0, 16);
}

describe('the window of a schedule', () => {
  it.each<readonly [string, string, string, string | undefined, string]>([
    ['cron(0 2 * * *)', 'PT4H', '2026-11-23T02:00:00Z', undefined, '2026-11-23T02:00'],
    ['cron(0 2 * * *)', 'PT4H', '2026-11-23T05:59:59Z', undefined, '2026-11-23T02:00'],
    ['cron(0 2 * * *)', 'PT4H', '2026-11-23T06:00:00Z', undefined, 'none'],
    ['cron(0 2 * * *)', 'PT4H', '2026-11-23T01:59:00Z', undefined, 'none'],
    ['cron(0 2 * * *)', 'PT4H', '2026-11-22T17:30:00Z', 'Asia/Tokyo', '2026-11-22T17:00'],
    ['cron(0 18 * * FRI)', 'P2DT12H', '2026-11-22T12:00:00Z', undefined, '2026-11-20T18:00'],
    ['cron(0 18 * * FRI)', 'P2DT12H', '2026-11-23T07:00:00Z', undefined, 'none'],
    [
      'cron(0,30 8-10 * NOV MON-FRI)',
      'PT1M',
      '2026-11-23T09:30:20Z',
      undefined,
      '2026-11-23T09:30',
    ],
    ['cron(0,30 8-10 * NOV MON-FRI)', 'PT1M', '2026-11-22T09:30:20Z', undefined, 'none'],
    ['cron(0 0 1 * SUN)', 'PT1H', '2026-11-22T00:10:00Z', undefined, '2026-11-22T00:00'],
    ['at(2026-11-23T14:00)', 'PT2H', '2026-11-23T15:00:00Z', undefined, '2026-11-23T14:00'],
    ['at(2026-11-23T14:00)', 'PT2H', '2026-11-23T06:00:00Z', 'Asia/Tokyo', '2026-11-23T05:00'],
    ['at(2026-11-23T14:00)', 'PT2H', '2026-11-23T16:00:00Z', undefined, 'none'],
    ['at(2026-02-30T14:00)', 'PT2H', '2026-03-02T15:00:00Z', undefined, 'refused'],
    ['at(2026-11-23T24:00)', 'PT2H', '2026-11-24T00:00:00Z', undefined, 'refused'],
    ['at(2028-02-29T14:00)', 'PT2H', '2028-02-29T15:00:00Z', undefined, '2028-02-29T14:00'],
    ['cron(0 2 * *)', 'PT4H', '2026-11-23T02:00:00Z', undefined, 'refused'],
    ['cron(60 2 * * *)', 'PT4H', '2026-11-23T02:00:00Z', undefined, 'refused'],
    ['rate(5 minutes)', 'PT4H', '2026-11-23T02:00:00Z', undefined, 'refused'],
    ['cron(0 2 * * *)', 'PT0M', '2026-11-23T02:00:00Z', undefined, 'refused'],
    ['cron(0 2 * * *)', 'P16D', '2026-11-23T02:00:00Z', undefined, 'refused'],
    ['cron(0 2 * * *)', 'PT4H', '2026-11-23T02:00:00Z', 'Mars/Olympus', 'refused'],
  ])('%s for %s at %s in %s', (expression, duration, at, timeZone, expected) => {
    expect(began(expression, duration, at, timeZone)).toBe(expected);
  });
});
