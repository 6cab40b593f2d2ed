/** Parses metric math into a tree and rejects what cannot be evaluated here. */
import type { Expression, Operator } from './expression';
import { isMetricsInsights } from './unsupported';
import { functionNamed, words, type Argument } from './functions';
import { MathError } from './mathError';
import { tokenize, type Token } from './tokenizer';

/** CloudWatch's limit for MetricDataQuery.Expression. */
const maxLength = 2048;
/** Deeper than any realistic nesting, shallower than the call stack. */
const maxDepth = 100;

const operators: Readonly<Record<string, { operator: Operator; binding: number }>> = {
  OR: { operator: 'OR', binding: 1 },
  '||': { operator: 'OR', binding: 1 },
  AND: { operator: 'AND', binding: 2 },
  '&&': { operator: 'AND', binding: 2 },
  '==': { operator: '==', binding: 3 },
  '!=': { operator: '!=', binding: 3 },
  '<': { operator: '<', binding: 3 },
  '>': { operator: '>', binding: 3 },
  '<=': { operator: '<=', binding: 3 },
  '>=': { operator: '>=', binding: 3 },
  '+': { operator: '+', binding: 4 },
  '-': { operator: '-', binding: 4 },
  '*': { operator: '*', binding: 5 },
  '/': { operator: '/', binding: 5 },
  '^': { operator: '^', binding: 6 },
};
const powerBinding = 6;

/**
 * Parses one expression. AWS lists the operators but not their precedence; the usual one is
 * assumed: `^` highest and right-associative, then the sign, `* /`, `+ -`, the comparisons, AND,
 * OR.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 * @throws MathError with a message that names the error, and unknown functions by name
 */
export function parseExpression(text: string): Expression {
  if (text.length > maxLength)
    throw new MathError(`The expression is over ${maxLength} characters`);
  if (isMetricsInsights(text)) {
    throw new MathError('Metrics Insights queries (SELECT …) are not supported', {
      kind: 'query',
      language: 'Metrics Insights',
    });
  }
  return new Parser(tokenize(text)).parse();
}

class Parser {
  private at = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  parse(): Expression {
    const expression = this.binary(1);
    if (this.tokens[this.at]) throw this.unexpected();
    return expression;
  }

  /** A chain of operators with at least this precedence. */
  private binary(minBinding: number): Expression {
    if (++this.depth > maxDepth) throw new MathError('The expression is nested too deeply');
    let left = this.signed();
    for (;;) {
      const found = this.operator();
      if (!found || found.binding < minBinding) break;
      this.at++;
      const { operator, binding } = found;
      const right = this.binary(binding === powerBinding ? binding : binding + 1);
      left = { kind: 'binary', operator, left, right };
    }
    this.depth--;
    return left;
  }

  private operator(): (typeof operators)[string] | undefined {
    const token = this.tokens[this.at];
    return token && Object.hasOwn(operators, token.text) ? operators[token.text] : undefined;
  }

  private signed(): Expression {
    if (!this.take('-')) return this.primary();
    return { kind: 'negate', operand: this.binary(powerBinding) };
  }

  private primary(): Expression {
    const token = this.tokens[this.at];
    if (token?.kind === 'number') {
      this.at++;
      return { kind: 'number', value: Number(token.text) };
    }
    if (token?.kind === 'word') {
      this.at++;
      if (this.take('(')) return this.call(token.text);
      if (!/^[a-z]/.test(token.text)) throw new MathError(`Metric id '${token.text}' is not valid`);
      return { kind: 'reference', id: token.text };
    }
    if (this.take('(')) {
      const inner = this.binary(1);
      this.expect(')');
      return inner;
    }
    if (this.take('[')) {
      const items = [this.binary(1)];
      while (this.take(',')) items.push(this.binary(1));
      this.expect(']');
      return { kind: 'list', items };
    }
    throw this.unexpected();
  }

  /** The rest of a call, after its opening parenthesis. */
  private call(name: string): Expression {
    const build = functionNamed(name);
    const args: Argument[] = [];
    if (!this.take(')')) {
      do args.push(this.argument());
      while (this.take(','));
      this.expect(')');
    }
    return build(args);
  }

  private argument(): Argument {
    const token = this.tokens[this.at];
    if (token?.kind === 'text') {
      this.at++;
      return { kind: 'text', text: token.text.slice(1, -1) };
    }
    const next = this.tokens[this.at + 1];
    if (token?.kind === 'word' && words.has(token.text) && next?.text !== '(') {
      this.at++;
      return { kind: 'word', word: token.text };
    }
    return this.binary(1);
  }

  private take(symbol: string): boolean {
    const token = this.tokens[this.at];
    const found = token?.kind === 'symbol' && token.text === symbol;
    if (found) this.at++;
    return found;
  }

  private expect(symbol: string): void {
    if (!this.take(symbol)) throw this.unexpected(` ('${symbol}' expected)`);
  }

  private unexpected(hint = ''): MathError {
    const token = this.tokens[this.at];
    return new MathError(token ? `Unexpected '${token.text}'${hint}` : `Unexpected end${hint}`);
  }
}
