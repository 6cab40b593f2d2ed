/** The time range of a chart: one of the presets, which end now, or two times that the user has typed. */
import { dayMs, hourMs, minuteMs } from '../../base/duration';
import { retentionMs } from '../../cloudwatch/limits';
import { latestTime } from '../../model/timeRange';

/** The presets, shortest first. */
export const presetRanges = ['3h', '12h', '1d', '3d', '1w', '2w', '9w'] as const;

export type PresetRange = (typeof presetRanges)[number];

/** From one time to another, ms since 1970. The later one may be in the future. */
export interface CustomRange {
  readonly start: number;
  readonly end: number;
}

export type ChartRange = PresetRange | CustomRange;

/** The default range. */
export const defaultChartRange: PresetRange = '1d';

/**
 * The length of each range, with the finest period that CloudWatch keeps for the whole of it.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html#metrics-retention
 */
const rangeTable: Readonly<Record<PresetRange, { lengthMs: number; periodSeconds: number }>> = {
  '3h': { lengthMs: 3 * hourMs, periodSeconds: 60 },
  '12h': { lengthMs: 12 * hourMs, periodSeconds: 60 },
  '1d': { lengthMs: dayMs, periodSeconds: 60 },
  '3d': { lengthMs: 3 * dayMs, periodSeconds: 60 },
  '1w': { lengthMs: 7 * dayMs, periodSeconds: 60 },
  '2w': { lengthMs: 14 * dayMs, periodSeconds: 60 },
  '9w': { lengthMs: retentionMs.fiveMinutes, periodSeconds: 300 },
};

/** Whether a range is a preset. */
export function isPreset(range: ChartRange): range is PresetRange {
  return typeof range === 'string';
}

/** Whether two ranges show the same. */
export function isSameRange(one: ChartRange, other: ChartRange): boolean {
  if (isPreset(one) || isPreset(other)) return one === other;
  return one.start === other.start && one.end === other.end;
}

/** Parses an untrusted value; undefined if it is no range. */
export function parseChartRange(value: unknown): ChartRange | undefined {
  if (typeof value === 'string') return presetRanges.find((range) => range === value);
  if (typeof value !== 'object' || value === null) return undefined;
  const { start, end } = value as { readonly start?: unknown; readonly end?: unknown };
  const isRange =
    typeof start === 'number' &&
    typeof end === 'number' &&
    start >= 0 &&
    start < end &&
    end <= latestTime;
  return isRange ? { start, end } : undefined;
}

/** The time window of a request to CloudWatch. */
export interface ChartWindow {
  /** Ms since 1970, a whole period; inside the range. */
  readonly start: number;
  /** Ms since 1970, a whole period; outside the range. */
  readonly end: number;
  readonly periodSeconds: number;
}

/** The oldest time that a range may begin with at `now`, ms since 1970. */
export function oldestStart(now: number): number {
  return chartWindow('9w', now).start;
}

/**
 * The window of a range at `now` (ms since 1970): it ends with the period running then, a typed range earlier
 * if it ends earlier. Its start lies up to two periods inside the range: CloudWatch refuses a fine period for a
 * start that has grown too old by the time the call arrives.
 */
export function chartWindow(range: ChartRange, now: number): ChartWindow {
  if (!isPreset(range)) return customWindow(range, now);
  const { lengthMs, periodSeconds } = rangeTable[range];
  const end = periodAfter(now, periodSeconds);
  return { start: end - lengthMs + periodSeconds * 1000, end, periodSeconds };
}

function customWindow({ start, end }: CustomRange, now: number): ChartWindow {
  const isRecent = start >= now - retentionMs.minute + 10 * minuteMs;
  const periodSeconds = isRecent ? 60 : 300;
  const periodMs = periodSeconds * 1000;
  const oldest = oldestStart(now);
  const first = Math.max(Math.ceil(start / periodMs) * periodMs, oldest);
  const last = Math.min(periodAfter(end, periodSeconds), periodAfter(now, periodSeconds));
  // A range that has grown too old since it was typed still gives a window, which has no samples.
  return { start: first, end: Math.max(last, first + periodMs), periodSeconds };
}

/** The end of the period that is running at a time. */
function periodAfter(at: number, periodSeconds: number): number {
  const periodMs = periodSeconds * 1000;
  return (Math.floor(at / periodMs) + 1) * periodMs;
}

/** The range that shows a time (ms since 1970): this one, else the shortest preset that reaches back to it. */
export function rangeShowing(at: number, range: ChartRange, now: number): ChartRange {
  const shows = (one: ChartRange): boolean => {
    const { start, end } = chartWindow(one, now);
    return start <= at && (at < end || isPreset(one));
  };
  return shows(range) ? range : (presetRanges.find(shows) ?? range);
}

/** The next longer preset; undefined for the longest and for a typed range. */
export function longerRange(range: ChartRange): PresetRange | undefined {
  return isPreset(range) ? presetRanges[presetRanges.indexOf(range) + 1] : undefined;
}
