/** The keyboard actions of the table of connections. */

/** The action of a key in the table. */
export type GridKey =
  | { readonly kind: 'move'; readonly by: number; readonly mode: 'only' | 'extend' }
  | { readonly kind: 'toggle' | 'all' | 'copy' | 'end' };

/** The relevant fields of the browser's keyboard event. */
export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** More rows than any table has. */
const farAway = 1e9;

/**
 * The action of a key press; undefined if the table does not handle it.
 * @param page the number of rows per page
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
