/** Where a popover opens. */

/** Places a popover below the button that opens it, inside the window. The style sheet gives it `--popover-width`. */
export function placeBelow(popover: HTMLElement, opener: HTMLElement): void {
  const { left, bottom } = opener.getBoundingClientRect();
  const { style } = popover;
  style.top = `${String(bottom + 4)}px`;
  style.left = `max(4px, min(${String(left)}px, 100vw - var(--popover-width) - 8px))`;
  style.maxHeight = `calc(100vh - ${String(bottom + 8)}px)`;
}
