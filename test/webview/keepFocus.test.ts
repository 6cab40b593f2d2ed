/** The focus of a page while VS Code shows something over it. */
import { describe, expect, it } from 'vitest';
import type { OpenPage } from './openPage';
import { fleet, overviewState, type OverviewLine } from './overviewState';
import { pageSuite } from './pageSuite';

const openPage = pageSuite<OverviewLine>('overview/endpoints');

/** What another frame of VS Code does to the page when it takes the focus, and when it gives it back. */
const leaveAndReturn = ({ page }: OpenPage<OverviewLine>) =>
  page.evaluate(`(() => {
    document.activeElement.blur();
    window.dispatchEvent(new Event('blur'));
    window.dispatchEvent(new Event('focus'));
  })()`);

const focused = ({ page }: OpenPage<OverviewLine>) => page.locator(':focus').allInnerTexts();

describe('the focus of a page', () => {
  it('is on the same element again', async () => {
    const page = await openPage();
    await page.show(overviewState(fleet(6)));
    await page.button('Refresh').focus();
    await leaveAndReturn(page);
    expect(await focused(page)).toEqual(['Refresh']);
  });

  it('stays where a click has put it', async () => {
    const page = await openPage();
    await page.show(overviewState(fleet(6)));
    await page.button('Refresh').focus();
    await page.page.locator('.tiles').click();
    await leaveAndReturn(page);
    expect(await page.page.locator(':focus').getAttribute('role')).toBe('tabpanel');
  });

  it('is reported', async () => {
    const page = await openPage();
    await leaveAndReturn(page);
    const posted = await page.page.evaluate<readonly { readonly type: string }[]>('harness.posted');
    expect(posted.filter(({ type }) => type === 'focus').slice(-2)).toEqual([
      { type: 'focus', focused: false },
      { type: 'focus', focused: true },
    ]);
  });
});
