/** The patterns of the service models, in Java's syntax, matched against a whole text. */

/**
 * The patterns in JavaScript. They come from checked-in tables, so they are few. Each is a repeated
 * character class; a test verifies that they take linear time.
 */
const compiled = new Map<string, RegExp>();

/** Whether a whole text matches a pattern. */
export function matches(pattern: string, text: string): boolean {
  let regex = compiled.get(pattern);
  if (!regex) compiled.set(pattern, (regex = new RegExp(`^(?:${pattern})$`, 'u')));
  return regex.test(text);
}
