/** The keyboard actions of the table of connections. */
import { listTarget } from '../shared/listKeys';

/** The action of a key in the table. */
export type GridKey =
  | { readonly kind: 'move'; readonly to: number; readonly mode: 'only' | 'extend' }
  | { readonly kind: 'toggle' | 'all' | 'copy' | 'end' };

/** The relevant fields of the browser's keyboard event. */
export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** The rows that keys move among: the index of the active one, -1 if there is none; how many make a page. */
interface Rows {
  readonly at: number;
  readonly count: number;
  readonly page: number;
}

/** The action of a key press; undefined if the table does not handle it. */
export function gridKey(event: KeyPress, { at, count, page }: Rows): GridKey | undefined {
  if (event.altKey) return undefined;
  if (event.ctrlKey || event.metaKey) {
    if (event.key === 'a') return { kind: 'all' };
    return event.key === 'c' ? { kind: 'copy' } : undefined;
  }
  if (event.key === ' ') return { kind: 'toggle' };
  if (event.key === 'Delete') return { kind: 'end' };
  const to = listTarget(event.key, at, count, page);
  return to === undefined
    ? undefined
    : { kind: 'move', to, mode: event.shiftKey ? 'extend' : 'only' };
}
