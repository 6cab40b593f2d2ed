/**
 * The periods of a wall clock window: aligned to the full minute, five minutes, hour, midnight or
 * Monday of a time zone, including days on which its clocks change.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation-window.html#wall-clock-window
 */
import { dayMs, hourMs } from '../base/duration';
import { firstMinute, type ZoneOffset } from '../base/timeZone';

const weekMs = 7 * dayMs;

/** The valid periods of a wall clock window, in seconds. */
export const wallClockPeriods: readonly number[] = [60, 300, 3600, 86_400, 604_800];

/** Times are ms since 1970. */
export interface WallClock {
  /** The start of the period that contains the time. */
  readonly startOf: (at: number) => number;
  /** The start of the next one. */
  readonly endOf: (at: number) => number;
}

/** @param periodSeconds one of `wallClockPeriods` */
export function wallClock(periodSeconds: number, offset: ZoneOffset): WallClock {
  const periodMs = periodSeconds * 1000;
  const startOf = (at: number): number =>
    periodMs <= hourMs ? startOfPart(at, periodMs, offset) : startOfDays(at, periodMs, offset);
  return {
    startOf,
    endOf: (at) => {
      const start = startOf(at);
      // A period is never longer than one and a half; a shorter one may lie in between.
      let end = startOf(start + 1.5 * periodMs);
      for (let before = startOf(end - 1); before > start; before = startOf(end - 1)) end = before;
      return end;
    },
  };
}

/** Parts of an hour, and hours. Where clocks change by half an hour, a part ends at the change. */
function startOfPart(at: number, periodMs: number, offset: ZoneOffset): number {
  const own = offset(at);
  const start = Math.floor((at + own) / periodMs) * periodMs - own;
  return offset(start) === own ? start : firstMinute(start, at, (time) => offset(time) === own);
}

/** Days, and weeks that start on Monday. A day without a midnight starts when clocks go forward. */
function startOfDays(at: number, periodMs: number, offset: ZoneOffset): number {
  const dayAt = (time: number): number => Math.floor((time + offset(time)) / dayMs);
  const today = dayAt(at);
  // The first day of 1970 was a Thursday.
  const day = periodMs === weekMs ? today - ((((today + 3) % 7) + 7) % 7) : today;
  const guess = day * dayMs - offset(at);
  return firstMinute(guess - dayMs, guess + dayMs, (time) => dayAt(time) >= day);
}
