/**
 * Functions of an array of time series: FIRST, LAST, METRIC_COUNT, REMOVE_EMPTY, SLICE and SORT.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html#metric-math-syntax-functions-list
 */
import { aggregateSeries, type AggregateFunction } from './aggregate';
import { MathError } from './mathError';
import { isList, isScalar, type MathValue, type SeriesList, type SingleValue } from './values';

/** @throws MathError for a value that is no array, with the name of the function that needs one */
export function listOf(name: string, value: MathValue): SeriesList {
  if (isList(value)) return value;
  throw new MathError(`Function '${name}' needs an array of time series`);
}

export const listFunctions = {
  FIRST: ({ items }) => items[0] ?? [],
  LAST: ({ items }) => items.at(-1) ?? [],
  METRIC_COUNT: ({ items }) => items.length,
  REMOVE_EMPTY: ({ items }) => ({ items: items.filter((one) => isScalar(one) || one.length > 0) }),
} as const satisfies Record<string, (list: SeriesList) => MathValue>;

/**
 * A part of an array, from `start` until before `end`. AWS gives the return types TS[] and TS.
 * Assumed: bounds that allow exactly one series give that series.
 */
export function slice({ items }: SeriesList, start: number, end: number | undefined): MathValue {
  const [from, until] = [indexOf(start), end === undefined ? items.length : indexOf(end)];
  if (end !== undefined && until - from === 1) return items[from] ?? [];
  return { items: items.slice(from, Math.max(from, until)) };
}

function indexOf(scalar: number): number {
  return Number.isNaN(scalar) ? 0 : Math.max(0, Math.trunc(scalar));
}

/** How SORT sorts. */
export interface Sorting {
  readonly by: AggregateFunction;
  readonly order: 'ASC' | 'DESC';
  /** How many sorted series are kept; all if omitted. */
  readonly limit: number | undefined;
  /** The number of values of a series if none were missing. */
  readonly periods: number;
}

/** Series without a value come last; equal ones keep their order. */
export function sort({ items }: SeriesList, { by, order, limit, periods }: Sorting): SeriesList {
  const rank = (one: SingleValue): number => {
    const value = isScalar(one) ? one : aggregateSeries(by, one, periods);
    if (Number.isNaN(value)) return Infinity;
    return order === 'ASC' ? value : -value;
  };
  const ranked = items.map((one) => ({ one, rank: rank(one) }));
  // Infinity minus Infinity is NaN, which `sort` takes for 0: they are equal.
  ranked.sort((a, b) => a.rank - b.rank);
  const sorted = ranked.map(({ one }) => one);
  return { items: limit === undefined ? sorted : sorted.slice(0, indexOf(limit)) };
}
