/** Whether the list of a quick input took a click, seen in the turn of the event loop in which it was clicked. */
import type { Page } from 'playwright-core';

/**
 * For the page, which sees a click last of all. The list marks the row that it takes as selected before
 * it tells anybody, and a command may close the list in the same turn. As text, for this project's
 * types know no DOM outside of the chart page.
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
 * @returns to be called after the click: whether it was taken. A window that has been loaded anew since
 * then took it too
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
