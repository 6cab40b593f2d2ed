/** Members of an object of AWS's API; undefined removes a member. */
export type Members = Readonly<Record<string, unknown>>;

/** An object with some members changed or removed; the others are unchanged. */
export function overlaid(before: Members, changes: Members): Members {
  const members = Object.entries({ ...before, ...changes });
  return Object.fromEntries(members.filter(([, value]) => value !== undefined));
}
