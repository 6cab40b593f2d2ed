/** Creates objects that omit optional members instead of setting them to undefined. */

/** Members that may be undefined become optional; the others stay. */
type Present<T> = {
  [Key in keyof T as undefined extends T[Key] ? never : Key]: T[Key];
} & {
  [Key in keyof T as undefined extends T[Key] ? Key : never]?: Exclude<T[Key], undefined>;
};

/** The same object without the members whose value is undefined. */
export function omitUndefined<T extends object>(fields: T): Present<T> {
  const known: Record<string, unknown> = {};
  // Runs for each of a hundred thousand log entries, so it creates no intermediate lists.
  for (const key in fields) if (fields[key] !== undefined) known[key] = fields[key];
  return known as Present<T>;
}
