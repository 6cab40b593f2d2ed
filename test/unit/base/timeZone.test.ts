import { describe, expect, it } from 'vitest';
import { zoneOffset } from '../../../src/core/base/timeZone';

const minutes = (name: string, time: string): number | undefined => {
  const offset = zoneOffset(name);
  return offset && offset(Date.parse(time)) / 60_000;
};

describe('a fixed offset', () => {
  it.each([
    ['Z', 0],
    ['UTC', 0],
    ['GMT', 0],
    ['+05:30', 330],
    ['-08:00', -480],
    ['UTC+05:30', 330],
    ['GMT-08:00', -480],
    ['+01:03', 63],
    ['-00:30', -30],
  ])('%s is %i minutes ahead', (name, expected) => {
    expect(minutes(name, '2026-07-01T00:00:00Z')).toBe(expected);
  });
});

describe('a named zone', () => {
  it.each([
    ['Asia/Kolkata', '2026-07-01T00:00:00Z', 330],
    ['Asia/Tokyo', '2026-07-01T00:00:00Z', 540],
    ['Etc/UTC', '2026-07-01T00:00:00Z', 0],
    // The clocks of New York change at 2 o'clock: from -5 h to -4 h and back.
    ['America/New_York', '2026-03-08T06:59:59Z', -300],
    ['America/New_York', '2026-03-08T07:00:00Z', -240],
    ['America/New_York', '2026-11-01T05:59:59Z', -240],
    ['America/New_York', '2026-11-01T06:00:00Z', -300],
    // By half an hour.
    ['Australia/Lord_Howe', '2026-04-04T14:59:59Z', 660],
    ['Australia/Lord_Howe', '2026-04-04T15:00:00Z', 630],
    // To UTC itself and away from it.
    ['Atlantic/Azores', '2026-10-25T00:59:59Z', 0],
    ['Atlantic/Azores', '2026-10-25T01:00:00Z', -60],
  ])('%s at %s is %i minutes ahead', (name, time, expected) => {
    expect(minutes(name, time)).toBe(expected);
  });
});

it.each(['', 'Mars/Olympus', '+5', '+0530', '+05:60', '+19:00', '5:30', 'UTC+5', 'x'.repeat(50)])(
  '%j is no time zone',
  (name) => {
    expect(zoneOffset(name)).toBeUndefined();
  },
);
