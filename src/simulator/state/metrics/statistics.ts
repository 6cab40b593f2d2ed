/** Statistic sets and the statistics that CloudWatch computes from them. */

/** The stored data of the values in a minute. */
export interface StatisticSet {
  readonly count: number;
  readonly sum: number;
  readonly min: number;
  readonly max: number;
  /** The single values with their counts; absent if only the set is known. */
  readonly values?: readonly (readonly [value: number, count: number])[];
}

/** A statistic as a function; undefined if the set does not contain the required data. */
export type Measured = (set: StatisticSet) => number | undefined;

/** The statistics with names of their own. */
export const plainStatistics = ['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum'] as const;
type PlainStatistic = (typeof plainStatistics)[number];

const plain: Readonly<Record<PlainStatistic, Measured>> = {
  SampleCount: ({ count }) => count,
  Average: ({ sum, count }) => sum / count,
  Sum: ({ sum }) => sum,
  Minimum: ({ min }) => min,
  Maximum: ({ max }) => max,
};

/** The set of one value, measured `count` times. */
export function single(value: number, count = 1): StatisticSet {
  return { count, sum: value * count, min: value, max: value, values: [[value, count]] };
}

/** The union of several sets. */
export function merged(sets: readonly StatisticSet[]): StatisticSet {
  const values = sets.every((set) => set.values)
    ? sets.flatMap((set) => set.values ?? [])
    : undefined;
  return {
    count: sets.reduce((sum, set) => sum + set.count, 0),
    sum: sets.reduce((sum, set) => sum + set.sum, 0),
    min: Math.min(...sets.map((set) => set.min)),
    max: Math.max(...sets.map((set) => set.max)),
    ...(values && { values }),
  };
}

/** A statistic by its name in the API (`Maximum`, `p99.9`); undefined if it is unknown here. */
export function statisticNamed(name: string): Measured | undefined {
  const known = plainStatistics.find((statistic) => statistic === name);
  if (known) return plain[known];
  const percentile = /^p(\d{1,2}(?:\.\d{1,10})?|100)$/.exec(name)?.[1];
  return percentile === undefined ? undefined : (set) => percentileOf(set, Number(percentile));
}

/** `10%:90%`, `0.5:` or `:100`: one bound may be omitted. */
const bound = '-?\\d{1,15}(?:\\.\\d{1,10})?%?';
const otherStatistic = new RegExp(
  '^(?:IQM|(?:tm|wm|tc|ts)(?:\\d{1,2}(?:\\.\\d{1,10})?|100)|' +
    `(?:TM|WM|TC|TS|PR)\\((?:${bound}:(?:${bound})?|:${bound})\\))$`,
);

/**
 * Whether AWS has a statistic of that name that is not computed here.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html
 */
export function isOtherStatistic(name: string): boolean {
  return otherStatistic.test(name);
}

/** Nearest rank. */
function percentileOf(
  { values, count, min, max }: StatisticSet,
  percentile: number,
): number | undefined {
  if (min === max) return min;
  if (!values) return undefined;
  let left = Math.max(1, Math.ceil((percentile / 100) * count));
  const sorted = [...values].sort(([a], [b]) => a - b);
  for (const [value, times] of sorted) {
    left -= times;
    if (left <= 0) return value;
  }
  return max;
}
