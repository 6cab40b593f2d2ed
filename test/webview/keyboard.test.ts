/** Every page in every state without a mouse: all that can be used is reached, is seen to be, has a name and works. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../../scripts/chromium';
import { actionsOf, reachOf } from './keyboard';
import { buildPage, OpenPage, type Line, type PagePart } from './openPage';
import { pageActions } from './pageActions';
import { pageStates } from './pageStates';

let browser: Browser;
let files: ReadonlyMap<string, string>;
beforeAll(async () => {
  [browser, files] = await Promise.all([launchChromium(), buildPage()]);
}, 120_000);
afterAll(() => browser.close());

describe.each(Object.entries(pageStates))('the page %s', (part, states) => {
  const offered = new Set<string>();

  it.each(Object.entries(states))('is used without a mouse: %s', async (_name, show) => {
    const viewport = { width: 1280, height: 900 };
    const page = await OpenPage.open<Line>(browser, files, { part: part as PagePart, viewport });
    await show(page);
    await page.painted();
    const reach = await reachOf(page.page);
    expect(reach).toEqual({ missed: [], mouseOnly: [], unseen: [], nameless: [] });
    const { labels, dead } = await actionsOf(page.page);
    expect(dead).toEqual([]);
    for (const label of labels) offered.add(label);
    await page.page.close();
  });

  it('offers the actions of the table', () => {
    expect([...offered].sort()).toEqual(pageActions[part as PagePart]);
  });
});
