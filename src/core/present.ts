/** Makes objects whose optional members are left out rather than undefined. */

/** The same object without the members whose value is undefined. */
export function present<T extends object>(
  fields: T,
): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  const known: Partial<T> = {};
  // Runs for each of a hundred thousand log entries, so it makes no lists of pairs on the way.
  for (const key in fields) if (fields[key] !== undefined) known[key] = fields[key];
  return known as { [Key in keyof T]?: Exclude<T[Key], undefined> };
}
