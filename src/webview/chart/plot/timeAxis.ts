/** The labels of the time axis, in the user's locale and time zone. */
import { dayMs, minuteMs } from '../../../core/base/duration';
import type { ChartFormat } from '../../../core/chart/view/chartFormat';

/** Allowed distances of ticks, ms: all divide a day or are whole days. */
export const tickDistances: number[] = [
  ...[1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720].map((minutes) => minutes * minuteMs),
  ...[1, 2, 7, 14, 28].map((days) => days * dayMs),
];

/**
 * A label for each tick: the day if ticks are days apart, else the time, with the day below the first tick
 * and below the first tick of each new day.
 * @param ticks ms since 1970
 * @param distanceMs from tick to tick
 */
export function timeLabels(
  ticks: readonly number[],
  distanceMs: number,
  format: ChartFormat,
): string[] {
  if (distanceMs >= dayMs) return ticks.map(format.day);
  return ticks.map((at, i) => {
    const before = ticks[i - 1];
    const day = format.day(at);
    const sameDay = before !== undefined && format.day(before) === day;
    return sameDay ? format.time(at) : `${format.time(at)}\n${day}`;
  });
}
