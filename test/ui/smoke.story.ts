/** That the package works at all, in both languages. */
import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'mocha';
import { Workbench } from './driver/workbench';

describe('the packaged extension in VS Code', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.open();
  });
  after(() => workbench.close());

  it('shows the simulated endpoints as soon as its view is opened', async () => {
    await workbench.openContainer('Client VPN');
    const tree = workbench.tree('Endpoints');
    for (const endpoint of ['Operations', 'Partner access (SAML)', 'Tokyo office'])
      await tree.row(endpoint).waitFor();
  });

  it('answers a click on its status at any moment, also while it changes', async () => {
    const { page, statusBar, notifications } = workbench;
    await statusBar.item('status').filter({ hasText: '2' }).waitFor();
    await page.evaluate(clicksUntilChanged(3));
    await page.locator('.part.sidebar .monaco-list:focus').waitFor();
    assert.deepEqual(await notifications.all(), []);
  });

  it('opens the list of its commands', async () => {
    await workbench.inPalette('Client VPN: Create Connection Alarm', () =>
      workbench.quickInput.item('Client VPN: Create Connection Alarm…').waitFor({ timeout: 5000 }),
    );
    await workbench.quickInput.cancel();
  });
});

describe('the packaged extension in a Japanese VS Code', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.open({ language: 'ja' });
  });
  after(() => workbench.close());

  it('has Japanese titles', async () => {
    await workbench.openContainer('Client VPN');
    await workbench.page.locator('.sidebar').getByText('エンドポイント').first().waitFor();
  });
});

/** An expression for the page: clicks on the status all the time, until it has changed so many times. */
function clicksUntilChanged(times: number): string {
  return `new Promise((resolve) => {
    const status = () => document.querySelector('.statusbar-item[id$="status"] a');
    const labels = new Set();
    const timer = setInterval(() => {
      status().click();
      labels.add(status().ariaLabel);
      if (labels.size <= ${times}) return;
      clearInterval(timer);
      resolve();
    }, 5);
  })`;
}
