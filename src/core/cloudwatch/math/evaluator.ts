/** Works out a metric math expression over series of samples. */
import type { MathContext } from './context';
import { metricsNamed } from './expression';
import type { Expression, Operator } from './expression';
import { called } from './called';
import { MathError } from './mathError';
import { isList, joinValues, mapValue } from './values';
import type { MathValue, SingleValue } from './values';

/**
 * The value of an expression. Series are oldest first, stamped with the start of their periods.
 * @param values what the ids stand for, other expressions included
 * @throws MathError for an id that is not there or a function given the wrong kind of value
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

/** An array in an array gives its own entries: SUM([METRICS("4xx"), METRICS("5xx")]). */
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
