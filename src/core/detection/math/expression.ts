/** A metric math expression as a tree. */

export type Operator =
  '+' | '-' | '*' | '/' | '^' | '==' | '!=' | '<' | '>' | '<=' | '>=' | 'AND' | 'OR';

/** Functions of one value. */
export type UnaryFunction = 'ABS' | 'CEIL' | 'DIFF' | 'DIFF_TIME' | 'FLOOR' | 'PERIOD' | 'RATE';

/** Functions of one series, giving a scalar, or of a list, giving a series. */
export type AggregateFunction = 'AVG' | 'MAX' | 'MIN' | 'SUM';

/** How FILL fills when it is not given a value. */
export type FillMethod = 'REPEAT' | 'LINEAR';

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
  | { readonly kind: 'unary'; readonly name: UnaryFunction; readonly of: Expression }
  | { readonly kind: 'aggregate'; readonly name: AggregateFunction; readonly of: Expression }
  | {
      readonly kind: 'aggregateList';
      readonly name: AggregateFunction;
      readonly of: readonly Expression[];
    }
  | { readonly kind: 'fill'; readonly of: Expression; readonly filler: Expression | FillMethod }
  | {
      readonly kind: 'if';
      readonly condition: Expression;
      readonly whenTrue: Expression;
      readonly whenFalse: Expression | undefined;
    };

/** The ids that an expression reads, each once. */
export function referencedIds(expression: Expression): ReadonlySet<string> {
  const ids = new Set<string>();
  const visit = (node: Expression): void => {
    if (node.kind === 'reference') ids.add(node.id);
    for (const child of children(node)) visit(child);
  };
  visit(expression);
  return ids;
}

function children(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'number':
    case 'reference':
      return [];
    case 'negate':
      return [node.operand];
    case 'binary':
      return [node.left, node.right];
    case 'unary':
    case 'aggregate':
      return [node.of];
    case 'aggregateList':
      return node.of;
    case 'fill':
      return typeof node.filler === 'string' ? [node.of] : [node.of, node.filler];
    case 'if':
      return [node.condition, node.whenTrue, ...(node.whenFalse ? [node.whenFalse] : [])];
  }
}
