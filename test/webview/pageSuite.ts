/** What the tests of a page in a browser have in common: one browser a file, one page a test. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launchChromium } from '../../scripts/chromium';
import { buildPage, OpenPage, type ChartLine, type Line, type PageOptions } from './openPage';

/**
 * Starts a browser for the tests of a file. After each test the page that it opened must have had no
 * error and broken no rule of its policy; then it is closed.
 * @returns opens the page of a test
 */
export function pageSuite<L extends Line = ChartLine>(
  part?: PageOptions['part'],
): (pageOptions?: Omit<PageOptions, 'part'>) => Promise<OpenPage<L>> {
  let browser: Browser;
  let files: ReadonlyMap<string, string>;
  let opened: OpenPage<L> | undefined;

  beforeAll(async () => {
    [browser, files] = await Promise.all([launchChromium(), buildPage()]);
  }, 120_000);

  afterAll(() => browser.close());

  afterEach(async () => {
    if (!opened) throw new Error('The test has opened no page.');
    const { errors, page } = opened;
    expect(errors).toEqual([]);
    expect(await opened.violations()).toEqual([]);
    opened = undefined;
    await page.close();
  });

  return async (pageOptions = {}) => {
    opened = await OpenPage.open<L>(browser, files, { ...pageOptions, ...(part && { part }) });
    return opened;
  };
}
