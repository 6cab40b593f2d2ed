/**
 * Hides the values of fields, settings and headers whose names indicate a secret, within JSON,
 * addresses, XML and running text. Names stay, so that a reader sees what was there.
 */
import { hidden } from './urlUserInfo';

/**
 * A name, a separator, and the quote before the value. The value of a header extends to the end of
 * the line: `Authorization: Bearer …`.
 */
const named =
  /(?:(?<header>x-amz-security-token|authorization|\bcookie|encoded authorization failure message)|(?:secret|token|passw(?:or)?d|passphrase|\bpwd|api[-_ ]?key|private[-_ ]?key)\w{0,64})\\{0,8}["'`]?(?<separator>\s{0,64}(?:[=:>]|%(?:25)?3[ad])(?:\s|%(?:25)?20){0,64})(?<escape>\\{0,8})(?<quote>["'`]?)/gi;

/** The text with these values hidden; linear time. */
export function hideNamedSecrets(text: string): string {
  let result = '';
  let done = 0;
  for (const match of text.matchAll(named)) {
    const { header, separator = '', escape = '', quote = '' } = match.groups ?? {};
    const start = match.index + match[0].length;
    // It is part of the value before.
    if (start <= done) continue;
    const end =
      quote === '' ? endOfWord(text, start, header) : endOfQuoted(text, start, quote, escape);
    if (end - start < leastLength(separator, header, quote)) continue;
    result += text.slice(done, start) + hidden;
    done = end;
  }
  return result + text.slice(done);
}

/**
 * Shorter values are most likely words of a sentence: "Unexpected token: must not …". After `=`
 * without blanks, or in quotes, they rarely are.
 */
function leastLength(separator: string, header: string | undefined, quote: string): number {
  if (header !== undefined) return 1;
  if (quote !== '') return 4;
  return separator === '=' ? 3 : 8;
}

/** The end of a value without a quote before it. */
function endOfWord(text: string, start: number, header: string | undefined): number {
  if (header !== undefined) return indexOf(text, /[\r\n]/g, start);
  for (let at = start; ;) {
    const end = indexOf(text, /[\s"'`,;}]/g, at);
    const more = isQuote(text[end]) ? continuation(text, end + 1) : 0;
    if (more === 0) return end;
    at = end + 1 + more;
  }
}

/**
 * The end of a value in quotes: the position of the closing quote with its backslashes, else the
 * end of the line. A quote with more backslashes is part of the value: `"a\"b"`, `\"a\\\"b\"`.
 */
function endOfQuoted(text: string, start: number, quote: string, escape: string): number {
  const level = escape.length;
  let backslashes = 0;
  for (let at = start; at < text.length; at++) {
    const sign = text[at];
    if (sign === '\r' || sign === '\n') return at;
    if (sign === '\\') {
      backslashes++;
      continue;
    }
    const inner = (backslashes - level) / (level + 1);
    const closes = sign === quote && (inner < 0 || inner % 2 === 0);
    const more = closes ? continuation(text, at + 1) : 0;
    if (closes && more === 0) return at - Math.min(level, backslashes);
    at += more;
    backslashes = 0;
  }
  return text.length;
}

/**
 * The length of the comma and quote after a quote that is part of a secret such as `pa","ss`; 0 if
 * the value ends with it: nothing of that kind follows, or the next field does (`,"name":`).
 */
function continuation(text: string, after: number): number {
  const next = text.slice(after, after + 100);
  if (/^[,;]\\{0,8}["'`][^"'`]{0,64}["'`]\s{0,4}:/.test(next)) return 0;
  return /^[,;]\\{0,8}["'`]/.exec(next)?.[0].length ?? 0;
}

function isQuote(sign: string | undefined): boolean {
  return sign === '"' || sign === "'" || sign === '`';
}

/** The first position of a sign from `start` on, else the end of the text. */
function indexOf(text: string, sign: RegExp, start: number): number {
  sign.lastIndex = start;
  return sign.exec(text)?.index ?? text.length;
}
