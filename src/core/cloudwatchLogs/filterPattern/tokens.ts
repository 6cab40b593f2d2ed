/** Splits the JSON form of a filter pattern into tokens. */
import { PatternError } from './patternError';
import { selectorForm } from './selector';

/** A token of a pattern. */
export type Token =
  | { readonly kind: 'selector' | 'text' | 'regex' | 'bare'; readonly value: string }
  | { readonly kind: 'sign'; readonly value: string };

/** In this order; the first match wins. */
const forms: readonly (readonly [RegExp, (found: string) => Token])[] = [
  [selectorForm, (value) => ({ kind: 'selector', value })],
  [
    /"(?:[^"\\]|\\.)*"/y,
    (found) => ({ kind: 'text', value: found.slice(1, -1).replaceAll(/\\(.)/g, '$1') }),
  ],
  [/%[^%]*%/y, (found) => ({ kind: 'regex', value: found.slice(1, -1) })],
  [/&&|\|\||!=|<=|>=|[=<>()]/y, (value) => ({ kind: 'sign', value })],
  [/[-+]?\d+(?:\.\d*)?e[-+]?\d+|[-+]?[\w.*]+/iy, (value) => ({ kind: 'bare', value })],
];

/** @throws PatternError at a character that belongs to no token */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    const space = /\s+/y;
    space.lastIndex = at;
    if (space.test(text)) {
      at = space.lastIndex;
    } else {
      const [token, end] = tokenAt(text, at);
      tokens.push(token);
      at = end;
    }
  }
  return tokens;
}

function tokenAt(text: string, at: number): readonly [Token, number] {
  for (const [form, make] of forms) {
    form.lastIndex = at;
    const found = form.exec(text)?.[0];
    if (found !== undefined) return [make(found), form.lastIndex];
  }
  throw new PatternError(text.charAt(at));
}
