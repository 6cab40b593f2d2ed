/**
 * Trimmed mean, count and sum, winsorized and interquartile mean, and percentile rank. With fixed
 * bounds all of them are exact; the lower bound is exclusive, the upper one inclusive. With
 * percentages a mean of equal values is that value, and everything else is an estimate.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html#Statistics-syntax
 */
import type { StatisticObstacle } from '../model/failures/replayObstacle';

/** One statistic. */
export interface Statistic {
  /** The statistic of at least one value; undefined if the period has none. */
  readonly measure: (values: readonly number[]) => number | undefined;
  /**
   * Whether the statistic of one value is that value: periods with one sample need no computation.
   */
  readonly plain: boolean;
  /** Whether it is exact only if all values of a period are equal. */
  readonly ofOneValue: boolean;
}

const number = String.raw`\d{1,15}(?:\.\d{1,10})?`;
const percent = String.raw`(?:\d{1,2}(?:\.\d{1,10})?|100(?:\.0{1,10})?)`;
/** `tm90` is `TM(:90%)`. */
const short = new RegExp(`^(tm|wm|tc|ts)${percent}$`);
const byPercent = new RegExp(`^(TM|WM|TC|TS)\\((?=.*\\d)(?:${percent}%)?:(?:${percent}%)?\\)$`);
const byValue = new RegExp(`^(TM|WM|TC|TS|PR)\\((?=.*\\d)(${number})?:(${number})?\\)$`);

/** A statistic by its name in the API, or why it is unavailable. */
export function trimmedStatistic(name: string): Statistic | StatisticObstacle {
  const kind = (short.exec(name) ?? byPercent.exec(name))?.[1]?.toUpperCase();
  if (name === 'IQM' || kind === 'TM' || kind === 'WM') return meanOfEqual;
  // How many equal values lie below their own 90th percentile is interpolated.
  if (kind !== undefined) return 'estimate';
  const [, fixed, low, high] = byValue.exec(name) ?? [];
  if (fixed === undefined) return 'unknown';
  const bounds = { low: Number(low ?? -Infinity), high: Number(high ?? Infinity) };
  return { measure: between(fixed, bounds), plain: false, ofOneValue: false };
}

const meanOfEqual: Statistic = {
  measure: (values) => (values.every((value) => value === values[0]) ? values[0] : undefined),
  plain: true,
  ofOneValue: true,
};

interface Bounds {
  readonly low: number;
  readonly high: number;
}

function between(kind: string, { low, high }: Bounds): Statistic['measure'] {
  const sum = (values: readonly number[]): number =>
    values.reduce((total, value) => total + value, 0);
  const inside = (values: readonly number[]): readonly number[] =>
    values.filter((value) => value > low && value <= high);
  switch (kind) {
    case 'TC':
      return (values) => inside(values).length;
    case 'TS':
      return (values) => sum(inside(values));
    case 'PR':
      return (values) => (100 * inside(values).length) / values.length;
    case 'WM':
      return (values) =>
        sum(values.map((value) => Math.min(high, Math.max(low, value)))) / values.length;
    default:
      return (values) => {
        const inRange = inside(values);
        return inRange.length === 0 ? undefined : sum(inRange) / inRange.length;
      };
  }
}
