/**
 * The condition of a `filter` command: comparisons, `like`, `in`, `ispresent` and their combinations
 * with `and`, `or`, `not` and parentheses.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Filter.html
 *
 * AWS does not document what a comparison with a field does that an event does not have. Assumed: it
 * does not hold, whatever the operator; so `not a = 1` holds, and `a != 1` does not.
 */
import type { QueryTokens } from './queryTokens';

/** Reads a field of a log event, or of a row of a query, as text; undefined if it has no such field. */
export type FieldReader = (name: string) => string | undefined;

/** Whether a log event fulfils a condition. */
export interface FieldTest {
  (field: FieldReader): boolean;
  /**
   * Texts that occur in every message without escapes that fulfils the condition: they are cheaper to
   * find than fields. Absent if none is known.
   */
  readonly needed?: readonly string[];
}

const operators = ['!=', '<=', '>=', '=', '<', '>'] as const;
type Operator = (typeof operators)[number];

const orders: Readonly<Record<Operator, (sign: number) => boolean>> = {
  '=': (sign) => sign === 0,
  '!=': (sign) => sign !== 0,
  '<': (sign) => sign < 0,
  '<=': (sign) => sign <= 0,
  '>': (sign) => sign > 0,
  '>=': (sign) => sign >= 0,
};

/** Reads a condition. @throws QueryError */
export function queryFilter(tokens: QueryTokens): FieldTest {
  const first = conjunction(tokens);
  const parts = [first];
  while (tokens.takesWord('or')) parts.push(conjunction(tokens));
  if (parts.length === 1) return first;
  return (field) => parts.some((part) => part(field));
}

function conjunction(tokens: QueryTokens): FieldTest {
  const parts = [negation(tokens)];
  while (tokens.takesWord('and')) parts.push(negation(tokens));
  const test = (field: FieldReader): boolean => parts.every((part) => part(field));
  return Object.assign(test, { needed: parts.flatMap(({ needed = [] }) => needed) });
}

function negation(tokens: QueryTokens): FieldTest {
  if (tokens.takesWord('not')) {
    const negated = negation(tokens);
    return (field) => !negated(field);
  }
  if (!tokens.takesSign('(')) return comparison(tokens);
  const inner = queryFilter(tokens);
  tokens.sign(')');
  return inner;
}

function comparison(tokens: QueryTokens): FieldTest {
  const name = tokens.name();
  if (name.toLowerCase() === 'ispresent' && tokens.takesSign('(')) {
    const tested = tokens.name();
    tokens.sign(')');
    return (field) => field(tested) !== undefined;
  }
  const operator = operators.find((sign) => tokens.takesSign(sign));
  if (operator) return ordered(name, operator, tokens.literal());
  if (tokens.takesSign('=~')) return tested(name, matching(tokens, false));
  const negated = tokens.takesWord('not');
  const test = tokens.takesWord('like')
    ? matching(tokens, true)
    : tokens.takesWord('in')
      ? oneOf(tokens)
      : tokens.fail();
  return tested(name, negated ? (value) => !test(value) : test);
}

function tested(name: string, test: (value: string) => boolean): FieldTest {
  return (field) => {
    const value = field(name);
    return value !== undefined && test(value);
  };
}

/** A number compares with numbers only; a text is less or greater in the order of its characters. */
function ordered(name: string, operator: Operator, wanted: string | number): FieldTest {
  const holds = orders[operator];
  if (typeof wanted === 'string') {
    const test = tested(name, (value) => holds(value === wanted ? 0 : value < wanted ? -1 : 1));
    // A field that begins with @ belongs to the service, not to the message.
    const inMessage = operator === '=' && !name.startsWith('@');
    return inMessage ? Object.assign(test, { needed: [wanted] }) : test;
  }

  return tested(name, (value) => {
    const number = numberIn(value);
    return number === undefined ? operator === '!=' : holds(Math.sign(number - wanted));
  });
}

/** The number that a field contains, if that is all. */
export function numberIn(value: string): number | undefined {
  const number = value.trim() === '' ? NaN : Number(value);
  return Number.isFinite(number) ? number : undefined;
}

/** A part of the text, or a regular expression. */
function matching(tokens: QueryTokens, takesText: boolean): (value: string) => boolean {
  const regex = tokens.regex();
  if (regex) return (value) => regex.test(value);
  if (!takesText) tokens.fail();
  const part = String(tokens.literal());
  return (value) => value.includes(part);
}

function oneOf(tokens: QueryTokens): (value: string) => boolean {
  tokens.sign('[');
  const wanted: (string | number)[] = [];
  do wanted.push(tokens.literal());
  while (tokens.takesSign(','));
  tokens.sign(']');
  return (value) =>
    wanted.some((one) => (typeof one === 'string' ? value === one : numberIn(value) === one));
}
