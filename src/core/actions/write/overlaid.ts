/** Members of an object of AWS's API; undefined for one that is not to be there. */
export type Members = Readonly<Record<string, unknown>>;

/** An object with some members changed or taken away, the others as they are. */
export function overlaid(before: Members, changes: Members): Members {
  const members = Object.entries({ ...before, ...changes });
  return Object.fromEntries(members.filter(([, value]) => value !== undefined));
}
