/** The functions that metric math may call here, and what each of them takes. */
import type { AggregateFunction, Expression, FillMethod, UnaryFunction } from './expression';
import { MathError } from './mathError';

/** What may stand between the parentheses of a call. */
export type Argument =
  | Expression
  /** `[m1, m2]` */
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  /** REPEAT or LINEAR */
  | { readonly kind: 'fillMethod'; readonly method: FillMethod };

type Build = (args: readonly Argument[]) => Expression;

const builders: Readonly<Record<string, Build>> = {
  ABS: unary('ABS'),
  AVG: aggregate('AVG'),
  CEIL: unary('CEIL'),
  DIFF: unary('DIFF'),
  DIFF_TIME: unary('DIFF_TIME'),
  FILL: (args) => {
    const [of, filler] = args;
    if (args.length !== 2 || !of || !filler) throw wrongCount('FILL', '2 arguments', args);
    return {
      kind: 'fill',
      of: plain('FILL', of),
      filler: filler.kind === 'fillMethod' ? filler.method : plain('FILL', filler),
    };
  },
  FLOOR: unary('FLOOR'),
  IF: (args) => {
    const [condition, whenTrue, whenFalse] = args.map((arg) => plain('IF', arg));
    if (args.length > 3 || !condition || !whenTrue) {
      throw wrongCount('IF', '2 or 3 arguments', args);
    }
    return { kind: 'if', condition, whenTrue, whenFalse };
  },
  MAX: aggregate('MAX'),
  MIN: aggregate('MIN'),
  PERIOD: unary('PERIOD'),
  RATE: unary('RATE'),
  SUM: aggregate('SUM'),
};

/**
 * How to make the tree of a call from its arguments; the maker throws MathError when they are not
 * what the function takes.
 * @throws MathError for a function that is not known, naming it and those that are
 */
export function functionNamed(name: string): Build {
  const build = Object.hasOwn(builders, name) ? builders[name] : undefined;
  if (build) return build;
  if (name === 'METRICS') {
    throw new MathError(
      "Function 'METRICS' gives several time series where one is needed; " +
        'name the metric instead, as in DIFF(m1)',
    );
  }
  const known = Object.keys(builders).join(', ');
  throw new MathError(`Function '${name}' not found; supported are ${known}`);
}

function unary(name: UnaryFunction): Build {
  return (args) => {
    const [of] = args;
    if (args.length !== 1 || !of) throw wrongCount(name, '1 argument', args);
    return { kind: 'unary', name, of: plain(name, of) };
  };
}

function aggregate(name: AggregateFunction): Build {
  return (args) => {
    const [of] = args;
    if (args.length !== 1 || !of) throw wrongCount(name, '1 argument or a list', args);
    return of.kind === 'list'
      ? { kind: 'aggregateList', name, of: of.items }
      : { kind: 'aggregate', name, of: plain(name, of) };
  };
}

function plain(name: string, arg: Argument): Expression {
  if (arg.kind === 'list') throw new MathError(`Function '${name}' does not take a list`);
  if (arg.kind === 'fillMethod') throw new MathError(`Metric id '${arg.method}' is not valid`);
  return arg;
}

function wrongCount(name: string, wanted: string, args: readonly Argument[]): MathError {
  return new MathError(`Function '${name}' takes ${wanted}, not ${args.length}`);
}
