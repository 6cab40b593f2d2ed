/** Evaluates one function with its arguments. */
import { aggregate, type AggregateFunction } from './aggregate';
import { conditional } from './conditional';
import type { MathContext } from './context';
import type { Call, Expression } from './expression';
import { fill, type FillMethod } from './fill';
import { listFunctions, listOf, slice, sort } from './listFunctions';
import { MathError } from './mathError';
import { numberFunctions, seriesAmong, seriesOf, stepFunctions } from './seriesFunctions';
import { timePart, timeSeries } from './timeFunctions';
import { each, isList, isScalar, type MathValue, type SingleValue } from './values';

/**
 * The value of a call.
 * @param valueOf evaluates an argument
 * @throws MathError when an argument is of the wrong kind
 */
export function called(
  call: Call,
  valueOf: (node: Expression) => MathValue,
  context: MathContext,
): MathValue {
  const { name, args, words } = call;
  const [first, second, third] = args.map(valueOf);
  if (first === undefined) throw new MathError(`Function '${name}' is given nothing`);
  const periods = context.starts.length;
  switch (name) {
    case 'ABS':
    case 'CEIL':
    case 'FLOOR':
    case 'LOG':
    case 'LOG10':
      return numberFunctions[name](first);
    case 'DIFF':
    case 'DIFF_TIME':
    case 'RATE':
    case 'RUNNING_SUM':
      return each(first, (one) => stepFunctions[name](seriesAmong(name, one)));
    case 'AVG':
    case 'DATAPOINT_COUNT':
    case 'MAX':
    case 'MIN':
    case 'STDDEV':
    case 'SUM':
      return aggregate(name, first, periods);
    case 'FIRST':
    case 'LAST':
    case 'METRIC_COUNT':
    case 'REMOVE_EMPTY':
      return listFunctions[name](listOf(name, first));
    case 'SLICE':
      return slice(listOf(name, first), scalarOf(name, second) ?? 0, scalarOf(name, third));
    case 'SORT': {
      // The parser demands both words.
      const [by, order] = words as readonly [AggregateFunction, 'ASC' | 'DESC'];
      const limit = scalarOf(name, second);
      return sort(listOf(name, first), { by, order, limit, periods });
    }
    case 'DATE':
    case 'DAY':
    case 'EPOCH':
    case 'HOUR':
    case 'MINUTE':
    case 'MONTH':
    case 'YEAR':
      seriesOf(name, first);
      return timePart(name, context);
    case 'TIME_SERIES':
      return timeSeries(scalarOf(name, first) ?? NaN, context);
    case 'PERIOD':
      return periodOf(args[0], context);
    case 'FILL': {
      const [method] = words as readonly [FillMethod?];
      const filler = method ?? single(name, second) ?? NaN;
      return each(first, (one) => fill(seriesAmong(name, one), filler, context.starts));
    }
    case 'IF':
      return conditional(
        single(name, first) ?? NaN,
        single(name, second) ?? NaN,
        single(name, third),
      );
  }
}

/**
 * "Valid input is metrics, not the results of other expressions"; all metrics of an alarm have the
 * same period.
 */
function periodOf(of: Expression | undefined, { metricIds, periodSeconds }: MathContext): number {
  if (of?.kind === 'reference' && metricIds.includes(of.id)) return periodSeconds;
  throw new MathError("Function 'PERIOD' needs a metric, not an expression");
}

/** @throws MathError for an array */
function single(name: string, value: MathValue | undefined): SingleValue | undefined {
  if (value === undefined || !isList(value)) return value;
  throw new MathError(`Function '${name}' does not take an array`);
}

/** @throws MathError for a series and for an array */
function scalarOf(name: string, value: MathValue | undefined): number | undefined {
  if (value === undefined || isScalar(value)) return value;
  throw new MathError(`Function '${name}' needs a number, not a time series`);
}
