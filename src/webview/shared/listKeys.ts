/** Which row the keys of a list lead to. https://www.w3.org/WAI/ARIA/apg/patterns/listbox/ */

/**
 * The index that a key moves to; undefined if it is another key.
 * @param at the current index; -1 if there is none
 * @param page the rows that Page Up and Page Down move by; undefined if they do not move
 */
export function listTarget(
  key: string,
  at: number,
  count: number,
  page?: number,
): number | undefined {
  const inside = (to: number): number => Math.max(0, Math.min(count - 1, to));
  switch (key) {
    case 'ArrowDown':
      return inside(at + 1);
    case 'ArrowUp':
      return inside(at - 1);
    case 'PageDown':
      return page === undefined ? undefined : inside(at + page);
    case 'PageUp':
      return page === undefined ? undefined : inside(at - page);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
