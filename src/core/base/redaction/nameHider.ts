/** Replaces known names by marks, in one pass over the text. */

/** A name, in lower case as well, and its replacement. */
interface KnownName {
  readonly name: string;
  readonly folded: string;
  readonly mark: string;
}

/** Letters, digits and underscores form words; a name may also start with any other sign. */
const firstOf = /^(?:[\p{L}\p{N}_]+|.)/su;
const endsInWord = /[\p{L}\p{N}_]$/u;
const startsWithWord = /^[\p{L}\p{N}_]/u;

/**
 * Returns a function that replaces each name, in any case, by its mark. A name within a longer word
 * does not match. Where one name is the beginning of another, the longer one matches.
 * @param known names of one character are ignored: they would match everywhere
 */
export function nameHider(known: ReadonlyMap<string, string>): (text: string) => string {
  const byStart = namesByStart(known);
  if (byStart.size === 0) return (text) => text;
  const starts = startsOf([...byStart.keys()]);
  return (text) => {
    let result = '';
    let done = 0;
    for (let found = starts.exec(text); found; found = starts.exec(text)) {
      const names = byStart.get(found[0].toLowerCase());
      const hit = names?.find((one) => standsAt(one, text, found.index));
      if (!hit) continue;
      result += text.slice(done, found.index) + hit.mark;
      done = starts.lastIndex = found.index + hit.name.length;
    }
    return result + text.slice(done);
  };
}

/** Matches every word, and the signs that names start with. */
function startsOf(keys: readonly string[]): RegExp {
  const signs = keys.filter((key) => !startsWithWord.test(key));
  const codes = signs.map((sign) => `|\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`);
  return new RegExp(`[\\p{L}\\p{N}_]+${codes.join('')}`, 'gu');
}

/** By the first word or sign of each, the longest name first. */
function namesByStart(known: ReadonlyMap<string, string>): ReadonlyMap<string, KnownName[]> {
  const byStart = new Map<string, KnownName[]>();
  const names = [...known].filter(([name]) => name.trim().length > 1);
  for (const [name, mark] of names.sort(([one], [other]) => other.length - one.length)) {
    const start = firstOf.exec(name)?.[0].toLowerCase() ?? '';
    const one = { name, folded: name.toLowerCase(), mark };
    const same = byStart.get(start);
    if (same) same.push(one);
    else byStart.set(start, [one]);
  }
  return byStart;
}

function standsAt({ name, folded }: KnownName, text: string, at: number): boolean {
  const end = at + name.length;
  return (
    text.slice(at, end).toLowerCase() === folded &&
    !endsInWord.test(text.slice(Math.max(at - 2, 0), at)) &&
    !startsWithWord.test(text.slice(end, end + 2))
  );
}
