/**
 * Sanitizes external text (names, descriptions, addresses, AWS's messages) for display: no
 * invisible characters, no bidirectional overrides, nothing that VS Code renders as an icon or a
 * link. Every view uses it for such text. Applying it twice has no further effect.
 */

/** Longer text is cut; AWS's longest name has 256 characters. */
const maxLength = 300;

/**
 * Control, format (bidirectional overrides, zero-width) and line-separating characters and lone
 * surrogates, but not the two joiners that scripts and emoji need.
 */
const invisible = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Matches most text, which needs no change. */
const plain = /^[ -#%-\\^-~]{0,300}$/;

/** The text with invisible characters made visible, cut to 300 characters. */
export function displayText(text: string): string {
  return plain.test(text) ? text : clipText(visibleText(text), maxLength);
}

/** The same without cutting, for whole sentences in a document. */
export function visibleText(text: string): string {
  // The editor reads `$(bell)` as an icon and `[a](command:b)` as a link.
  return visibleSigns(text).replaceAll('$(', '$ (').replaceAll('](', '] (');
}

/**
 * The text with invisible characters made visible, for output that escapes icons and links by other
 * means.
 */
export function visibleSigns(text: string): string {
  return text.replace(invisible, visibleForm);
}

/** The first candidate that is not blank, sanitized; a dash if all are blank. */
export function displayName(...candidates: readonly (string | undefined)[]): string {
  const name = candidates.find((text) => text !== undefined && text.trim() !== '');
  return name === undefined ? '—' : displayText(name);
}

/** The text, or its beginning and an ellipsis: at most `max` characters (code points). */
export function clipText(text: string, max: number): string {
  if (text.length <= max) return text;
  const characters = Array.from(text);
  return characters.length <= max ? text : `${characters.slice(0, max - 1).join('')}…`;
}

/** The text, or its beginning, an ellipsis and its end: at most `max` characters (code points). */
export function clipMiddle(text: string, max: number): string {
  const characters = text.length <= max ? [] : Array.from(text);
  if (characters.length <= max) return text;
  const end = Math.floor((max - 1) / 3);
  return [...characters.slice(0, max - 1 - end), '…', ...characters.slice(-end)].join('');
}

/** ASCII controls have Unicode control pictures; other characters are shown by code point. */
function visibleForm(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '␡';
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}
