/**
 * The supported metric math functions and their arguments.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html#metric-math-syntax-functions-list
 */
import type { Expression } from './expression';
import { MathError } from './mathError';
import { unsupportedFunctions } from './unsupported';
import { signatures, type FunctionName, type Signature } from './signatures';

/** An argument of a call. */
export type Argument =
  | Expression
  /** REPEAT, LINEAR, ASC, DESC, or the name of a function to sort by. */
  | { readonly kind: 'word'; readonly word: string }
  /** A text in quotation marks. */
  | { readonly kind: 'text'; readonly text: string };

const sortedBy = ['AVG', 'MAX', 'MIN', 'SUM'];
const orders = ['ASC', 'DESC'];
const fillers = ['REPEAT', 'LINEAR'];

/** The words that may be used in place of a value. */
export const words: ReadonlySet<string> = new Set([...fillers, ...sortedBy, ...orders]);

/**
 * Returns the function that creates the tree of a call from its arguments; that one throws
 * MathError for wrong arguments.
 * @throws MathError for an unknown function, with its name and the known ones. AWS accepts the
 * names only in capitals.
 */
export function functionNamed(name: string): (args: readonly Argument[]) => Expression {
  if (name === 'METRICS') return metrics;
  if (Object.hasOwn(signatures, name)) {
    const known = name as FunctionName;
    return (args) => call(known, signatures[known], args);
  }
  const why = unsupportedFunctions.get(name);
  const sentence = why
    ? `Function '${name}' is not supported here`
    : `Function '${name}' not found; supported are ${Object.keys(signatures).join(', ')}, METRICS`;
  throw new MathError(sentence, { kind: 'function', name, why: why ?? 'unknown' });
}

function metrics([part, ...more]: readonly Argument[]): Expression {
  if (more.length > 0 || (part && part.kind !== 'text'))
    throw new MathError("Function 'METRICS' takes nothing or a text");
  return { kind: 'metrics', containing: part ? part.text : '' };
}

function call(name: FunctionName, signature: Signature, args: readonly Argument[]): Expression {
  const [first, ...rest] = args;
  const taken = signature.words === undefined ? [] : wordsIn(signature.words, rest);
  const others = [...(first ? [first] : []), ...rest.slice(taken.length)];
  const values = others.map((arg) => plain(name, arg));
  const count = signature.words === 'filler' ? args.length : values.length;
  const [fewest, most] = signature.values;
  if (count < fewest || count > most) {
    const wanted = `${fewest === most ? '' : `${fewest} or `}${most} argument${most > 1 ? 's' : ''}`;
    throw new MathError(`Function '${name}' takes ${wanted}, not ${count}`);
  }
  return { kind: 'call', name, args: values, words: taken };
}

/** The words of this kind that the arguments begin with. */
function wordsIn(kind: 'filler' | 'sorting', [by, order]: readonly Argument[]): readonly string[] {
  if (kind === 'filler') return by?.kind === 'word' && fillers.includes(by.word) ? [by.word] : [];
  if (
    by?.kind === 'word' &&
    sortedBy.includes(by.word) &&
    order?.kind === 'word' &&
    orders.includes(order.word)
  )
    return [by.word, order.word];
  throw new MathError(
    `Function 'SORT' takes an array, one of ${sortedBy.join(', ')}, and ASC or DESC`,
  );
}

function plain(name: string, arg: Argument): Expression {
  if (arg.kind === 'word') throw new MathError(`Metric id '${arg.word}' is not valid`);
  if (arg.kind === 'text') throw new MathError(`Function '${name}' does not take a text`);
  return arg;
}
