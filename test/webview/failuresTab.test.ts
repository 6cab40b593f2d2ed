/** The tab Failures in a real browser, under the editor's own policy. */
import { describe, expect, it } from 'vitest';
import type { FailedAttemptsState } from '../../src/protocol/failedAttempts';
import { auditPage } from './auditPage';
import { failedAttempts, failuresState, type FailuresLine } from './failuresState';
import type { OpenPage } from './openPage';
import { pageSuite } from './pageSuite';
import { themeNames, themes } from './themes';

const openPage = pageSuite<FailuresLine>('endpoint/failures');
let page: OpenPage<FailuresLine>;

async function open(state: FailedAttemptsState, width = 900): Promise<void> {
  page = await openPage({ viewport: { width, height: 900 } });
  await page.show(state);
}

const heading = (name: string | RegExp) => page.page.getByRole('heading', { name });
const cards = () => page.page.locator('article');

describe('the tab Failures', () => {
  it('explains each reason, and says what to do, who and from where', async () => {
    await open(failuresState(failedAttempts(12)));
    await heading('12 failed attempts').waitFor();
    const card = cards().filter({ hasText: 'Sign-in failed' });
    expect(await card.locator('.times').textContent()).toBe('4×');
    await card.getByText('The identity provider did not confirm the user').waitFor();
    await card.getByText('What to do').waitFor();
    await card.getByText('In the log: authentication-failed').waitFor();
    await card.getByText('user0@example.com').waitFor();
    await card.getByText('198.51.100.0').waitFor();
    expect(await cards().count()).toBe(5);
  });

  it('groups by user and by address, and keeps that', async () => {
    await open(failuresState(failedAttempts(12)));
    await page.page.getByRole('radio', { name: 'User' }).check();
    await heading('user0@example.com').waitFor();
    expect((await page.memory())?.aspect).toBe('user');
    await page.page.getByRole('radio', { name: 'Address' }).check();
    await heading('198.51.100.2').waitFor();
    expect(await cards().count()).toBe(3);
  });

  it('asks for a longer range, the activity and another read', async () => {
    await open(failuresState(failedAttempts(1)));
    await heading('1 failed attempt').waitFor();
    await page.page.getByRole('radio', { name: '7 days' }).check();
    expect(await page.lastPosted()).toEqual({ type: 'setRange', range: '1w' });
    await page.show(failuresState([], { range: '1w', view: null, reading: true }));
    await page.page.getByText('Reading the connection log…').waitFor();
    await page.button('Cancel').click();
    expect(await page.lastPosted()).toEqual({ type: 'cancel' });
    await page.show(failuresState([], { range: '1w' }));
    await heading('No attempt to connect failed in this period.').waitFor();
    await page.button('Read Again').click();
    expect(await page.lastPosted()).toEqual({ type: 'refresh' });
    await page.button('Show in Activity').click();
    expect(await page.lastPosted()).toEqual({ type: 'showActivity' });
  });

  it('offers to turn on the log, except in read-only mode', async () => {
    await open(failuresState([], { loggingOff: true, certificates: true }));
    await page.page.getByText('Failed certificate authentications are never logged.').waitFor();
    await page.button('Turn On Connection Logging…').click();
    expect(await page.lastPosted()).toEqual({ type: 'turnOnLogging' });
    await page.show(failuresState([], { loggingOff: true, readOnly: true }));
    expect(await page.button('Turn On Connection Logging…').count()).toBe(0);
  });

  it('shows hostile names as text, on a narrow page too', async () => {
    const hostile = {
      endpointId: 'e',
      at: failedAttempts(1)[0]?.at ?? 0,
      username: '<img src=x onerror=alert(1)>\u202e'.padEnd(256, 'x'),
      reason: '<b>'.padEnd(300, 'y'),
    };
    await open(failuresState([hostile, ...failedAttempts(2000, 500)]), 640);
    await page.page.getByRole('radio', { name: 'User' }).check();
    expect(await page.contentWidth()).toBeLessThanOrEqual(640);
    await page.page.getByText('Not shown: 401 more.').waitFor();
    expect(await page.page.locator('img').count()).toBe(0);
  });
});

const states: Readonly<Record<string, FailedAttemptsState>> = {
  'with attempts': failuresState(failedAttempts(12), { failure: 'No connection.' }),
  'without a log': failuresState([], { loggingOff: true, certificates: true }),
  'while it reads': failuresState([], { range: '1w', view: null, reading: true }),
};

describe.each(Object.entries(states))('the tab Failures %s', (_name, state) => {
  it('has no violations in any theme', async () => {
    await open(state);
    for (const theme of themeNames) {
      await page.setTheme(themes[theme]);
      expect([theme, await auditPage(page)]).toEqual([theme, []]);
    }
  });
});
