/** The patterns of the service models, in Java's syntax, matched against a whole text. */

/**
 * The patterns in JavaScript. They come from checked-in tables, so they are few. Each is a repeated
 * character class; a test verifies that they take linear time.
 */
const compiled = new Map<string, RegExp>();

/** Whether a whole text matches a pattern. */
export function matches(pattern: string, text: string): boolean {
  let regex = compiled.get(pattern);
  if (!regex) compiled.set(pattern, (regex = compile(pattern)));
  return regex.test(text);
}

/** Java allows a backslash before any sign; JavaScript does not where it knows Unicode. */
function compile(pattern: string): RegExp {
  const escaped = pattern.replaceAll(/\\_/g, '_').replaceAll('|\\-', '|-');
  return new RegExp(`^(?:${escaped})$`, 'u');
}
