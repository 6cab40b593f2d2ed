/** The endpoint page: opened from the tree, moved through by keys, kept over a reload, and shared as a link. */
import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'mocha';
import { inSequence } from './driver/sequence';
import type { Tree } from './driver/tree';
import type { Webview } from './driver/webview';
import { Workbench } from './driver/workbench';

const account = /account=(\d{12})/;

describe('the endpoint page', () => {
  inSequence();
  let workbench: Workbench;
  let tree: Tree;
  let page: Webview;
  let link = '';
  before(async () => {
    workbench = await Workbench.open({ simulation: { speed: 0.01 } });
    page = workbench.webview();
    tree = await workbench.openOffice();
  });
  after(() => workbench.close());

  const heading = (name: string) => page.content.getByRole('heading', { name, level: 1 });
  const tab = (name: string) => page.content.getByRole('tab', { name, exact: true });
  const selected = (name: string) =>
    tab(name).and(page.content.locator('[aria-selected="true"]')).waitFor();
  const row = (who: string) => page.content.locator('tbody tr').filter({ hasText: who });

  it('opens by a click on an endpoint, with its chart and its status', async () => {
    await tree.select('Tokyo office');
    await workbench.editor.tab('Tokyo office').waitFor();
    await heading('Tokyo office').waitFor();
    await selected('Now');
    await page.content.getByText(/^Last 24 hours: /).waitFor();
    await page.content.getByText(/cvpn-endpoint-.*ap-northeast-1/).waitFor();
    await page.content.getByText('Counts only').waitFor();
  });

  it('opens by Enter', async () => {
    const list = workbench.page.getByRole('tree', { name: 'Endpoints' });
    const isFocused = (row: RegExp) =>
      tree.row(row).and(workbench.page.locator('.focused')).waitFor();
    // The first row says who has not confirmed.
    await list.press('Home');
    await isFocused(/^on-call@example\.com/);
    await list.press('ArrowDown');
    await isFocused(/^Operations/);
    await list.press('Enter');
    await heading('Operations').waitFor();
  });

  it('is moved through by keys', async () => {
    await tab('Now').focus();
    await workbench.page.keyboard.press('ArrowRight');
    await workbench.page.keyboard.press('Enter');
    await selected('Connections');
    await row('m.ikeda').waitFor();
  });

  it('shows the connection that is clicked in the tree', async () => {
    await tree.select('m.ikeda');
    await row('m.ikeda').and(page.content.locator('[aria-selected="true"]')).waitFor();
    assert.equal(await workbench.editor.tab('Operations').count(), 1);
  });

  it('copies a link to itself', async () => {
    await page.content.getByRole('button', { name: 'Copy Link', exact: true }).click();
    await page.content.getByText('Link copied.').waitFor();
    await workbench.clipboardIs(/^[\w-]+:\/\/client-vpn-watch\.client-vpn-watch\/endpoint\?/);
    link = String(await workbench.page.evaluate('navigator.clipboard.readText()'));
    assert.match(link, /&tab=connections$/);
  });

  it('is as it was after the window was reloaded', async () => {
    await page.content.getByRole('searchbox').fill('ikeda');
    await workbench.reload();
    await workbench.editor.tab('Operations').waitFor();
    await selected('Connections');
    await row('m.ikeda').waitFor();
    assert.equal(await page.content.getByRole('searchbox').inputValue(), 'ikeda');
  });

  it('opens by its link', async () => {
    await workbench.runCommand('View: Close All Editors');
    await openUrl(link);
    await heading('Operations').waitFor();
    await selected('Connections');
    await row('m.ikeda').waitFor();
  });

  it('copies a link to the time that its chart shows, which opens that time', async () => {
    const { content } = page;
    const summary = content.getByText(/^Nov 18, 2026, 10:00.AM to Nov 18, 2026, 6:00.PM: /);
    await tab('Now').click();
    await content.getByRole('button', { name: 'Custom…' }).click();
    await content.getByLabel('Start', { exact: true }).fill('2026-11-18T10:00');
    await content.getByLabel('End', { exact: true }).fill('2026-11-18T18:00');
    await workbench.page.keyboard.press('Enter');
    await summary.waitFor();
    await content.getByRole('button', { name: 'More Actions' }).press('Enter');
    await content.getByRole('menuitem', { name: 'Copy Link to This Time' }).press('Enter');
    await content.getByRole('tabpanel').getByText('Link copied.').waitFor();
    const moment = String(await workbench.page.evaluate('navigator.clipboard.readText()'));
    await workbench.runCommand('View: Close All Editors');
    await openUrl(moment);
    await heading('Operations').waitFor();
    await selected('Now');
    await summary.waitFor();
  });

  it('opens nothing by the link of an account that is not watched, and says so', async () => {
    await workbench.runCommand('View: Close All Editors');
    await openUrl(link.replace(account, 'account=999999999999'));
    const text = await workbench.notifications.text('999999999999');
    assert.match(text, /^No profile that is watched belongs to account 999999999999 in /);
    assert.equal(await workbench.editor.tab('Operations').count(), 0);
    await workbench.notifications.clear();
  });

  it('opens nothing by a link that others made up', async () => {
    await openUrl(`${link}&run=deleteAlarm`);
    await workbench.notifications.text('This link does not lead to a Client VPN endpoint.');
    await workbench.notifications.clear();
  });

  /** Lets the editor open an address, as the system does when a link is clicked. */
  async function openUrl(url: string): Promise<void> {
    await workbench.runCommand('Developer: Open URL');
    await workbench.quickInput.enter(url);
    const asks = workbench.page.locator('.monaco-dialog-box');
    const answered = workbench.page
      .locator('.notification-list-item')
      .or(workbench.page.locator('iframe.webview.ready').filter({ visible: true }));
    await asks.or(answered).first().waitFor();
    if (await asks.isVisible()) await workbench.dialog.press('Open');
  }
});
