/**
 * The tokens of a Logs Insights query and of a log alarm's aggregation expression.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html
 */
import { safeRegex } from './safeRegex';

/** Text that is no query, or one that is not supported here. */
export class QueryError extends Error {
  /**
   * @param part where it ends being one
   * @param command the command that is not supported, if that is the reason
   */
  constructor(
    readonly part: string,
    readonly command?: string,
  ) {
    super(`unexpected symbol found ${part}`);
    this.name = 'QueryError';
  }
}

/** A `name` in backticks is `quoted`: it is never a keyword. */
interface Token {
  readonly kind: 'name' | 'string' | 'number' | 'sign' | 'end';
  readonly text: string;
  readonly quoted: boolean;
  readonly end: number;
}

const forms: readonly (readonly [Token['kind'], RegExp])[] = [
  ['number', /-?\d+(?:\.\d+)?(?![\w.])/y],
  ['name', /`([^`]+)`|@?[\w.]+/y],
  ['string', /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'/sy],
  ['sign', /!=|<=|>=|=~|[=<>()[\],|*]/y],
];
/** Blanks, and comments to the end of their line. */
const blank = /(?:\s|#[^\n]*)*/y;
const regexForm = /\/((?:[^/\\\n]|\\.)+)\//y;

/** Reads the tokens of a text from left to right. */
export class QueryTokens {
  private current: Token;
  private start = 0;

  constructor(private readonly text: string) {
    this.current = this.read(0);
  }

  /** Whether all tokens are read. */
  atEnd(): boolean {
    return this.current.kind === 'end';
  }

  /** Reads the sign if it is the next token. */
  takesSign(sign: string): boolean {
    return this.takesIf(this.current.kind === 'sign' && this.current.text === sign);
  }

  /** Reads the keyword if it is the next token; its case does not matter. */
  takesWord(word: string): boolean {
    const { kind, text, quoted } = this.current;
    return this.takesIf(kind === 'name' && !quoted && text.toLowerCase() === word);
  }

  /** @throws QueryError if the next token is another one */
  sign(sign: string): void {
    if (!this.takesSign(sign)) this.fail();
  }

  /** The name of a field or command. @throws QueryError */
  name(): string {
    return this.take('name').text;
  }

  /** A number or a text in quotes. @throws QueryError */
  literal(): string | number {
    if (this.current.kind === 'number') return Number(this.take('number').text);
    return this.take('string').text.replaceAll(/\\(.)/gs, '$1');
  }

  /** A whole number of at least 0. @throws QueryError */
  count(): number {
    const { text } = this.take('number');
    return /^\d+$/.test(text) ? Number(text) : this.fail();
  }

  /** A regular expression between slashes, if that is what comes next. @throws QueryError */
  regex(): RegExp | undefined {
    regexForm.lastIndex = this.start;
    const [whole = '', source = ''] = regexForm.exec(this.text) ?? [];
    if (whole === '') return undefined;
    const compiled = safeRegex(source) ?? this.fail();
    this.current = this.read(this.start + whole.length);
    return compiled;
  }

  /** @throws QueryError always, with the rest of the text */
  fail(): never {
    throw new QueryError(this.rest());
  }

  /** @throws QueryError always, with the word that should be a command */
  failCommand(): never {
    const { kind, text } = this.current;
    throw new QueryError(this.rest(), kind === 'name' ? text : undefined);
  }

  private rest(): string {
    return this.text.slice(this.start, this.start + 80);
  }

  private takesIf(fits: boolean): boolean {
    if (fits) this.current = this.read(this.current.end);
    return fits;
  }

  private take(kind: Token['kind']): Token {
    const token = this.current;
    if (token.kind !== kind) this.fail();
    this.current = this.read(token.end);
    return token;
  }

  private read(from: number): Token {
    blank.lastIndex = from;
    this.start = from + (blank.exec(this.text)?.[0].length ?? 0);
    if (this.start >= this.text.length)
      return { kind: 'end', text: '', quoted: false, end: this.start };

    for (const [kind, form] of forms) {
      form.lastIndex = this.start;
      const found = form.exec(this.text);
      if (!found) continue;
      const inner = found[1] ?? found[2];
      const end = this.start + found[0].length;
      return { kind, text: inner ?? found[0], quoted: inner !== undefined, end };
    }
    // A slash begins a regular expression, which only `regex` reads.
    return { kind: 'sign', text: this.text.charAt(this.start), quoted: false, end: this.start + 1 };
  }
}
