/**
 * The JSON form of a filter pattern: comparisons of selected values, joined by `&&` (binds tighter)
 * and `||`, in parentheses or not.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html#matching-terms-json-log-events
 */
import { PatternError } from './patternError';
import { patternRegex } from './regex';
import { selectAll, wildcardsIn } from './selector';
import { starTest } from './star';
import { tokensOf, type Token } from './tokens';

/** Whether a parsed log event matches. */
type JsonTest = (json: unknown) => boolean;

/** A compiled condition, the selectors in it, and the number of its regular expressions. */
export interface JsonCondition {
  readonly test: JsonTest;
  readonly selectors: readonly string[];
  readonly regexes: number;
}

/** Compiles the text between the braces. @throws PatternError */
export function jsonCondition(text: string): JsonCondition {
  return new Parser(tokensOf(text)).all();
}

/**
 * The maximum number of selectors with a wildcard in one pattern; a selector has at most one
 * wildcard.
 */
const mostWildcards = 3;

class Parser {
  private at = 0;
  private regexes = 0;
  private wildcards = 0;
  private readonly selectors = new Set<string>();

  constructor(private readonly tokens: readonly Token[]) {}

  all(): JsonCondition {
    const test = this.either();
    if (this.at < this.tokens.length) throw this.wrong();
    return { test, selectors: [...this.selectors], regexes: this.regexes };
  }

  private either(): JsonTest {
    const tests = [this.both()];
    while (this.takeSign('||')) tests.push(this.both());
    return (json) => tests.some((test) => test(json));
  }

  private both(): JsonTest {
    const tests = [this.one()];
    while (this.takeSign('&&')) tests.push(this.one());
    return (json) => tests.every((test) => test(json));
  }

  private one(): JsonTest {
    if (!this.takeSign('(')) return this.comparison();
    const inner = this.either();
    if (!this.takeSign(')')) throw this.wrong();
    return inner;
  }

  private comparison(): JsonTest {
    const selector = this.take('selector');
    this.selectors.add(selector);
    const wildcards = wildcardsIn(selector);
    this.wildcards += wildcards;
    if (wildcards > 1 || this.wildcards > mostWildcards) throw new PatternError(selector);
    const word = this.tokens[this.at];
    if (word?.kind === 'bare') return this.words(selector);
    const sign = ['=', '!=', '<=', '>=', '<', '>'].find((known) => this.takeSign(known));
    if (sign === undefined) throw this.wrong();
    const compare = this.operand(sign);
    return (json) => selectAll(selector, json).some(compare);
  }

  /** `IS NULL`, `IS TRUE`, `IS FALSE`, `NOT EXISTS`. */
  private words(selector: string): JsonTest {
    const words = `${this.take('bare')} ${this.take('bare')}`.toUpperCase();
    if (words === 'NOT EXISTS') return (json) => selectAll(selector, json).length === 0;
    const wanted = { 'IS NULL': null, 'IS TRUE': true, 'IS FALSE': false }[words];
    if (wanted === undefined) throw new PatternError(words);
    return (json) => selectAll(selector, json).includes(wanted);
  }

  private operand(sign: string): (value: unknown) => boolean {
    const token = this.tokens[this.at++];
    const negated = sign === '!=';
    if (token?.kind === 'regex' && (sign === '=' || negated)) {
      this.regexes++;
      const regex = patternRegex(token.value);
      return (value) => typeof value === 'string' && regex.test(value) !== negated;
    }
    if (token?.kind === 'bare' && isNumber(token.value))
      return comparing(sign, Number(token.value));
    if ((token?.kind === 'bare' || token?.kind === 'text') && (sign === '=' || negated)) {
      const fits = starTest(token.value);
      return (value) => isScalar(value) && fits(String(value)) !== negated;
    }
    throw this.wrong(this.at - 1);
  }

  private take(kind: Token['kind']): string {
    const token = this.tokens[this.at];
    if (token?.kind !== kind) throw this.wrong();
    this.at++;
    return token.value;
  }

  private takeSign(value: string): boolean {
    const token = this.tokens[this.at];
    if (token?.kind !== 'sign' || token.value !== value) return false;
    this.at++;
    return true;
  }

  private wrong(at = this.at): PatternError {
    return new PatternError(this.tokens[at]?.value ?? 'the end');
  }
}

function isNumber(text: string): boolean {
  return /^[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?$/i.test(text);
}

/** An object or a list never matches a comparison. */
function isScalar(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function comparing(sign: string, wanted: number): (value: unknown) => boolean {
  const tests: Readonly<Record<string, (value: number) => boolean>> = {
    '=': (value) => value === wanted,
    '!=': (value) => value !== wanted,
    '<': (value) => value < wanted,
    '<=': (value) => value <= wanted,
    '>': (value) => value > wanted,
    '>=': (value) => value >= wanted,
  };
  const test = tests[sign];
  return (value) => typeof value === 'number' && test?.(value) === true;
}
