/** Pages of a list. A token identifies the list and the start of the next page. */

/** A page and, if there is more, the token of the next one. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken?: string;
}

/**
 * Returns a page of a list.
 * @param list identifies the list; a token of another list is rejected
 * @param refuse creates the error for an invalid token
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

/** The position that a token of this list represents; undefined if it is invalid. */
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
