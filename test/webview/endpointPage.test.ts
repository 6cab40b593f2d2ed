/** The endpoint page in a browser: its header, its tabs, its memory. */
import { describe, expect, it } from 'vitest';
import { headerTexts } from '../../src/core/endpointPage/view/endpointHeader';
import { endpointTabIds } from '../../src/protocol/endpointPage';
import { plainTranslate } from '../fakes/plainTranslate';
import { auditPage } from './auditPage';
import { connectionsState, office, officeSnapshot } from './connectionsState';
import { officeSource } from './office';
import { stateOf, type OpenPage, type PageOptions } from './openPage';
import { pageSuite } from './pageSuite';
import { themeNames } from './themes';

const openPage = pageSuite();
let page: OpenPage;

async function open(options: PageOptions = {}): Promise<void> {
  page = await openPage(options);
  await page.show(stateOf(officeSource('1d'), '1d'));
}

const tab = (name: string) => page.page.getByRole('tab', { name, exact: true });
const panel = () => page.page.getByRole('tabpanel');
const header = {
  type: 'state' as const,
  name: 'Tokyo office',
  endpointId: 'cvpn-endpoint-1',
  where: 'account 123456789012 · ap-northeast-1 · office',
  status: { kind: 'inAlarm' as const, severity: 'error' as const, text: 'In ALARM since 9:00 AM' },
  readOnly: false,
  texts: headerTexts(plainTranslate),
};

/** As the extension does it for the tab Connections. */
async function sendTable(): Promise<void> {
  const state = connectionsState(officeSnapshot(office), { title: null });
  const message = { type: 'state', of: 1, from: 0, state };
  const envelope = JSON.stringify({ type: 'tab', tab: 'connections', message });
  await page.page.evaluate(`harness.send(${envelope})`);
  await page.painted();
}

describe('the tabs', () => {
  it('are a list of which one is selected, with its panel', async () => {
    await open();
    await page.page.getByRole('tablist', { name: 'Views' }).waitFor();
    expect(await tab('now').getAttribute('aria-selected')).toBe('true');
    expect(await panel().getAttribute('aria-labelledby')).toBe('tab-now');
    expect(await page.plot.isVisible()).toBe(true);
  });

  it('are moved through by keys, and selected by Enter', async () => {
    await open();
    await tab('now').focus();
    await page.press('ArrowRight');
    expect(await page.hasFocus('#tab-connections')).toBe(true);
    expect(await tab('now').getAttribute('aria-selected')).toBe('true');
    await page.press('End');
    const last = `#tab-${String(endpointTabIds.at(-1))}`;
    expect(await page.hasFocus(last)).toBe(true);
    await page.press('ArrowRight');
    expect(await page.hasFocus('#tab-now')).toBe(true);
    await page.press('ArrowLeft');
    expect(await page.hasFocus(last)).toBe(true);
    await page.press('Home', 'ArrowRight', 'Enter');
    expect(await tab('connections').getAttribute('aria-selected')).toBe('true');
    const outgoing = await page.postedByAll();
    expect(outgoing).toContainEqual({ type: 'selectTab', tab: 'connections' });
    const ready = { type: 'ready' };
    expect(outgoing.at(-1)).toEqual({ type: 'tab', tab: 'connections', message: ready });
  });

  it('are reached by the Tab key as one', async () => {
    await open();
    await tab('now').focus();
    await page.press('Tab');
    expect(await page.hasFocus('[role=tab]')).toBe(false);
    await page.press('Shift+Tab');
    expect(await page.hasFocus('#tab-now')).toBe(true);
  });

  it('keep what they show, and leave it for a reload', async () => {
    await open();
    await page.press('Tab');
    await page.plot.focus();
    await page.press('+');
    const zoomed = (await page.memory())?.zoom;
    expect(zoomed).not.toBeNull();
    await tab('connections').click();
    await sendTable();
    await page.page.getByRole('searchbox').fill('hana');
    expect(await panel().locator('td.who').count()).toBe(1);
    expect(await page.page.getByRole('heading', { level: 1 }).allTextContents()).toEqual([
      'Tokyo office',
    ]);
    await tab('now').click();
    expect((await page.memory())?.zoom).toEqual(zoomed);
    await tab('connections').click();
    expect(await page.page.getByRole('searchbox').inputValue()).toBe('hana');
    const memory = await page.wholeMemory();
    expect(memory.tab).toBe('connections');
    expect(memory.tabs.connections).toMatchObject({ filter: 'hana' });
    expect(memory.tabs.now).toMatchObject({ zoom: zoomed });
  });

  it('are opened by the extension', async () => {
    await open();
    await page.page.evaluate(`harness.send({ type: 'openTab', tab: 'connections' })`);
    await page.painted();
    expect(await tab('connections').getAttribute('aria-selected')).toBe('true');
    expect((await page.wholeMemory()).tab).toBe('connections');
  });
});

describe('the header', () => {
  it('has the status in words and the commands', async () => {
    await open();
    await page.sendHeader(header);
    await page.page.getByText('In ALARM since 9:00 AM').waitFor();
    for (const name of ['Copy ID', 'Copy Link', 'Open in AWS Console', 'Create Alarm…'])
      await page.button(name).click();
    const outgoing = (await page.postedByAll()).slice(-4);
    expect(outgoing.map((one) => one.type === 'tab' && one.message)).toEqual(
      ['copyId', 'copyLink', 'openConsole', 'createAlarm'].map((type) => ({ type })),
    );
    await page.sendHeader({ type: 'status', sentence: 'Link copied.' });
    await page.page.getByRole('status').getByText('Link copied.').waitFor();
  });

  it('says why no alarm can be created in read-only mode', async () => {
    await open();
    await page.sendHeader({ ...header, readOnly: true });
    expect(await page.button('Create Alarm…').isDisabled()).toBe(true);
    expect(await page.button('Create Alarm…').getAttribute('title')).toContain('Read-only');
  });

  it('shows hostile and very long names as text, and keeps the page in its width', async () => {
    await open({ viewport: { width: 640, height: 640 } });
    const name = `<img src=x onerror=alert(1)>${'a'.repeat(256)}`;
    await page.sendHeader({ ...header, name, where: name });
    expect(await page.page.getByRole('heading', { level: 1 }).textContent()).toBe(name);
    expect(await page.page.locator('#header img').count()).toBe(0);
    expect(await page.contentWidth()).toBeLessThanOrEqual(640);
  });
});

describe.each(themeNames)('in the theme %s', (theme) => {
  it.each(['notifiesByName', 'countsOnly', 'nobodyNotified', 'noAlarm', 'unknown'] as const)(
    'the page has no violations with the status %s',
    async (kind) => {
      await open({ theme });
      const severity = kind === 'noAlarm' ? 'warning' : 'neutral';
      await page.sendHeader({ ...header, status: { kind, severity, text: kind } });
      if (kind === 'noAlarm') {
        await tab('connections').click();
        await sendTable();
      }
      expect(await auditPage(page)).toEqual([]);
    },
  );
});

describe('the styles of a tab', () => {
  it('do not change another', async () => {
    await open();
    await tab('connections').click();
    await sendTable();
    const style = (selector: string, property: string) =>
      page.page.evaluate(
        `getComputedStyle(document.querySelector('#panel-connections ${selector}')).${property}`,
      );
    expect(await style('.below', 'display')).toBe('flex');
    expect(await style('.status', 'position')).toBe('static');
    expect(await style('td.egressBytes', 'textAlign')).toBe('end');
    expect(await style('td.egressBytes', 'whiteSpace')).toBe('nowrap');
  });
});
