/** What the keys do in the table of connections. */

/** A key as the table understands it. */
export type GridKey =
  | { readonly kind: 'move'; readonly by: number; readonly mode: 'only' | 'extend' }
  | { readonly kind: 'toggle' | 'all' | 'copy' | 'end' };

/** What of a key press matters: a part of the browser's own event. */
export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** More than any table has. */
const farAway = 1e9;

/**
 * What a key press means; undefined for one that is not the table's.
 * @param page how many rows a page has
 */
export function gridKey(event: KeyPress, page: number): GridKey | undefined {
  if (event.altKey) return undefined;
  if (event.ctrlKey || event.metaKey) {
    if (event.key === 'a') return { kind: 'all' };
    return event.key === 'c' ? { kind: 'copy' } : undefined;
  }
  if (event.key === ' ') return { kind: 'toggle' };
  if (event.key === 'Delete') return { kind: 'end' };
  const by = steps(event.key, page);
  return by === undefined
    ? undefined
    : { kind: 'move', by, mode: event.shiftKey ? 'extend' : 'only' };
}

function steps(key: string, page: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return 1;
    case 'ArrowUp':
      return -1;
    case 'PageDown':
      return page;
    case 'PageUp':
      return -page;
    case 'Home':
      return -farAway;
    case 'End':
      return farAway;
    default:
      return undefined;
  }
}
