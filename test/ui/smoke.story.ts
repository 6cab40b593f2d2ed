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

  it('opens the list of its commands', async () => {
    await workbench.page.keyboard.press('F1');
    await workbench.quickInput.filter('>Client VPN: Create Connection Alarm');
    await workbench.quickInput.item('Client VPN: Create Connection Alarm…').waitFor();
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
