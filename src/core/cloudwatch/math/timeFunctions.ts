/**
 * Series with a value in every period: TIME_SERIES, and the UTC date and time of each period's
 * start: MINUTE, HOUR, DAY, DATE, MONTH, YEAR and EPOCH.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html#metric-math-syntax-functions-list
 */
import type { MathContext } from './context';
import type { Series } from './values';

export const timeParts = {
  DATE: (at) => at.getUTCDate(),
  /** 1 for Monday, 7 for Sunday. */
  DAY: (at) => at.getUTCDay() || 7,
  EPOCH: (at) => at.getTime() / 1000,
  HOUR: (at) => at.getUTCHours(),
  MINUTE: (at) => at.getUTCMinutes(),
  MONTH: (at) => at.getUTCMonth() + 1,
  YEAR: (at) => at.getUTCFullYear(),
} as const satisfies Record<string, (at: Date) => number>;

/** A part of each timestamp; the values of the series do not matter. */
export function timePart(name: keyof typeof timeParts, { starts }: MathContext): Series {
  return starts.map((at) => ({ at, value: timeParts[name](new Date(at)) }));
}

/** The scalar in every period; nothing if it has no value. */
export function timeSeries(scalar: number, { starts }: MathContext): Series {
  return Number.isFinite(scalar) ? starts.map((at) => ({ at, value: scalar })) : [];
}
