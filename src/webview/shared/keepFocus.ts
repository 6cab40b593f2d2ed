/**
 * Keeps the focus on its element while VS Code shows a dialog, a box or a menu. The browser forgets the focused
 * element of a frame when another frame gets the focus.
 */
import type { FocusNotice } from '../../protocol/focus';

/**
 * Restores the focus whenever the page gets it back, and reports whether the page has it.
 * @param post sends the report
 */
export function keepFocus(post: (notice: FocusNotice) => void): void {
  let last: Element | null = null;
  document.addEventListener('focusin', ({ target }) => {
    last = target as Element | null;
  });
  // A click decides by itself where the focus goes.
  document.addEventListener(
    'pointerdown',
    () => {
      last = null;
    },
    true,
  );
  window.addEventListener('focus', () => {
    if (document.activeElement === document.body && last instanceof HTMLElement)
      last.focus({ preventScroll: true });
    post({ type: 'focus', focused: true });
  });
  window.addEventListener('blur', () => {
    post({ type: 'focus', focused: false });
  });
  if (document.hasFocus()) post({ type: 'focus', focused: true });
}
