/**
 * The values of metric math, and the one rule for joining two of them: a timestamp that only one
 * series has counts as 0 in the other.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html#metric-math-syntax-datatypes
 */
import type { Sample } from '../../model/sample';
import { MathError } from './mathError';

/** A time series, oldest first. AWS: TS. */
export type Series = readonly Sample[];

/** A series or a scalar (AWS: S); a scalar without a value (the maximum of nothing) is NaN. */
export type SingleValue = Series | number;

/** An array of time series (AWS: TS[]); it may contain scalars. */
export interface SeriesList {
  readonly items: readonly SingleValue[];
}

export type MathValue = SingleValue | SeriesList;

/** Whether the value is one number, not a series. */
export function isScalar(value: MathValue): value is number {
  return typeof value === 'number';
}

/** Whether the value is an array of time series. */
export function isList(value: MathValue): value is SeriesList {
  return !isScalar(value) && 'items' in value;
}

/** Applies a function to a value, or to each entry of an array. */
export function each(value: MathValue, apply: (value: SingleValue) => SingleValue): MathValue {
  return isList(value) ? { items: value.items.map(apply) } : apply(value);
}

/** Applies a function to each number; points whose result is not a finite number are dropped. */
export function mapValue(value: MathValue, apply: (value: number) => number): MathValue {
  return each(value, (one) => mapSingle(one, apply));
}

/**
 * Joins two values; an array joins each of its entries with the other value. Points whose result is
 * not a finite number (a division by 0) are dropped, and so are all points joined with a scalar
 * without a value.
 * @throws MathError for two arrays, which no operator accepts
 */
export function joinValues(
  left: MathValue,
  right: MathValue,
  apply: (left: number, right: number) => number,
): MathValue {
  if (isList(left) && isList(right))
    throw new MathError('An operator does not take two arrays of time series');
  if (isList(right)) return each(right, (one) => joinSingles(left as SingleValue, one, apply));
  return each(left, (one) => joinSingles(one, right, apply));
}

function mapSingle(value: SingleValue, apply: (value: number) => number): SingleValue {
  if (isScalar(value)) return apply(value);
  return finite(value.map((sample) => ({ at: sample.at, value: apply(sample.value) })));
}

function joinSingles(
  left: SingleValue,
  right: SingleValue,
  apply: (left: number, right: number) => number,
): SingleValue {
  const join = (a: number, b: number): number =>
    Number.isNaN(a) || Number.isNaN(b) ? NaN : apply(a, b);
  if (isScalar(right)) return mapSingle(left, (value) => join(value, right));
  if (isScalar(left)) return mapSingle(right, (value) => join(left, value));
  const leftAt = byTime(left);
  const rightAt = byTime(right);
  const joined = timestamps([left, right]).map((at) => ({
    at,
    value: join(leftAt.get(at) ?? 0, rightAt.get(at) ?? 0),
  }));
  return finite(joined);
}

/** The values of a series by timestamp. */
export function byTime(series: Series): ReadonlyMap<number, number> {
  return new Map(series.map(({ at, value }) => [at, value]));
}

/** Every timestamp that at least one of the series has, ascending. */
export function timestamps(series: readonly Series[]): readonly number[] {
  return [...new Set(series.flatMap((one) => one.map(({ at }) => at)))].sort((a, b) => a - b);
}

function finite(series: Series): Series {
  return series.filter(({ value }) => Number.isFinite(value));
}
