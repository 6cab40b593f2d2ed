/** The patterns of the service models: Java's, matched against a whole text. */

/**
 * The patterns in JavaScript. They are those of checked-in tables, so there are few. All are a class of
 * characters, repeated; a test holds them to linear time.
 */
const compiled = new Map<string, RegExp>();

/** Whether a whole text matches a pattern. */
export function matches(pattern: string, text: string): boolean {
  let regex = compiled.get(pattern);
  if (!regex) compiled.set(pattern, (regex = new RegExp(`^(?:${pattern})$`, 'u')));
  return regex.test(text);
}
