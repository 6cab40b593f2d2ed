/**
 * Matches patterns with `*` and `?` in time linear in the text, regardless of the number of stars:
 * after each star the earliest match is always sufficient, so nothing is tried twice.
 */

/**
 * The text between two stars: code points, `undefined` for a `?`, which matches any one of them.
 */
interface Piece {
  readonly signs: readonly (string | undefined)[];
  /**
   * For each prefix of the piece, the length of its longest border (prefix that is also its
   * suffix); only without `?`.
   */
  readonly borders?: readonly number[];
}

/**
 * Whether a whole text matches a pattern: `*` matches any text and `?` one character. Linear in
 * both lengths; a piece with `?` costs its own length at each character.
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  // Most patterns have none.
  if (!/[*?]/.test(pattern)) return pattern === text;
  const parts = pattern.split('*').map(signsOf);
  const first = parts[0] ?? [];
  const last = parts.length > 1 ? (parts.at(-1) ?? []) : undefined;
  const middle = parts.slice(1, -1).filter((signs) => signs.length > 0);
  const pieces = middle.map((signs): Piece =>
    signs.includes(undefined) ? { signs } : literal(signs),
  );
  const characters = Array.from(text);
  if (!last) return characters.length === first.length && fitsAt(first, characters, 0);
  const end = characters.length - last.length;
  if (end < first.length || !fitsAt(first, characters, 0) || !fitsAt(last, characters, end))
    return false;
  let at: number | undefined = first.length;
  for (const piece of pieces) {
    at = endOfFirst(piece, characters, at, end);
    if (at === undefined) return false;
  }
  return true;
}

function signsOf(part: string): readonly (string | undefined)[] {
  return Array.from(part, (sign) => (sign === '?' ? undefined : sign));
}

function fitsAt(signs: Piece['signs'], text: readonly string[], at: number): boolean {
  return signs.every((sign, i) => sign === undefined || sign === text[at + i]);
}

/** The end of the first match between two positions; undefined if there is none. */
function endOfFirst(
  { signs, borders }: Piece,
  text: readonly string[],
  from: number,
  to: number,
): number | undefined {
  if (!borders) {
    for (let at = from; at + signs.length <= to; at++)
      if (fitsAt(signs, text, at)) return at + signs.length;
    return undefined;
  }
  let fitted = 0;
  for (let at = from; at < to; at++) {
    while (fitted > 0 && signs[fitted] !== text[at]) fitted = borders[fitted - 1] ?? 0;
    if (signs[fitted] === text[at]) fitted++;
    if (fitted === signs.length) return at + 1;
  }
  return undefined;
}

/** The table of Knuth, Morris and Pratt. */
function literal(signs: Piece['signs']): Piece {
  const borders = [0];
  let length = 0;
  for (let at = 1; at < signs.length; at++) {
    while (length > 0 && signs[length] !== signs[at]) length = borders[length - 1] ?? 0;
    if (signs[length] === signs[at]) length++;
    borders.push(length);
  }
  return { signs, borders };
}
