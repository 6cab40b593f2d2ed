/** Works out a metric math expression over series of samples. */
import { diff } from '../../model/sample';
import type { TimeRange } from '../../ports/aws';
import { aggregate, aggregateList } from './aggregate';
import { conditional } from './conditional';
import type { Expression, Operator, UnaryFunction } from './expression';
import { fill } from './fill';
import { MathError } from './mathError';
import { isScalar, joinValues, mapValue } from './values';
import type { MathValue, Series } from './values';

/** When the series are from. */
export interface MathContext {
  readonly periodSeconds: number;
  /** What was read; periods start at `range.start`. FILL fills all of it. */
  readonly range: TimeRange;
}

/**
 * The value of an expression. Series are oldest first, stamped with the start of their periods.
 * @param series what the ids stand for, other expressions included
 * @throws MathError for an id that is not there or a function given the wrong kind of value
 */
export function evaluateExpression(
  expression: Expression,
  series: ReadonlyMap<string, MathValue>,
  context: MathContext,
): MathValue {
  const valueOf = (node: Expression): MathValue => evaluateExpression(node, series, context);
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'reference': {
      const value = series.get(expression.id);
      if (value === undefined) throw new MathError(`Metric id '${expression.id}' not found`);
      return value;
    }
    case 'negate':
      return mapValue(valueOf(expression.operand), (value) => -value);
    case 'binary': {
      const { left, operator, right } = expression;
      return joinValues(valueOf(left), valueOf(right), operations[operator]);
    }
    case 'unary':
      return unaryFunctions[expression.name](valueOf(expression.of), context);
    case 'aggregate':
      return aggregate(expression.name, valueOf(expression.of), periodsIn(context));
    case 'aggregateList':
      return aggregateList(expression.name, expression.of.map(valueOf));
    case 'fill': {
      const { of, filler } = expression;
      const fillWith = typeof filler === 'string' ? filler : valueOf(filler);
      return fill(seriesOf('FILL', valueOf(of)), fillWith, context.range, context.periodSeconds);
    }
    case 'if': {
      const { condition, whenTrue, whenFalse } = expression;
      return conditional(valueOf(condition), valueOf(whenTrue), whenFalse && valueOf(whenFalse));
    }
  }
}

function periodsIn({ range, periodSeconds }: MathContext): number {
  return Math.ceil((range.end - range.start) / (periodSeconds * 1000));
}

const truth = (holds: boolean): number => (holds ? 1 : 0);

const operations: Record<Operator, (left: number, right: number) => number> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '^': (left, right) => left ** right,
  '==': (left, right) => truth(left === right),
  '!=': (left, right) => truth(left !== right),
  '<': (left, right) => truth(left < right),
  '>': (left, right) => truth(left > right),
  '<=': (left, right) => truth(left <= right),
  '>=': (left, right) => truth(left >= right),
  AND: (left, right) => truth(left !== 0 && right !== 0),
  OR: (left, right) => truth(left !== 0 || right !== 0),
};

const unaryFunctions: Record<UnaryFunction, (value: MathValue, context: MathContext) => MathValue> =
  {
    ABS: (value) => mapValue(value, Math.abs),
    CEIL: (value) => mapValue(value, Math.ceil),
    DIFF: (value) => diff(seriesOf('DIFF', value)),
    DIFF_TIME: (value) => secondsBetween(seriesOf('DIFF_TIME', value)),
    FLOOR: (value) => mapValue(value, Math.floor),
    // All metrics of one alarm have one period.
    PERIOD: (value, { periodSeconds }) => {
      seriesOf('PERIOD', value);
      return periodSeconds;
    },
    RATE: (value) => {
      const series = seriesOf('RATE', value);
      return joinValues(diff(series), secondsBetween(series), operations['/']);
    },
  };

/** For each sample but the first, the seconds since the one before it. */
function secondsBetween(series: Series): Series {
  return diff(series.map(({ at }) => ({ at, value: at / 1000 })));
}

function seriesOf(name: string, value: MathValue): Series {
  if (isScalar(value)) throw new MathError(`Function '${name}' needs a time series, not a number`);
  return value;
}
