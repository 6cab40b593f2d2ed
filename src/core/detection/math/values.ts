/**
 * What metric math works on, and the one rule for joining two of them: a timestamp that only one
 * series has counts as 0 in the other.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
import type { Sample } from '../../model/sample';

/** A time series, oldest first. */
export type Series = readonly Sample[];

/** A time series or a scalar; a scalar that has no value (the maximum of nothing) is NaN. */
export type MathValue = Series | number;

/** Whether the value is one number, not a series. */
export function isScalar(value: MathValue): value is number {
  return typeof value === 'number';
}

/** Applies a function to each value; points whose result is not a finite number are dropped. */
export function mapValue(value: MathValue, apply: (value: number) => number): MathValue {
  if (isScalar(value)) return apply(value);
  return finite(value.map((sample) => ({ at: sample.at, value: apply(sample.value) })));
}

/**
 * Joins two values. Points whose result is not a finite number (a division by 0) are dropped, and
 * so is everything that meets a scalar without a value.
 */
export function joinValues(
  left: MathValue,
  right: MathValue,
  apply: (left: number, right: number) => number,
): MathValue {
  const join = (a: number, b: number): number =>
    Number.isNaN(a) || Number.isNaN(b) ? NaN : apply(a, b);
  if (isScalar(right)) return mapValue(left, (value) => join(value, right));
  if (isScalar(left)) return mapValue(right, (value) => join(left, value));
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
