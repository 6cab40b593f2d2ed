/**
 * The number of values and words that each metric math function takes.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html#metric-math-syntax-functions-list
 */

/** The arguments of a function. */
export interface Signature {
  /** The minimum and maximum number of values. */
  readonly values: readonly [number, number];
  /** Words that follow the first value; a filler is a word or a value. */
  readonly words?: 'filler' | 'sorting';
}

const one: Signature = { values: [1, 1] };

/** Every function except METRICS, which reads no value. */
export const signatures = {
  ABS: one,
  AVG: one,
  CEIL: one,
  DATAPOINT_COUNT: one,
  DATE: one,
  DAY: one,
  DIFF: one,
  DIFF_TIME: one,
  EPOCH: one,
  FILL: { values: [2, 2], words: 'filler' },
  FIRST: one,
  FLOOR: one,
  HOUR: one,
  IF: { values: [2, 3] },
  LAST: one,
  LOG: one,
  LOG10: one,
  MAX: one,
  METRIC_COUNT: one,
  MIN: one,
  MINUTE: one,
  MONTH: one,
  PERIOD: one,
  RATE: one,
  REMOVE_EMPTY: one,
  RUNNING_SUM: one,
  SLICE: { values: [2, 3] },
  SORT: { values: [1, 2], words: 'sorting' },
  STDDEV: one,
  SUM: one,
  TIME_SERIES: one,
  YEAR: one,
} as const satisfies Record<string, Signature>;

/** The name of a function. */
export type FunctionName = keyof typeof signatures;
