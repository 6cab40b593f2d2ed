/** Reads a list of samples as CloudWatch reads a metric: one statistic for each period of a range. */
import type { Sample } from '../../model/sample';
import type { ReadSamples } from '../alarmEvaluation';

/** The statistic of the values of one period; undefined for one that is not worked out here. */
type Statistic = (values: readonly number[]) => number;

/** A reader over samples of one metric, oldest first. Each sample counts as one measurement. */
export function sampleReader(samples: readonly Sample[]): ReadSamples {
  return ({ statistic, periodSeconds }, { start, end }) => {
    const measure = statisticNamed(statistic);
    if (!measure) return [];
    const periodMs = periodSeconds * 1000;
    const found: Sample[] = [];
    let period = -1;
    let values: number[] = [];
    const close = (): void => {
      if (values.length > 0) found.push({ at: start + period * periodMs, value: measure(values) });
      values = [];
    };
    for (let i = firstAtOrAfter(samples, start); i < samples.length; i++) {
      const sample = samples[i];
      if (!sample || sample.at >= end) break;
      const own = Math.floor((sample.at - start) / periodMs);
      if (own !== period) close();
      period = own;
      values.push(sample.value);
    }
    close();
    return found;
  };
}

/** Whether the statistic of one value is that value: then periods of one sample need no working out. */
export function isPlainStatistic(name: string): boolean {
  return statisticNamed(name)?.([7]) === 7;
}

/** Whether a statistic of this name can be worked out here. */
export function isKnownStatistic(name: string): boolean {
  return statisticNamed(name) !== undefined;
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html */
const statistics: Readonly<Record<string, Statistic>> = {
  Average: (values) => sum(values) / values.length,
  Maximum: (values) => Math.max(...values),
  Minimum: (values) => Math.min(...values),
  SampleCount: (values) => values.length,
  Sum: sum,
};

function statisticNamed(name: string): Statistic | undefined {
  if (Object.hasOwn(statistics, name)) return statistics[name];
  const percentile = /^p(\d{1,2}(?:\.\d{1,10})?|100)$/.exec(name)?.[1];
  if (percentile === undefined) return undefined;
  return (values) => {
    const rank = Math.max(1, Math.ceil((Number(percentile) / 100) * values.length));
    return [...values].sort((a, b) => a - b)[rank - 1] ?? NaN;
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The index of the first sample at or after a time, ms since 1970. */
export function firstAtOrAfter(samples: readonly { readonly at: number }[], at: number): number {
  let low = 0;
  let high = samples.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((samples[middle]?.at ?? Infinity) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
