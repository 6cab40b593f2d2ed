/**
 * Hides names and passwords in addresses, for example of a proxy. It looks for the shape of an
 * address, not for the characters of a password: an unencoded password can contain any character.
 * Everything before the last `@` is hidden. Hiding too much is preferred to hiding too little.
 * https://url.spec.whatwg.org/#authority-state
 */

/** Replaces a secret. */
export const hidden = '[hidden]';

/**
 * Ends a word: a blank, a closing quote, or a comma or similar before the next address of a list.
 */
const separator = /(\s+|\\?["'`](?=[\s:,;.)\]}]|$)|[,;|](?=["'`]?[a-z][a-z\d+.-]{0,20}:\/\/))/i;

/** The maximum number of words in an address whose password contains blanks or quotes. */
const maxWords = 8;

/** The text without names and passwords in its addresses; linear time. */
export function hideUserInfo(text: string): string {
  if (!atSign.test(text)) return text;
  // Words at even indexes, separators at odd ones.
  const parts = text.split(separator);
  let result = '';
  for (let at = 0; at < parts.length;) {
    const address = addressOf(parts[at] ?? '', wordBefore(parts, at));
    const end = address ? endOfAddress(parts, at, address) : at;
    const whole = parts.slice(at, end + 1).join('');
    result += (address ? masked(whole, address) : whole) + (parts[end + 1] ?? '');
    at = end + 2;
  }
  return result;
}

/** `@`, also encoded as in nested addresses. */
const atSign = /@|%(?:25)*40/i;
const scheme = /:\/\/|:\\\/\\\/|%(?:25)*3a(?:%(?:25)*2f){2}/i;

/** A place in a word where an address may start. */
interface Address {
  /** After the scheme and other leading characters. */
  readonly start: number;
  /** Whether a name and a password are certainly present, in any form. */
  readonly certain: boolean;
  /** Whether the word ends within the name and the password. */
  readonly open: boolean;
}

function addressOf(word: string, before: string): Address | undefined {
  const found = scheme.exec(word);
  const opening = openingMarks.exec(word)?.[0] ?? '';
  // A password may contain text that looks like a scheme.
  if (!found || word.slice(opening.length, found.index).includes(':'))
    return bareAddressOf(opening, word.slice(opening.length), before);
  const start = found.index + found[0].length;
  const rest = word.slice(start);
  // `file:///…` and similar have no host.
  if (/^[/\\]/.test(rest) && !/(?:https?|socks\d?\w?|ftp|wss?)$/i.test(word.slice(0, found.index)))
    return undefined;
  const plain = plainHost.test(rest) && !/:|%(?:25)*3a/i.test(userInfo(rest));
  return { start, certain: !plain, open: !atSign.test(rest) && !wholeAuthority.test(rest) };
}

/** The last preceding word that is more than punctuation, if it is near. */
function wordBefore(parts: readonly string[], at: number): string {
  const near = [parts[at - 2], parts[at - 4]].map((part) => part ?? '');
  return near.find((part) => /\w/.test(part)) ?? '';
}

/** A clear host before a path; an `@` after it is most likely part of the path. */
const plainHost = /^(?:localhost|[\w-]+(?:\.[\w-]+)+|\[[\da-f:.]+\])[/?#]/i;
/** A host with or without a port. The rest does not matter. */
const wholeAuthority =
  /^(?:[^\s:@\\/?#[\]]*|\[[\da-f:.]+\][^\w\s:@\\/?#]*)(?::\d{0,5}[^\w\s:@\\/?#%]*)?(?:[/?#]|$)/i;

/** An address without a scheme, as in proxy settings and lists of variables. */
function bareAddressOf(opening: string, rest: string, before: string): Address | undefined {
  const proxy = /proxy/i.test(opening) || /(?:proxy|^https?|^socks\d?)["'`:=]*$/i.test(before);
  if (noAddress.test(rest) && !proxy) return undefined;
  const certain = proxy || /^[^:]+(?::|%(?:25)*3a)/i.test(userInfo(rest));
  return {
    start: opening.length,
    certain,
    open: proxy && !atSign.test(rest) && rest.includes(':'),
  };
}

/** Quotes, brackets, and a variable name. */
const openingMarks = /^["'`(<[{=:,]*(?:[\w.-]+\\?["'`]?=["'`(<[{=:,]*)?/;
/** A session ARN may end in an e-mail address; a Windows path may contain a package scope. */
const noAddress = /^(?:(?:\w{1,30}:)?arn:aws|mailto:|[a-z]:[\\/])/i;

/** Up to the last `@`; empty without one. */
function userInfo(text: string): string {
  const raw = text.lastIndexOf('@');
  // An encoded `@` counts within the host, and where there is no other.
  const host = text.slice(raw + 1).split(/[/?#]/, 1)[0] ?? '';
  const encoded = [...(raw < 0 ? text : host).matchAll(/%(?:25)*40/gi)].at(-1);
  return text.slice(0, encoded ? raw + 1 + encoded.index : Math.max(raw, 0));
}

function masked(text: string, { start, certain }: Address): string {
  const length = userInfo(text.slice(start)).length;
  return certain && length > 0 ? text.slice(0, start) + hidden + text.slice(start + length) : text;
}

/** The last word of an address that starts in the word `from`. */
function endOfAddress(parts: readonly string[], from: number, { open }: Address): number {
  const quoted = endAfterQuotes(parts, from);
  return open && quoted === from ? endOnLine(parts, from) : quoted;
}

/** The last word with an `@` that only quotes separate from the word `from`: a password has them. */
function endAfterQuotes(parts: readonly string[], from: number): number {
  let end = from;
  for (let at = from + 2; at < Math.min(parts.length, from + 2 * maxWords); at += 2) {
    const word = parts[at] ?? '';
    if (/\s|^[,;|]/.test(parts[at - 1] ?? '')) break;
    if (nextOfList.test(word) && !isPassword(word, parts[from] ?? '')) break;
    if (atSign.test(word)) end = at;
  }
  return end;
}

/** What follows the closing quote of a value in JSON or in a list of quoted values. */
const nextOfList = /^[)}\]]*[,:;][({[]*\\?["'`]/;

/**
 * Whether what looks like the next value of a list is the rest of a password that contains `","`:
 * it has an `@`, and is neither an address of its own nor, after a whole address, an e-mail
 * address.
 */
function isPassword(word: string, address: string): boolean {
  if (!atSign.test(word) || scheme.test(word)) return false;
  return atSign.test(address) || !/["'`][\w.+-]+@[\w-]+(?:\.[a-z][\w-]*)+$/i.test(word);
}

/** The next word with an `@` on the same line. */
function endOnLine(parts: readonly string[], from: number): number {
  for (let at = from + 2; at < Math.min(parts.length, from + 2 * maxWords); at += 2) {
    if (/[\r\n]/.test(parts[at - 1] ?? '')) break;
    if (atSign.test(parts[at] ?? '')) return at;
  }
  return from;
}
