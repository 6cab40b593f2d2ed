/** The controls above the chart: how much room they take, and the menu of what is used less often. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Translate } from '../../src/core/ports/translate';
import { plainTranslate } from '../fakes/plainTranslate';
import { now, officeSource } from './office';
import { stateOf, type OpenPage, type PageOptions } from './openPage';
import { pageSuite } from './pageSuite';

const hour = 3_600_000;
const openPage = pageSuite();
let page: OpenPage;

const file = new URL('../../l10n/bundle.l10n.ja.json', import.meta.url);
const japaneseTexts = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>;
const japanese: Translate = (message, ...args) =>
  plainTranslate(japaneseTexts[message] ?? message, ...args);

async function open(options: PageOptions = {}, translate: Translate = plainTranslate) {
  page = await openPage(options);
  await page.show(stateOf(officeSource('1d'), '1d', {}, translate));
}

/** How many rows the controls take. */
async function rows(): Promise<number> {
  const buttons = await page.page.locator('.controls button:visible').all();
  const boxes = await Promise.all(buttons.map((button) => button.boundingBox()));
  return new Set(boxes.map((box) => Math.round(box?.y ?? NaN))).size;
}

describe('the controls', () => {
  it.each([
    ['English', 1280, 1, plainTranslate],
    ['Japanese', 1280, 1, japanese],
    ['English', 930, 1, plainTranslate],
    ['Japanese', 930, 1, japanese],
    ['English', 640, 2, plainTranslate],
    ['Japanese', 640, 2, japanese],
  ] as const)('take in %s at %d pixels at most %d rows', async (_name, width, most, translate) => {
    await open({ viewport: { width, height: 800 } }, translate);
    expect(await rows()).toBeLessThanOrEqual(most);
    expect(await page.contentWidth()).toBeLessThanOrEqual(width);
  });
});

describe('the menu', () => {
  const menu = () => page.page.getByRole('menu', { name: 'More Actions' });
  const focused = () => page.page.locator('[role=menuitem]:focus');

  it('is used by keys, and gives the focus back', async () => {
    await open();
    await page.button('More Actions').focus();
    await page.press('Enter');
    expect(await focused().innerText()).toBe('Export CSV');
    await page.press('ArrowDown');
    expect(await focused().innerText()).toBe('Export PNG');
    await page.press('End', 'ArrowDown');
    expect(await focused().innerText()).toBe('Copy Link to This Time');
    await page.press('Home', 'Escape');
    expect(await menu().isVisible()).toBe(false);
    expect(await page.hasFocus('[aria-haspopup=menu]')).toBe(true);
    await page.press('ArrowDown', 'End', 'Enter');
    expect(await page.lastPosted()).toMatchObject({ type: 'copyLink' });
    expect(await menu().isVisible()).toBe(false);
    expect(await page.hasFocus('[aria-haspopup=menu]')).toBe(true);
  });

  it('is closed by Tab and by a click beside it', async () => {
    await open();
    await page.button('More Actions').click();
    await page.press('Tab');
    expect(await menu().isVisible()).toBe(false);
    await page.button('More Actions').click();
    await page.page.mouse.click(300, 400);
    await page.painted();
    expect(await menu().isVisible()).toBe(false);
  });

  it('has nothing to choose without samples', async () => {
    page = await openPage();
    await page.show(stateOf({ ...officeSource('1d'), samples: [] }, '1d'));
    await page.button('More Actions').click();
    const entries = menu().getByRole('menuitem');
    expect(await entries.count()).toBe(3);
    for (const entry of await entries.all())
      expect(await entry.getAttribute('aria-disabled')).toBe('true');
    await page.press('Enter');
    expect(await page.lastPosted()).toEqual({ type: 'ready' });
  });

  it('copies a link to the span that is shown, and says so once it is on the clipboard', async () => {
    await open();
    await page.plot.focus();
    await page.press('+', 'Shift+ArrowLeft');
    const { min, max } = (await page.memory())!.zoom!;
    await page.chooseAction('Copy Link to This Time');
    expect(await page.lastPosted()).toEqual({
      type: 'copyLink',
      range: { start: min, end: max },
    });
    const status = page.page.locator('.status');
    expect(await status.innerText()).not.toBe('Link copied.');
    await page.send({ type: 'linkCopied' });
    expect(await status.innerText()).toBe('Link copied.');
  });

  it('copies a link to a range as it was typed', async () => {
    page = await openPage();
    const range = { start: now - 6 * hour + 1000, end: now - 4 * hour };
    const state = stateOf(officeSource(range), range);
    expect(state.model?.window.start).not.toBe(range.start);
    await page.show(state);
    await page.chooseAction('Copy Link to This Time');
    expect(await page.lastPosted()).toEqual({ type: 'copyLink', range });
  });

  it('copies a link to the whole range', async () => {
    await open();
    const { start, end } = officeSource('1d').window;
    await page.chooseAction('Copy Link to This Time');
    expect(await page.lastPosted()).toEqual({ type: 'copyLink', range: { start, end } });
  });
});
