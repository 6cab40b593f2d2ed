/**
 * The periods of a wall clock window: aligned to the full minute, five minutes, hour, midnight or Monday
 * of a time zone, also on the days on which its clocks change.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation-window.html#wall-clock-window
 */
import { firstMinute } from '../base/timeZone';
import type { ZoneOffset } from '../base/timeZone';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const weekMs = 7 * dayMs;

/** The periods that a wall clock window may have, in seconds. */
export const wallClockPeriods: readonly number[] = [60, 300, 3600, 86_400, 604_800];

/** Both of a time, ms since 1970. */
export interface WallClock {
  /** When the period began in which the time lies. */
  readonly startOf: (at: number) => number;
  /** When the next one begins. */
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
      // A period is never longer than one and a half; a shorter one may lie between.
      let end = startOf(start + 1.5 * periodMs);
      for (let before = startOf(end - 1); before > start; before = startOf(end - 1)) end = before;
      return end;
    },
  };
}

/** Parts of an hour and hours. Where clocks change by half an hour, a part ends with the change. */
function startOfPart(at: number, periodMs: number, offset: ZoneOffset): number {
  const own = offset(at);
  const start = Math.floor((at + own) / periodMs) * periodMs - own;
  return offset(start) === own ? start : firstMinute(start, at, (time) => offset(time) === own);
}

/** Days, and weeks that begin on Monday. A day without a midnight begins when clocks go forward. */
function startOfDays(at: number, periodMs: number, offset: ZoneOffset): number {
  const dayAt = (time: number): number => Math.floor((time + offset(time)) / dayMs);
  const today = dayAt(at);
  // The first day of 1970 was a Thursday.
  const day = periodMs === weekMs ? today - ((((today + 3) % 7) + 7) % 7) : today;
  const guess = day * dayMs - offset(at);
  return firstMinute(guess - dayMs, guess + dayMs, (time) => dayAt(time) >= day);
}
