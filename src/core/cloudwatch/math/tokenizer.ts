/** Splits a metric math expression into tokens. */
import { MathError } from './mathError';

export type Token =
  | { readonly kind: 'number'; readonly text: string }
  /** An id, a function name, AND or OR. */
  | { readonly kind: 'word'; readonly text: string }
  /** A quoted text, as used by SEARCH. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'symbol'; readonly text: string };

const pattern =
  /\s+|(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?<word>[A-Za-z_]\w*)|(?<text>'[^']*'|"[^"]*")|(?<symbol>==|!=|<=|>=|&&|\|\||[-+*/^<>()[\],])/y;

/** @throws MathError at a character that belongs to no token */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  while (pattern.lastIndex < text.length) {
    const at = pattern.lastIndex;
    const groups = pattern.exec(text)?.groups;
    if (!groups) throw new MathError(`Unexpected character '${text.charAt(at)}' at ${at + 1}`);
    const token = tokenOf(groups);
    if (token) tokens.push(token);
  }
  return tokens;
}

/** Undefined for white space. */
function tokenOf(groups: Readonly<Record<string, string | undefined>>): Token | undefined {
  for (const kind of ['number', 'word', 'text', 'symbol'] as const) {
    const text = groups[kind];
    if (text !== undefined) return { kind, text };
  }
  return undefined;
}
