/** The tab Settings in a real browser, under the editor's own policy. */
import { describe, expect, it } from 'vitest';
import type { SettingsGroup } from '../../src/core/endpointSettings/view/settingsGroup';
import { auditPage } from './auditPage';
import type { OpenPage } from './openPage';
import { pageSuite } from './pageSuite';
import { settingsState, type SettingsLine } from './settingsState';
import { themeNames, themes } from './themes';

const openPage = pageSuite<SettingsLine>('endpoint/settings');
let page: OpenPage<SettingsLine>;

function manyRoutes(count: number): SettingsGroup {
  const cell = (value: string) => ({ value, raw: null, lines: [] });
  const rows = Array.from({ length: count }, (_, at) => [
    cell(`10.${at >> 8}.${at & 255}.0/24`),
    ...['subnet-0a1b2c3d4e5f60718', 'manual', 'active'].map(cell),
  ]);
  const columns = ['Destination network', 'Target', 'Origin', 'State'].map((name) => ({
    ...{ name, raw: name },
  }));
  return { title: 'Routes', rows: [], notes: [], table: { columns, rows, copy: '' } };
}

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

  it('has routes and authorization rules as tables, with what does not work first', async () => {
    await open(settingsState());
    const routes = page.page.getByRole('region', { name: 'Routes' });
    const first = routes.getByRole('row').nth(1);
    await first.getByRole('rowheader', { name: '10.1.0.0/16' }).waitFor();
    await first.getByText('No authorization rule covers this network').waitFor();
    await routes.getByRole('cell', { name: 'failed' }).getByText('Not possible.').waitFor();
    expect(await routes.getByRole('columnheader').allTextContents()).toEqual([
      ...['Destination network', 'Target', 'Origin', 'State'],
    ]);
    const rules = page.page.getByRole('region', { name: 'Authorization rules' });
    await rules.getByText('Every route to this network has failed').waitFor();
    await rules.getByText('Gives no access to 10.0.64.0/18').waitFor();
    await page.button('Copy Authorization rules').click();
    const copied = await page.lastPosted();
    expect(copied).toMatchObject({ type: 'copy', rows: 3 });
    await page.button('Show API Names').click();
    await rules.getByText('AccessAll: true').waitFor();
    await routes.getByRole('columnheader', { name: 'DestinationCidr' }).waitFor();
  });

  it('shows a thousand routes, which the keyboard scrolls', async () => {
    await open(settingsState({ groups: [manyRoutes(1000)] }));
    const table = page.page.getByRole('group', { name: 'Routes' });
    expect(await table.getByRole('rowheader').count()).toBe(1000);
    await table.focus();
    await page.press('End');
    const last = table.getByText('10.3.231.0/24');
    const bottom = async (): Promise<number> => {
      const box = await last.boundingBox();
      return box ? box.y + box.height : NaN;
    };
    await expect.poll(bottom).toBeLessThanOrEqual(1000);
    expect(await page.contentWidth()).toBeLessThanOrEqual(900);
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
