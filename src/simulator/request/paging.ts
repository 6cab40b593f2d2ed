/** Pages of a list. A token says where the next page starts and which list it belongs to. */

/** A page and, when there is more, the token of the next one. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken?: string;
}

/**
 * Cuts a page out of a list.
 * @param list names the list; a token of another list is refused
 * @param refuse makes the error for a token that is none
 */
export function pageOf<T>(
  all: readonly T[],
  list: string,
  size: number,
  token: string | undefined,
  refuse: () => Error,
): Page<T> {
  const start = token === undefined ? 0 : startOf(token, list);
  if (start === undefined) throw refuse();
  const end = start + size;
  return {
    items: all.slice(start, end),
    ...(end < all.length && { nextToken: tokenOf(end, list) }),
  };
}

/** An opaque token for the item at `start`. */
export function tokenOf(start: number, list: string): string {
  return Buffer.from(JSON.stringify([list, start])).toString('base64');
}

/** The position that a token of this list stands for; undefined when it is none. */
export function startOf(token: string, list: string): number | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(token, 'base64').toString('utf8'));
    if (!Array.isArray(value) || value[0] !== list) return undefined;
    const start: unknown = value[1];
    return typeof start === 'number' && Number.isInteger(start) && start >= 0 ? start : undefined;
  } catch {
    return undefined;
  }
}
