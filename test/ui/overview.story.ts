/** The overview of two hundred endpoints: found, compared, and given alarms. */
import { strict as assert } from 'node:assert';
import type { Locator } from 'playwright-core';
import { after, before, describe, it } from 'mocha';
import { eventually } from './driver/eventually';
import { inSequence } from './driver/sequence';
import { Workbench } from './driver/workbench';

describe('an overview of two hundred endpoints', () => {
  inSequence();
  let workbench: Workbench;
  const content = () => workbench.webview().content;
  const rows = (): Locator => content().locator('.endpoint-line');
  const names = () => content().locator('.endpoint-line .of-name').allInnerTexts();
  const tile = (name: string): Locator =>
    content().locator('.tile').filter({ hasText: name }).locator('dd');

  before(async () => {
    workbench = await Workbench.open({ simulation: { scenario: 'fleet', speed: 1 } });
    await workbench.openContainer('Client VPN');
    await workbench
      .tree('Endpoints')
      .row(/Chiba development 65.*\d connected/)
      .waitFor();
  });
  after(() => workbench.close());

  it('opens with the numbers of all endpoints and a row for each', async () => {
    await workbench.runCommand('Client VPN: Open Overview');
    await rows().first().waitFor();
    await eventually(async () => {
      assert.match(await tile('Connected now').innerText(), /^\d+$/);
      assert.equal(await tile('Endpoints without an alarm').innerText(), '175');
    });
    await content().getByText('Showing 200 of 200.').waitFor();
    await content().getByText('175 endpoints have no alarm.').waitFor();
    await rows().first().locator('.spark').waitFor();
  });

  it('is filtered while one types, and remembers it when the window is loaded again', async () => {
    await content().getByLabel('Filter').fill('naha');
    await eventually(async () => {
      assert.equal(
        (await names()).every((name) => name.startsWith('Naha')),
        true,
      );
    });
    await workbench.reload();
    await rows().first().waitFor();
    assert.equal(await content().getByLabel('Filter').inputValue(), 'naha');
  });

  it('creates alarms for the selected endpoints with one topic and one preview', async () => {
    const { quickInput } = workbench;
    await content().getByLabel('Filter').fill('naha no alarm');
    await rows().first().focus();
    for (const key of [' ', 'ArrowDown', ' ']) await workbench.page.keyboard.press(key);
    await content().locator('.controls').getByRole('button', { name: 'Create Alarms…' }).click();
    await quickInput.choose('fleet-vpn-alerts');
    await quickInput.choose('Create 2 Alarms');
    const result = content().getByRole('region', { name: 'Result of Create Alarms' });
    await result.getByText('All 2 endpoints have an alarm. Created: 2.').waitFor();
    assert.equal(await result.locator('li').count(), 2);
    await result
      .getByRole('button', { name: /^client-vpn-watch-naha/ })
      .first()
      .click();
    await content().getByRole('tab', { name: 'Alarms', exact: true, selected: true }).waitFor();
    await workbench.runCommand('Client VPN: Open Overview');
    await result.getByRole('button', { name: 'Dismiss' }).click();
    await result.waitFor({ state: 'detached' });
  });

  it('opens the page of an endpoint with Enter', async () => {
    await workbench.runCommand('Client VPN: Open Overview');
    await content().getByLabel('Filter').fill('sapporo staff 1');
    await rows().first().focus();
    await workbench.page.keyboard.press('Enter');
    await content().getByRole('tab', { name: 'Now', exact: true }).waitFor();
  });
});
