/**
 * Parses JSON that will be written back. `JSON.parse` keeps only the last of two members with the
 * same name and rounds integers beyond 2^53, so writing its result would lose data.
 */

/** The value; undefined if the text is not JSON or parsing would lose data. Linear time. */
export function parseExactly(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    const { names, exact } = scan(text);
    return exact && names === membersOf(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The number of member names in the text, and whether every number is preserved. */
function scan(text: string): { readonly names: number; readonly exact: boolean } {
  let names = 0;
  let exact = true;
  for (let at = 0; at < text.length;) {
    const sign = text.charAt(at);
    if (sign === '"') {
      at = endOfString(text, at);
    } else if (sign === '-' || isDigit(sign)) {
      const end = endOfNumber(text, at);
      exact &&= keeps(text.slice(at, end));
      at = end;
    } else {
      // Outside of strings a colon only follows a name.
      if (sign === ':') names++;
      at++;
    }
  }
  return { names, exact };
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charAt(at) !== '"') at += text.charAt(at) === '\\' ? 2 : 1;
  return at + 1;
}

function endOfNumber(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && /[\d.eE+-]/.test(text.charAt(at))) at++;
  return at;
}

function isDigit(sign: string): boolean {
  return sign >= '0' && sign <= '9';
}

/**
 * AWS stores a fraction as a double too; the shortest text is another notation of the same value.
 */
function keeps(number: string): boolean {
  const value = Number(number);
  if (!Number.isFinite(value)) return false;
  if (JSON.stringify(value) === number || /[.eE]/.test(number)) return true;
  return BigInt(number) === BigInt(value);
}

function membersOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const inner: readonly unknown[] = Object.values(value);
  const own = Array.isArray(value) ? 0 : inner.length;
  return inner.reduce<number>((sum, each) => sum + membersOf(each), own);
}
