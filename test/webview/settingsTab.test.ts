/** The tab Settings in a real browser, under the editor's own policy. */
import { describe, expect, it } from 'vitest';
import { auditPage } from './auditPage';
import type { OpenPage } from './openPage';
import { pageSuite } from './pageSuite';
import { settingsState, type SettingsLine } from './settingsState';
import { themeNames, themes } from './themes';

const openPage = pageSuite<SettingsLine>('endpoint/settings');
let page: OpenPage<SettingsLine>;

async function open(shown: SettingsLine['state'], width = 900): Promise<void> {
  page = await openPage({ viewport: { width, height: 1000 } });
  await page.show(shown);
}

describe('the tab Settings', () => {
  it('has the configuration in groups, with what matters for detection', async () => {
    await open(settingsState());
    for (const name of ['Endpoint', 'Authentication', 'Connection log', 'Network and DNS', 'Tags'])
      await page.page.getByRole('region', { name, exact: true }).waitFor();
    await page.page.getByText('Client certificates (mutual TLS)').waitFor();
    await page.button('Turn On Connection Logging…').click();
    expect(await page.lastPosted()).toEqual({ type: 'run', command: 'turnOnLogging' });
  });

  it('copies a value, and shows the names of the API on request', async () => {
    await open(settingsState());
    await page.button('Copy Client CIDR').click();
    expect(await page.lastPosted()).toEqual({ type: 'copy', text: '10.8.0.0/22', rows: 1 });
    await page.send({ type: 'copied', rows: 1 });
    await page.page.getByText('Copied.').waitFor();
    expect(await page.page.getByText('ClientCidrBlock: 10.8.0.0/22').count()).toBe(0);
    await page.button('Show API Names').click();
    await page.page.getByText('ClientCidrBlock: 10.8.0.0/22').waitFor();
  });

  it('says why it could not be read, and offers no change in read-only mode', async () => {
    await open(settingsState({ groups: null, readAt: '', failure: 'No permission.' }));
    await page.page.getByText('No permission.').waitFor();
    await page.button('Read Again').click();
    expect(await page.lastPosted()).toEqual({ type: 'refresh' });
    await page.show(settingsState({ readOnly: true }));
    expect(await page.button('Turn On Connection Logging…').count()).toBe(0);
  });

  it('shows hostile names as text, on a narrow page too', async () => {
    await open(settingsState({}, '<img src=x onerror=alert(1)>\u202e'.padEnd(256, 'x')), 640);
    await page.page.getByText('<img src=x').first().waitFor();
    expect(await page.page.locator('img').count()).toBe(0);
    expect(await page.contentWidth()).toBeLessThanOrEqual(640);
  });

  it('has no violations in any theme', async () => {
    await open(settingsState({ failure: 'No connection.' }));
    await page.button('Show API Names').click();
    for (const theme of themeNames) {
      await page.setTheme(themes[theme]);
      expect([theme, await auditPage(page)]).toEqual([theme, []]);
    }
  });
});
