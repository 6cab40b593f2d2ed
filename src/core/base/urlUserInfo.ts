/**
 * The name and the password in addresses such as a proxy's. They are found by the shape of an
 * address and not by the characters of a password, for a password that nobody encoded holds any
 * character: all before the last `@` goes. Rather too much is hidden than too little.
 * https://url.spec.whatwg.org/#authority-state
 */

/** What stands in the place of a secret. */
export const hidden = '[hidden]';

/** Ends a word: a blank, a closing quote, and a comma or the like before the next address of a list. */
const separator = /(\s+|\\?["'`](?=[\s:,;.)\]}]|$)|[,;|](?=["'`]?[a-z][a-z\d+.-]{0,20}:\/\/))/i;

/** So many words an address has at most where its password holds blanks or quotes. */
const maxWords = 8;

/** The text without names and passwords in its addresses; takes linear time. */
export function hideUserInfo(text: string): string {
  if (!atSign.test(text)) return text;
  // Words at the even places, what separates them at the odd ones.
  const parts = text.split(separator);
  let result = '';
  for (let at = 0; at < parts.length;) {
    const address = addressOf(parts[at] ?? '', wordBefore(parts, at));
    const end = address?.open ? endOfAddress(parts, at) : at;
    const whole = parts.slice(at, end + 1).join('');
    result += (address ? masked(whole, address) : whole) + (parts[end + 1] ?? '');
    at = end + 2;
  }
  return result;
}

/** `@`, also as addresses within addresses have it. */
const atSign = /@|%(?:25)*40/i;
const scheme = /:\/\/|:\\\/\\\/|%(?:25)*3a(?:%(?:25)*2f){2}/i;

/** A place in a word where an address may begin. */
interface Address {
  /** After the scheme and what else stands before it. */
  readonly start: number;
  /** Whether a name and a password are there for sure, in whatever form. */
  readonly sure: boolean;
  /** Whether the word ends within the name and the password. */
  readonly open: boolean;
}

function addressOf(word: string, before: string): Address | undefined {
  const found = scheme.exec(word);
  const opening = openingMarks.exec(word)?.[0] ?? '';
  // A password may hold what looks like a scheme.
  if (!found || word.slice(opening.length, found.index).includes(':'))
    return bareAddressOf(opening, word.slice(opening.length), before);
  const start = found.index + found[0].length;
  const rest = word.slice(start);
  // `file:///…` and the like name no host.
  if (/^[/\\]/.test(rest) && !/(?:https?|socks\d?\w?|ftp|wss?)$/i.test(word.slice(0, found.index)))
    return undefined;
  const plain = plainHost.test(rest) && !/:|%(?:25)*3a/i.test(userInfo(rest));
  return { start, sure: !plain, open: !atSign.test(rest) && !wholeAuthority.test(rest) };
}

/** The last one that is more than marks, if it is near. */
function wordBefore(parts: readonly string[], at: number): string {
  const near = [parts[at - 2], parts[at - 4]].map((part) => part ?? '');
  return near.find((part) => /\w/.test(part)) ?? '';
}

/** A host that is one, in front of a path; an `@` after it is most likely part of the path. */
const plainHost = /^(?:localhost|[\w-]+(?:\.[\w-]+)+|\[[\da-f:.]+\])[/?#]/i;
/** A host with or without a port. What comes after it does not matter. */
const wholeAuthority =
  /^(?:[^\s:@\\/?#[\]]*|\[[\da-f:.]+\][^\w\s:@\\/?#]*)(?::\d{0,5}[^\w\s:@\\/?#%]*)?(?:[/?#]|$)/i;

/** An address without a scheme, as settings of proxies and lists of variables have them. */
function bareAddressOf(opening: string, rest: string, before: string): Address | undefined {
  const proxy = /proxy/i.test(opening) || /(?:proxy|^https?|^socks\d?)["'`:=]*$/i.test(before);
  if (noAddress.test(rest) && !proxy) return undefined;
  const sure = proxy || /^[^:]+(?::|%(?:25)*3a)/i.test(userInfo(rest));
  return { start: opening.length, sure, open: proxy && !atSign.test(rest) && rest.includes(':') };
}

/** Quotes, brackets, and the name of a variable. */
const openingMarks = /^["'`(<[{=:,]*(?:[\w.-]+\\?["'`]?=["'`(<[{=:,]*)?/;
/** The ARN of a session may end in an e-mail address; a path of Windows may hold a package's scope. */
const noAddress = /^(?:(?:\w{1,30}:)?arn:aws|mailto:|[a-z]:[\\/])/i;

/** Up to the last `@`; empty without one. */
function userInfo(text: string): string {
  const raw = text.lastIndexOf('@');
  // An encoded one counts in the host, and where there is no other.
  const host = text.slice(raw + 1).split(/[/?#]/, 1)[0] ?? '';
  const encoded = [...(raw < 0 ? text : host).matchAll(/%(?:25)*40/gi)].at(-1);
  return text.slice(0, encoded ? raw + 1 + encoded.index : Math.max(raw, 0));
}

function masked(text: string, { start, sure }: Address): string {
  const length = userInfo(text.slice(start)).length;
  return sure && length > 0 ? text.slice(0, start) + hidden + text.slice(start + length) : text;
}

/** The word with the `@` that belongs to an address that goes on, on the same line. */
function endOfAddress(parts: readonly string[], from: number): number {
  for (let at = from + 2; at < Math.min(parts.length, from + 2 * maxWords); at += 2) {
    if (/[\r\n]/.test(parts[at - 1] ?? '')) break;
    if (atSign.test(parts[at] ?? '')) return at;
  }
  return from;
}
