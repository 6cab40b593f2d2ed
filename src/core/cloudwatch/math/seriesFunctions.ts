/**
 * Functions from one series to another, or from a list to a list: ABS, CEIL, FLOOR, LOG, LOG10,
 * DIFF, DIFF_TIME, RATE and RUNNING_SUM.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html#metric-math-syntax-functions-list
 */
import { diff } from '../../model/sample';
import { MathError } from './mathError';
import {
  isList,
  isScalar,
  joinValues,
  mapValue,
  type MathValue,
  type Series,
  type SingleValue,
} from './values';

/** Applied to each number separately. A logarithm that is not finite drops its point. */
export const numberFunctions = {
  ABS: (value) => mapValue(value, Math.abs),
  CEIL: (value) => mapValue(value, Math.ceil),
  FLOOR: (value) => mapValue(value, Math.floor),
  LOG: (value) => mapValue(value, Math.log),
  LOG10: (value) => mapValue(value, Math.log10),
} as const satisfies Record<string, (value: MathValue) => MathValue>;

/** Applied to each value and its predecessors; gaps are bridged. */
export const stepFunctions = {
  DIFF: (series) => diff(series),
  DIFF_TIME: (series) => secondsBetween(series),
  RATE: (series) =>
    joinValues(diff(series), secondsBetween(series), (step, seconds) => step / seconds) as Series,
  RUNNING_SUM: (series) => {
    let total = 0;
    return series.map(({ at, value }) => ({ at, value: (total += value) }));
  },
} as const satisfies Record<string, (series: Series) => Series>;

/** For each sample except the first, the seconds since the previous one. */
function secondsBetween(series: Series): Series {
  return diff(series.map(({ at }) => ({ at, value: at / 1000 })));
}

/**
 * @throws MathError for a scalar and for an array, with the name of the function that needs a
 * series
 */
export function seriesOf(name: string, value: MathValue): Series {
  if (isList(value)) throw new MathError(`Function '${name}' does not take an array`);
  return seriesAmong(name, value);
}

/** A series of an array, or the value itself if it is no array. @throws MathError for a scalar */
export function seriesAmong(name: string, value: SingleValue): Series {
  if (isScalar(value)) throw new MathError(`Function '${name}' needs a time series, not a number`);
  return value;
}
