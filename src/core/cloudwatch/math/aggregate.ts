/**
 * MAX, MIN, SUM, AVG, STDDEV and DATAPOINT_COUNT: of one series a scalar, of a list a series. AWS
 * says "Missing values are treated as 0" of AVG only, and suggests SUM(m1) / DATAPOINT_COUNT(m1)
 * for the average of the existing values of a sparse metric: so AVG divides by all periods, or by
 * all series. The others use existing values only.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html#metric-math-syntax-functions-list
 */
import { byTime, isList, isScalar, timestamps, type MathValue, type Series } from './values';

export type AggregateFunction = 'AVG' | 'DATAPOINT_COUNT' | 'MAX' | 'MIN' | 'STDDEV' | 'SUM';

/** @param expected the number of values if none were missing; at least `values.length` */
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

/**
 * AWS does not document the kind. Assumed: of the whole population, so that one value has deviation
 * 0.
 */
function deviation(values: readonly number[]): number {
  const mean = sum(values) / values.length;
  return Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / values.length);
}

/** @param periods the number of values of a series if none were missing */
export function aggregate(name: AggregateFunction, value: MathValue, periods: number): MathValue {
  if (isList(value)) return aggregateList(name, value.items);
  return isScalar(value) ? aggregateScalars(name, [value]) : aggregateSeries(name, value, periods);
}

/** Over all values of one series. An empty one gives NaN, and its count is 0. */
export function aggregateSeries(name: AggregateFunction, series: Series, periods: number): number {
  if (series.length === 0) return name === 'DATAPOINT_COUNT' ? 0 : NaN;
  const values = series.map((sample) => sample.value);
  return reducers[name](values, Math.max(periods, values.length));
}

/**
 * For each timestamp of any of the series; scalars count at every timestamp. Scalars alone give a
 * scalar.
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
