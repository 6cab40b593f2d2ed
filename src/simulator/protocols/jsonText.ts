/** Parses external JSON. */

/**
 * Deeper than the input of any operation; deeper values could exhaust the stack of code that
 * traverses them.
 */
const deepest = 64;

/**
 * A text parsed as an object; undefined for other text and for an object that is nested too deeply.
 */
export function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  if (isTooDeep(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length && depth <= deepest; at++) {
    const sign = text[at];
    if (quoted && sign === '\\') at++;
    else if (sign === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (sign === '{' || sign === '[') depth++;
    else if (sign === '}' || sign === ']') depth--;
  }
  return depth > deepest;
}
