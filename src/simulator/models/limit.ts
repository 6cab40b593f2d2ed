/**
 * Checks one value against the limits of its shape; the messages are those of AWS's own validation.
 */
import type { AwsError } from '../protocols/awsError';
import type { Input } from '../request/input';
import { matches } from './pattern';
import type { Shape } from './shape';

/** The range of a whole number, by type. https://smithy.io/2.0/spec/simple-types.html */
const wholeNumbers: Readonly<Record<string, readonly [low: number, high: number]>> = {
  integer: [-(2 ** 31), 2 ** 31 - 1],
  long: [-(2 ** 63), 2 ** 63],
};

/** The error in a text, if any. @throws AwsError if it is not a text */
export function checkText(input: Input, name: string, shape: Shape): AwsError[] {
  const text = input.text(name) ?? '';
  const { pattern, enum: words } = shape;
  const found = checkRange(input, name, charactersIn(text), shape, 'length');
  if (pattern !== undefined && !matches(pattern, text))
    found.push(input.invalid(name, `must satisfy regular expression pattern: ${pattern}`));
  if (words && !words.includes(text))
    found.push(input.invalid(name, `must satisfy enum value set: [${words.join(', ')}]`));
  return found;
}

/** The error in a number, if any. @throws AwsError if it is not a number of its type */
export function checkNumber(input: Input, name: string, shape: Shape): AwsError[] {
  const value = input.number(name) ?? 0;
  const range = wholeNumbers[shape.type];
  if (range && !(Number.isInteger(value) && value >= range[0] && value <= range[1]))
    throw input.dialect.malformed(input.pathOf(name), shape.type === 'long' ? 'Long' : 'Integer');
  if (!Number.isFinite(value)) return [input.invalid(name, 'must be a finite number')];
  if (shape.numbers && !shape.numbers.includes(value))
    return [input.invalid(name, `must satisfy enum value set: [${shape.numbers.join(', ')}]`)];
  return checkRange(input, name, value, shape, 'value');
}

/** The error in the number of entries of a list or map, if any. */
export function checkSize(input: Input, name: string, size: number, shape: Shape): AwsError[] {
  const { max = Infinity } = shape;
  const { tooMany } = input.dialect;
  if (size > max && tooMany) return [tooMany(input.pathOf(name), max)];
  return checkRange(input, name, size, shape, 'length');
}

function checkRange(
  input: Input,
  name: string,
  actual: number,
  { min = -Infinity, max = Infinity }: Shape,
  what: 'length' | 'value',
): AwsError[] {
  if (actual < min)
    return [input.invalid(name, `must have ${what} greater than or equal to ${min}`)];
  if (actual > max) return [input.invalid(name, `must have ${what} less than or equal to ${max}`)];
  return [];
}

/**
 * Characters are Unicode code points.
 * https://smithy.io/2.0/spec/constraint-traits.html#length-trait
 */
function charactersIn(text: string): number {
  return Array.from(text).length;
}
