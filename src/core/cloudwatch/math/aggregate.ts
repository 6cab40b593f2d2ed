/**
 * MAX, MIN, SUM, AVG, STDDEV and DATAPOINT_COUNT: of one series a scalar, of a list a series. AWS says
 * "Missing values are treated as 0" of AVG alone, and offers SUM(m1) / DATAPOINT_COUNT(m1) for the
 * average of what a sparse metric has: so AVG divides by all periods, or by all series. The others
 * look at the values that are there.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html#metric-math-syntax-functions-list
 */
import { byTime, isList, isScalar, timestamps } from './values';
import type { MathValue, Series } from './values';

export type AggregateFunction = 'AVG' | 'DATAPOINT_COUNT' | 'MAX' | 'MIN' | 'STDDEV' | 'SUM';

/** @param expected how many values there would be if none were missing; at least `values.length` */
type Reducer = (values: readonly number[], expected: number) => number;

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

const reducers: Record<AggregateFunction, Reducer> = {
  AVG: (values, expected) => sum(values) / expected,
  DATAPOINT_COUNT: (values) => values.length,
  MAX: (values) => values.reduce((most, value) => Math.max(most, value), -Infinity),
  MIN: (values) => values.reduce((least, value) => Math.min(least, value), Infinity),
  STDDEV: deviation,
  SUM: sum,
};

/** AWS does not say of what: assumed is the whole population, so that one value deviates by 0. */
function deviation(values: readonly number[]): number {
  const mean = sum(values) / values.length;
  return Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / values.length);
}

/** @param periods how many values a series would have if none were missing */
export function aggregate(name: AggregateFunction, value: MathValue, periods: number): MathValue {
  if (isList(value)) return aggregateList(name, value.items);
  return isScalar(value) ? aggregateScalars(name, [value]) : aggregateSeries(name, value, periods);
}

/** Over all values of one series. Of an empty one there is no value: NaN, and its count is 0. */
export function aggregateSeries(name: AggregateFunction, series: Series, periods: number): number {
  if (series.length === 0) return name === 'DATAPOINT_COUNT' ? 0 : NaN;
  const values = series.map((sample) => sample.value);
  return reducers[name](values, Math.max(periods, values.length));
}

/**
 * For each timestamp that any of the series has; scalars take part in every timestamp. Of scalars
 * alone: a scalar.
 */
function aggregateList(name: AggregateFunction, values: readonly (Series | number)[]): MathValue {
  const scalars = values.filter(isScalar);
  const series = values.filter((value): value is Series => !isScalar(value));
  if (series.length === 0 && scalars.length > 0) return aggregateScalars(name, scalars);
  const maps = series.map(byTime);
  return timestamps(series).map((at) => {
    const present = maps.flatMap((map) => map.get(at) ?? []);
    return { at, value: reducers[name]([...present, ...scalars], values.length) };
  });
}

function aggregateScalars(name: AggregateFunction, scalars: readonly number[]): number {
  return reducers[name](scalars, scalars.length);
}
