/**
 * The statistics of one period, computed from the known values. AWS estimates some of them from a
 * histogram: those are computed only where every estimate has the same result.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html
 */
import type { StatisticObstacle } from '../model/failures/replayObstacle';
import { trimmedStatistic, type Statistic } from './trimmedStatistics';

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

const simple: Readonly<Record<string, (values: readonly number[]) => number>> = {
  Average: (values) => sum(values) / values.length,
  Maximum: (values) => Math.max(...values),
  Minimum: (values) => Math.min(...values),
  SampleCount: (values) => values.length,
  Sum: sum,
};

/** A statistic by its name in the API (`Maximum`, `p99.9`, `tm90`), or why it is unavailable. */
export function statisticNamed(name: string): Statistic | StatisticObstacle {
  const measure = Object.hasOwn(simple, name) ? simple[name] : percentile(name);
  if (measure) return { measure, plain: name !== 'SampleCount', ofOneValue: false };
  return trimmedStatistic(name);
}

/** Nearest rank. */
function percentile(name: string): ((values: readonly number[]) => number) | undefined {
  const percent = /^p(\d{1,2}(?:\.\d{1,10})?|100)$/.exec(name)?.[1];
  if (percent === undefined) return undefined;
  return (values) => {
    const rank = Math.max(1, Math.ceil((Number(percent) / 100) * values.length));
    return [...values].sort((a, b) => a - b)[rank - 1] ?? NaN;
  };
}
