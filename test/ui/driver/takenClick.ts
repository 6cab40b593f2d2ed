/** Whether the list of a quick input took a click, seen in the turn of the event loop in which it was clicked. */
import type { Page } from 'playwright-core';

/**
 * Runs in the page, whose listener gets a click last. The list marks an accepted row as selected before
 * it notifies its listeners, and a command may close the list in the same turn. A string, because only
 * the webview's sources are compiled with the DOM's types.
 */
const watch = `
  window.clickWasLost = undefined;
  window.addEventListener(
    'click',
    () => {
      const list = document.querySelector('.quick-input-widget .quick-input-list');
      const isOpen = list !== null && list.offsetParent !== null;
      window.clickWasLost = isOpen && list.querySelector('.monaco-list-row.selected') === null;
    },
    { once: true },
  );
`;

/**
 * Watches the next click.
 * @returns a function to call after the click: whether it was accepted. True if the window was reloaded
 * since then
 */
export async function watchNextClick(page: Page): Promise<() => Promise<boolean>> {
  await page.evaluate(watch);
  return async () => {
    try {
      return (await page.evaluate('window.clickWasLost')) !== true;
    } catch {
      return true;
    }
  };
}
