/**
 * One entry of a list in an event pattern: a value, or an object with one comparison operator.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
import { isRecord } from '../base/isRecord';

/** Why a pattern is not valid. */
export class PatternProblem extends Error {
  constructor(readonly reason: string) {
    super(`Event pattern is not valid. Reason: ${reason}`);
    this.name = 'PatternProblem';
  }
}

/** Whether a value of an event matches; undefined for a member that the event does not have. */
export type ValueMatcher = (value: unknown) => boolean;

/** Compiles an entry. @throws PatternProblem */
export function valueMatcher(entry: unknown): ValueMatcher {
  if (!isRecord(entry)) {
    if (Array.isArray(entry))
      throw new PatternProblem('Match value must be String, number or object');
    return (value) => value === entry;
  }
  const [first, ...others] = Object.entries(entry);
  const [name, operand] = first ?? ['', undefined];
  if (others.length > 0) throw new PatternProblem('Only one key allowed in match expression');
  const operator = Object.hasOwn(operators, name) ? operators[name] : undefined;
  if (!operator) throw new PatternProblem(`Unrecognized match type ${name}`);
  return operator(operand);
}

const textOperators = ['prefix', 'suffix', 'wildcard', 'equals-ignore-case'] as const;
type TextOperator = (typeof textOperators)[number];

const operators: Readonly<Record<string, (operand: unknown) => ValueMatcher>> = {
  exists: (operand) => {
    if (typeof operand !== 'boolean') throw new PatternProblem('exists must be true or false');
    return (value) => (value !== undefined) === operand;
  },
  'anything-but': anythingBut,
  numeric,
  ...Object.fromEntries(
    textOperators.map((name) => [name, (operand: unknown) => textMatcher(name, operand)]),
  ),
};

function textMatcher(name: TextOperator, operand: unknown): ValueMatcher {
  if ((name === 'prefix' || name === 'suffix') && isRecord(operand)) {
    const ignored = operand['equals-ignore-case'];
    if (typeof ignored !== 'string') throw new PatternProblem(`${name} must be a string`);
    const inner = textTest(name, ignored.toLowerCase());
    return (value) => typeof value === 'string' && inner(value.toLowerCase());
  }
  if (typeof operand !== 'string') throw new PatternProblem(`${name} must be a string`);
  const test = textTest(name, operand);
  return (value) => typeof value === 'string' && test(value);
}

function textTest(name: TextOperator, operand: string): (value: string) => boolean {
  switch (name) {
    case 'prefix':
      return (value) => value.startsWith(operand);
    case 'suffix':
      return (value) => value.endsWith(operand);
    case 'equals-ignore-case':
      return (value) => value.toLowerCase() === operand.toLowerCase();
    case 'wildcard':
      return wildcardTest(operand);
  }
}

/** `*` is any text, `\*` a star and `\\` a backslash. */
function wildcardTest(pattern: string): (value: string) => boolean {
  if (pattern.includes('**')) throw new PatternProblem('Consecutive wildcard characters');
  const parts: string[] = [''];
  for (const [sign] of pattern.matchAll(/\\[*\\]|./gsu)) {
    if (sign === '*') {
      parts.push('');
    } else {
      parts.push(
        (parts.pop() ?? '') + (sign.length > 1 && sign.startsWith('\\') ? sign.slice(1) : sign),
      );
    }
  }
  const [first = '', ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) return (value) => value === first;
  return (value) => {
    if (!value.startsWith(first) || value.length < first.length + last.length) return false;
    let at = first.length;
    for (const part of rest) {
      const found = value.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
    return value.endsWith(last) && value.length - last.length >= at;
  };
}

/** A member that the event does not have does not match. */
function anythingBut(operand: unknown): ValueMatcher {
  const excluded = excludedBy(operand);
  return (value) => value !== undefined && !excluded.some((matches) => matches(value));
}

function excludedBy(operand: unknown): readonly ValueMatcher[] {
  if (isRecord(operand)) {
    const [first, ...others] = Object.entries(operand);
    const [name, inner] = first ?? ['', undefined];
    const operator = textOperators.find((known) => known === name);
    if (!operator || others.length > 0)
      throw new PatternProblem(`Unsupported anything-but pattern: ${name}`);

    const list: readonly unknown[] = Array.isArray(inner) ? inner : [inner];
    return list.map((one) => textMatcher(operator, one));
  }
  const list: readonly unknown[] = Array.isArray(operand) ? operand : [operand];
  const plain = list.every((one) => typeof one === 'string' || typeof one === 'number');
  if (!plain || list.length === 0 || new Set(list.map((one) => typeof one)).size > 1)
    throw new PatternProblem('Inside anything but list, values must all be text or all be numbers');

  return list.map((one) => (value: unknown) => value === one);
}

const comparisons: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  '=': (value, bound) => value === bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
};

/** `[">", 0, "<=", 5]` */
function numeric(operand: unknown): ValueMatcher {
  const list: readonly unknown[] = Array.isArray(operand) ? operand : [];
  if (list.length !== 2 && list.length !== 4)
    throw new PatternProblem('Invalid member in numeric match: one or two comparisons are needed');

  const tests = Array.from({ length: list.length / 2 }, (_, index) => {
    const [sign, bound] = list.slice(2 * index, 2 * index + 2);
    const test =
      typeof sign === 'string' && Object.hasOwn(comparisons, sign) ? comparisons[sign] : undefined;
    if (!test) throw new PatternProblem(`Unrecognized numeric range operator: ${String(sign)}`);
    if (typeof bound !== 'number' || Math.abs(bound) > 5e9)
      throw new PatternProblem('Value of a numeric match must be a number within 5,000,000,000');

    return (value: number) => test(value, bound);
  });
  return (value) => typeof value === 'number' && tests.every((test) => test(value));
}
