/** Evaluates a metric math expression over series of samples. */
import type { MathContext } from './context';
import { metricsNamed, type Expression, type Operator } from './expression';
import { called } from './called';
import { MathError } from './mathError';
import { isList, joinValues, mapValue, type MathValue, type SingleValue } from './values';

/**
 * The value of an expression. Series are oldest first, with the timestamps of their periods'
 * starts.
 * @param values the values of the ids, including those of other expressions
 * @throws MathError for an unknown id or a function with the wrong kind of value
 */
export function evaluateExpression(
  expression: Expression,
  values: ReadonlyMap<string, MathValue>,
  context: MathContext,
): MathValue {
  const valueOf = (node: Expression): MathValue => evaluateExpression(node, values, context);
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'reference':
      return known(expression.id, values);
    case 'metrics': {
      const ids = metricsNamed(expression, context.metricIds);
      return listed(ids.map((id) => known(id, values)));
    }
    case 'list':
      return listed(expression.items.map(valueOf));
    case 'negate':
      return mapValue(valueOf(expression.operand), (value) => -value);
    case 'binary': {
      const { left, operator, right } = expression;
      return joinValues(valueOf(left), valueOf(right), operations[operator]);
    }
    case 'call':
      return called(expression, valueOf, context);
  }
}

function known(id: string, values: ReadonlyMap<string, MathValue>): MathValue {
  const value = values.get(id);
  if (value === undefined) throw new MathError(`Metric id '${id}' not found`);
  return value;
}

/** A nested array contributes its own entries: SUM([METRICS("4xx"), METRICS("5xx")]). */
function listed(values: readonly MathValue[]): MathValue {
  return {
    items: values.flatMap((value): readonly SingleValue[] =>
      isList(value) ? value.items : [value],
    ),
  };
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
