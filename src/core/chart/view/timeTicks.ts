/** The ticks of the time axis: times at which the clock of a time zone shows whole steps. */
import { dayMs, minuteMs } from '../../base/duration';
import type { ZoneOffset } from '../../base/timeZone';
import type { ChartFormat } from './chartFormat';

/** Allowed distances of ticks, ms: all divide a day or are whole days. */
export const tickDistances: number[] = [
  ...[1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720].map((minutes) => minutes * minuteMs),
  ...[1, 2, 7, 14, 28].map((days) => days * dayMs),
];

/** A Monday, days after 1 January 1970: ticks that are weeks apart are Mondays. */
const monday = 4;

/**
 * The times in a span, in order, at which the clock shows a multiple of `stepMs`, counted from midnight.
 * After the clock was set back, it shows some of them twice. A day that has no midnight begins when the
 * clock is set forward.
 * @param span ms since 1970, both ends inclusive
 * @param stepMs one of `tickDistances`
 */
export function timeTicks(
  { min, max }: { readonly min: number; readonly max: number },
  stepMs: number,
  offset: ZoneOffset,
): number[] {
  const offsets = offsetsWithin(min, max, offset);
  const anchor = stepMs % (7 * dayMs) === 0 ? monday * dayMs : 0;
  const first = Math.ceil((min + Math.min(...offsets) - anchor) / stepMs) * stepMs + anchor;
  const ticks = new Set<number>();
  for (let shown = first; shown <= max + Math.max(...offsets); shown += stepMs) {
    for (const at of timesShowing(shown, stepMs, offsets, offset))
      if (at >= min && at <= max) ticks.add(at);
  }
  return [...ticks].sort((a, b) => a - b);
}

/**
 * The times at which the clock shows `shown` (ms, as if it were UTC): none if it is set forward over it.
 */
function timesShowing(
  shown: number,
  stepMs: number,
  offsets: readonly number[],
  offset: ZoneOffset,
): readonly number[] {
  const times = offsets.map((one) => shown - one).filter((at) => at + offset(at) === shown);
  if (stepMs < dayMs) return times;
  return [times.length > 0 ? Math.min(...times) : shown - Math.min(...offsets)];
}

/** Every offset in a span. No zone changes its clocks twice a day. */
function offsetsWithin(min: number, max: number, offset: ZoneOffset): readonly number[] {
  const found = new Set([offset(min), offset(max)]);
  for (let at = min; at < max; at += dayMs) found.add(offset(at));
  return [...found];
}

/**
 * A label for each tick: the day if ticks are days apart, else the time, with the day below the first tick
 * and below the first tick of each new day.
 * @param ticks ms since 1970
 * @param stepMs from tick to tick
 */
export function tickLabels(
  ticks: readonly number[],
  stepMs: number,
  format: ChartFormat,
): string[] {
  if (stepMs >= dayMs) return ticks.map(format.day);
  return ticks.map((at, i) => {
    const before = ticks[i - 1];
    const day = format.day(at);
    const sameDay = before !== undefined && format.day(before) === day;
    return sameDay ? format.time(at) : `${format.time(at)}\n${day}`;
  });
}
