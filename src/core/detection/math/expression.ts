/** A metric math expression as a tree, and the functions that it may call. */

/** What each function takes; `MathError` names them all to whoever calls another one. */
export const functions = {
  ABS: { min: 1, max: 1 },
  AVG: { min: 1, max: 1 },
  CEIL: { min: 1, max: 1 },
  DIFF: { min: 1, max: 1 },
  DIFF_TIME: { min: 1, max: 1 },
  FILL: { min: 2, max: 2 },
  FLOOR: { min: 1, max: 1 },
  IF: { min: 2, max: 3 },
  MAX: { min: 1, max: 1 },
  MIN: { min: 1, max: 1 },
  PERIOD: { min: 1, max: 1 },
  RATE: { min: 1, max: 1 },
  SUM: { min: 1, max: 1 },
} as const;

export type FunctionName = keyof typeof functions;

export type Operator =
  '+' | '-' | '*' | '/' | '^' | '==' | '!=' | '<' | '>' | '<=' | '>=' | 'AND' | 'OR';

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
  | { readonly kind: 'call'; readonly name: FunctionName; readonly args: readonly Expression[] }
  /** `[m1, m2]`, the argument of MAX, MIN, SUM and AVG. */
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  /** The second argument of FILL. */
  | { readonly kind: 'fillMethod'; readonly method: FillMethod };

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
    case 'fillMethod':
      return [];
    case 'negate':
      return [node.operand];
    case 'binary':
      return [node.left, node.right];
    case 'call':
      return node.args;
    case 'list':
      return node.items;
  }
}
