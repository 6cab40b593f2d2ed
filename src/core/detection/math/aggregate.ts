/**
 * MAX, MIN, SUM and AVG: of one series a scalar, of a list a series. AWS says "Missing values are
 * treated as 0" of AVG alone, and offers SUM(m1) / DATAPOINT_COUNT(m1) for the average of what a
 * sparse metric has: so AVG divides by all periods, or by all series. The others look at the values
 * that are there.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html#metric-math-syntax-functions-list
 */
import type { AggregateFunction } from './expression';
import { byTime, isScalar, timestamps } from './values';
import type { MathValue, Series } from './values';

/** @param expected how many values there would be if none were missing; at least `values.length` */
type Reducer = (values: readonly number[], expected: number) => number;

const sum: Reducer = (values) => values.reduce((total, value) => total + value, 0);

const reducers: Record<AggregateFunction, Reducer> = {
  AVG: (values, expected) => sum(values, expected) / expected,
  MAX: (values) => values.reduce((most, value) => Math.max(most, value), -Infinity),
  MIN: (values) => values.reduce((least, value) => Math.min(least, value), Infinity),
  SUM: sum,
};

/**
 * The scalar form: over all values of one series. Of an empty one there is no value: NaN.
 * @param periods how many values the series would have if none were missing
 */
export function aggregate(name: AggregateFunction, value: MathValue, periods: number): number {
  if (isScalar(value)) return value;
  if (value.length === 0) return NaN;
  const values = value.map((sample) => sample.value);
  return reducers[name](values, Math.max(periods, values.length));
}

/**
 * The list form: for each timestamp that any of the series has; scalars take part in every timestamp.
 * Of scalars alone: a scalar.
 */
export function aggregateList(name: AggregateFunction, values: readonly MathValue[]): MathValue {
  const scalars = values.filter(isScalar);
  const series = values.filter((value): value is Series => !isScalar(value));
  if (series.length === 0) return reducers[name](scalars, scalars.length);
  const maps = series.map(byTime);
  return timestamps(series).map((at) => {
    const present = maps.flatMap((map) => map.get(at) ?? []);
    return { at, value: reducers[name]([...present, ...scalars], values.length) };
  });
}
