/** A metric math expression as a tree. */
import type { FunctionName } from './signatures';

export type Operator =
  '+' | '-' | '*' | '/' | '^' | '==' | '!=' | '<' | '>' | '<=' | '>=' | 'AND' | 'OR';

export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  /** A metric or another expression, by its id. */
  | { readonly kind: 'reference'; readonly id: string }
  | { readonly kind: 'negate'; readonly operand: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: Operator;
      readonly left: Expression;
      readonly right: Expression;
    }
  /** `[m1, m2]` */
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  /** METRICS(), METRICS("part of an id"): the metrics whose ids contain the text. */
  | { readonly kind: 'metrics'; readonly containing: string }
  | Call;

/** A function with its arguments. */
export interface Call {
  readonly kind: 'call';
  readonly name: FunctionName;
  readonly args: readonly Expression[];
  /** REPEAT or LINEAR for FILL; the sort function, and ASC or DESC, for SORT. */
  readonly words: readonly string[];
}

/** The ids that an expression names, each once. Those that METRICS() gives are not named. */
export function referencedIds(expression: Expression): ReadonlySet<string> {
  const ids = new Set<string>();
  const visit = (node: Expression): void => {
    if (node.kind === 'reference') ids.add(node.id);
    for (const child of children(node)) visit(child);
  };
  visit(expression);
  return ids;
}

/** The metrics that METRICS() gives, in their order. */
export function metricsNamed(
  { containing }: Extract<Expression, { kind: 'metrics' }>,
  metricIds: readonly string[],
): readonly string[] {
  return metricIds.filter((id) => id.includes(containing));
}

/** How often the value of a clock function changes, if an expression has one. */
export type ClockStep = 'hour' | 'minute';

/** How often the clock changes the expression's value; undefined if it does not read the clock. */
export function clockStep(expression: Expression): ClockStep | undefined {
  const own = expression.kind === 'call' ? clockSteps[expression.name] : undefined;
  const steps = [own, ...children(expression).map(clockStep)];
  return steps.find((step) => step === 'minute') ?? steps.find((step) => step === 'hour');
}

const clockSteps: Partial<Record<FunctionName, ClockStep>> = {
  DATE: 'hour',
  DAY: 'hour',
  EPOCH: 'minute',
  HOUR: 'hour',
  MINUTE: 'minute',
  MONTH: 'hour',
  YEAR: 'hour',
};

function children(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'number':
    case 'reference':
    case 'metrics':
      return [];
    case 'negate':
      return [node.operand];
    case 'binary':
      return [node.left, node.right];
    case 'list':
      return node.items;
    case 'call':
      return node.args;
  }
}
