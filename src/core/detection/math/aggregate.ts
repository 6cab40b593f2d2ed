/** MAX, MIN, SUM and AVG: of one series a scalar, of a list a series. */
import type { AggregateFunction } from './expression';
import { byTime, isScalar, timestamps } from './values';
import type { MathValue, Series } from './values';

type Reducer = (values: readonly number[]) => number;

const sum: Reducer = (values) => values.reduce((total, value) => total + value, 0);

const reducers: Record<AggregateFunction, Reducer> = {
  AVG: (values) => sum(values) / values.length,
  MAX: (values) => values.reduce((most, value) => Math.max(most, value), -Infinity),
  MIN: (values) => values.reduce((least, value) => Math.min(least, value), Infinity),
  SUM: sum,
};

/** The scalar form: over all values of one series. Of an empty one there is no value: NaN. */
export function aggregate(name: AggregateFunction, value: MathValue): number {
  if (isScalar(value)) return value;
  return value.length === 0 ? NaN : reducers[name](value.map((sample) => sample.value));
}

/**
 * The list form: for each timestamp over the series that have it (AWS does not say that a missing
 * one counts as 0 here); scalars take part in every timestamp. Of scalars alone: a scalar.
 */
export function aggregateList(name: AggregateFunction, values: readonly MathValue[]): MathValue {
  const scalars = values.filter(isScalar);
  const series = values.filter((value): value is Series => !isScalar(value));
  if (series.length === 0) return reducers[name](scalars);
  const maps = series.map(byTime);
  return timestamps(series).map((at) => {
    const present = maps.flatMap((map) => map.get(at) ?? []);
    return { at, value: reducers[name]([...present, ...scalars]) };
  });
}
