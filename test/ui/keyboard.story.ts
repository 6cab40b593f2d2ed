/** The extension without a mouse: the rows of the tree, their menus, and a page with all its tabs. */
import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'mocha';
import { eventually } from './driver/eventually';
import { inSequence } from './driver/sequence';
import { Workbench } from './driver/workbench';

/** Presses beyond this number mean that the keys lead nowhere. */
const mostPresses = 60;

const tabs = ['Now', 'Connections', 'Alarms', 'Missed', 'Failures', 'Settings'];

describe('the extension without a mouse', () => {
  inSequence();
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.open();
  });
  after(() => workbench.close());

  /** Presses a key until something is so. */
  const pressUntil = async (key: string, isSo: () => Promise<boolean>): Promise<void> => {
    for (let left = mostPresses; left > 0; left--) {
      if (await isSo()) return;
      await workbench.page.keyboard.press(key);
    }
    assert.fail(`${key} leads nowhere.`);
  };
  /** Whether the focus of a list or a menu is on that text. */
  const isFocused = (text: RegExp, within: string) => async (): Promise<boolean> =>
    (await workbench.page.locator(`${within} .focused`).filter({ hasText: text }).count()) > 0;
  const toRow = async (text: RegExp): Promise<void> => {
    await workbench.tree('Endpoints').row(text).waitFor();
    await workbench.page.keyboard.press('Home');
    await pressUntil('ArrowDown', isFocused(text, '.part.sidebar'));
  };
  const chooseFromMenu = async (label: RegExp): Promise<void> => {
    await workbench.page.keyboard.press('Shift+F10');
    await workbench.contextMenu.entries();
    await pressUntil('ArrowDown', isFocused(label, '.monaco-menu-container'));
    await workbench.page.keyboard.press('Enter');
  };
  const focus = (): Promise<void> => workbench.runCommand('Client VPN: Focus on Endpoints View');
  const content = () => workbench.webview().content;

  it('opens the view and goes through its rows', async () => {
    await focus();
    await workbench
      .tree('Endpoints')
      .row(/Tokyo office.*0 connected/)
      .waitFor();
    // The focus was on the view without rows.
    await focus();
    await toRow(/Operations/);
    await toRow(/Tokyo office/);
  });

  it('has the menu of a row', async () => {
    await toRow(/tokyo-office-vpn-connections/);
    await workbench.page.keyboard.press('Shift+F10');
    const entries = await workbench.contextMenu.entries();
    assert(entries.includes('Delete Alarm…'), entries.join());
    await workbench.contextMenu.close();
    await toRow(/Partner access/);
    await chooseFromMenu(/Create Connection Alarm…/);
    await content()
      .getByRole('heading', { level: 1, name: /^Connection Alarm for/ })
      .waitFor();
    await workbench.runCommand('View: Close Editor');
    await focus();
  });

  it('opens the page of an endpoint, and all its tabs', async () => {
    await toRow(/Tokyo office/);
    await workbench.page.keyboard.press('Enter');
    const selected = content().getByRole('tab', { selected: true });
    await selected.waitFor();
    await pressUntil(
      'Tab',
      async () => (await content().locator('[role="tab"]:focus').count()) > 0,
    );
    await workbench.page.keyboard.press('Home');
    for (const name of tabs) {
      await workbench.page.keyboard.press('Enter');
      await eventually(async () => {
        assert.equal(await selected.innerText(), name);
      });
      await content().getByRole('tabpanel', { name }).waitFor();
      await workbench.page.keyboard.press('ArrowRight');
    }
  });

  it('tests the delivery of an alarm from its card, and leaves it', async () => {
    const { keyboard } = workbench.page;
    await keyboard.press('Home');
    await keyboard.press('ArrowRight');
    await keyboard.press('ArrowRight');
    await keyboard.press('Enter');
    const test = content().getByRole('button', { name: 'Test Delivery…' }).first();
    await test.waitFor();
    const isOn = async (): Promise<boolean> =>
      (await content().locator('button:focus').filter({ hasText: 'Test Delivery…' }).count()) > 0;
    await pressUntil('Tab', isOn);
    await keyboard.press('Enter');
    const dialog = workbench.page.locator('.monaco-dialog-box');
    await dialog.getByText('Test the delivery of tokyo-office-vpn-connections?').waitFor();
    await keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await eventually(async () => {
      assert(await isOn(), 'The focus is not on the button again.');
    });
    await keyboard.press('Tab');
    await content().locator('button:focus').filter({ hasText: 'Replay' }).waitFor();
  });

  it('goes on where it was after a quick pick', async () => {
    const { keyboard } = workbench.page;
    await pressUntil(
      'Shift+Tab',
      async () => (await content().locator('[role="tab"]:focus').count()) > 0,
    );
    await keyboard.press('Home');
    await keyboard.press('Enter');
    const compare = content().locator('button:focus').filter({ hasText: 'Compare…' });
    await content().getByRole('button', { name: 'Compare…' }).waitFor();
    await pressUntil('Tab', async () => (await compare.count()) > 0);
    await keyboard.press('Enter');
    await workbench.quickInput.item('Operations').waitFor();
    await keyboard.press('Escape');
    await workbench.quickInput.closed();
    await compare.waitFor();
  });
});
