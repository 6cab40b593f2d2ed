/** The table of connections in its panel: who is there, who was and who failed to, and how one is ended. */
import { strict as assert } from 'node:assert';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { Locator } from 'playwright-core';
import { temporaryFolder } from '../../scripts/temporaryFolder';
import { eventually } from './driver/eventually';
import { inSequence } from './driver/sequence';
import type { Tree } from './driver/tree';
import type { Webview } from './driver/webview';
import { Workbench } from './driver/workbench';

const endpoint = 'Operations';
const logged = 'Partner access (SAML)';
const title = endpoint;
const fiveMinutes = 'Client VPN: Trial: Advance Five Minutes';

describe('the table of connections', () => {
  inSequence();
  const folder = temporaryFolder();
  let workbench: Workbench;
  let tree: Tree;
  let table: Webview;
  before(async () => {
    // Time all but stands, so that what changes in the table is what the story did.
    workbench = await Workbench.open({ simulation: { speed: 0.01 } });
    await mkdir(join(folder, 'listed'));
    table = workbench.webview();
    tree = await workbench.openOffice();
  });
  after(() => workbench.close());

  const row = (text: string | RegExp): Locator =>
    table.content.locator('tbody tr').filter({ hasText: text });
  const header = (name: string): Locator =>
    table.content.getByRole('columnheader', { name, exact: true });
  const button = (name: string): Locator =>
    table.content.getByRole('button', { name, exact: true });
  const whoIsThere = (): Promise<readonly string[]> =>
    table.content.locator('tbody td.who').allTextContents();
  const cannotEnd = () =>
    button('End Connection…').and(table.content.locator(':disabled')).waitFor();
  const thoseThereAre = (names: readonly string[]) =>
    eventually(async () => {
      assert.deepEqual(await whoIsThere(), names);
    });
  const cellsAre = (text: string | RegExp, like: RegExp) =>
    eventually(async () => {
      const cells = await row(text).locator('td').allTextContents();
      assert.match(cells.join('|'), like);
    });

  it('opens from the row of an endpoint and says who is there, since when, with which address', async () => {
    // Rows move while those of the endpoints above them come in.
    for (const last of ['m.ikeda', 'No connection alarm', 'tokyo-office-vpn-connections'])
      await tree.row(last).waitFor();
    await tree.choose(/Operations.*2 connected/, 'Show Connections');
    await workbench.editor.tab(title).waitFor();
    await table.content.getByRole('heading', { name: title }).waitFor();
    await table.content.getByText(/^Connected: 2 · Ended: 0 · Updated /).waitFor();
    await cellsAre('m.ikeda', /^m\.ikeda\|active\|4:02.PM\|3 hr 57 min\|10\.40\.1\.4\|/);
    const titles = await table.content.getByRole('columnheader').allTextContents();
    assert.deepEqual(titles.slice(5), [...['Received/s', 'Sent/s', 'Received', 'Sent']]);
  });

  it('shows how much goes through each, once it has been read twice', async () => {
    await workbench.runCommand(fiveMinutes);
    await row('m.ikeda')
      .locator('td.egressRate')
      .getByText(/^[\d.]+ \w+\/s$/)
      .waitFor();
    await button('Columns').press('Enter');
    await table.content.getByRole('checkbox', { name: 'Packets received/s' }).press('Space');
    await workbench.page.keyboard.press('Escape');
    await row('m.ikeda')
      .locator('td.egressPacketRate')
      .getByText(/^[\d.,]+\/s$/)
      .waitFor();
  });

  it('says that nothing is logged, and gives the commands that turn it on', async () => {
    await table.content.getByText(/^Connection logging is off, so device addresses/).waitFor();
    await button('Turn On Connection Logging…').click();
    const { quickInput } = workbench;
    await quickInput.step('Turn On Connection Logging');
    await quickInput.choose('New log group…');
    await quickInput.message('Name of the new log group');
    await quickInput.accept();
    await quickInput.choose('90 days');
    await quickInput.choose('Show Commands for Someone Else');
    const commands = await workbench.editor.text('aws ec2 modify-client-vpn-endpoint');
    assert.match(commands, /Turns on connection logging for Operations\./);
    await workbench.notifications.clear();
    await workbench.editor.tab(title).click();
    await row('m.ikeda').waitFor();
  });

  it('sorts by click and by keyboard', async () => {
    await header('Who').getByRole('button').click();
    await header('Who').and(table.content.locator('[aria-sort="ascending"]')).waitFor();
    await thoseThereAre(['m.ikeda', 'y.ogawa']);
    await workbench.page.keyboard.press('Enter');
    await header('Who').and(table.content.locator('[aria-sort="descending"]')).waitFor();
    await thoseThereAre(['y.ogawa', 'm.ikeda']);
  });

  it('has a menu for a connection, by mouse and by keyboard', async () => {
    const entries = [
      ...['Mute User', 'Copy Name', 'Copy Address'],
      ...['End Connection…', 'End All Connections of This User…'],
    ];
    await row('y.ogawa').click({ button: 'right' });
    assert.deepEqual(await workbench.contextMenu.entries(), entries);
    await workbench.contextMenu.choose('Copy Name');
    await workbench.clipboardIs(/^y\.ogawa$/);
    await row('m.ikeda').click();
    await workbench.page.keyboard.press('Shift+F10');
    assert.deepEqual(await workbench.contextMenu.entries(), entries);
    await workbench.contextMenu.choose('Copy Address');
    await workbench.clipboardIs(/^10\.40\.1\.4$/);
  });

  it('filters as one types, and takes the filter away', async () => {
    await table.content.getByRole('searchbox').fill('ikeda');
    await table.content.getByText('Showing 1 of').waitFor();
    await thoseThereAre(['m.ikeda']);
    await table.content.getByRole('searchbox').fill('nobody');
    await button('Clear Filter').click();
    await thoseThereAre(['y.ogawa', 'm.ikeda']);
  });

  it('copies what is shown', async () => {
    await button('Copy All').click();
    await table.content.getByText('Rows copied: 2').waitFor();
    await workbench.clipboardIs(/^Who\tState\tStarted\t[^]*\nm\.ikeda\tactive\t/);
  });

  for (const [kind, like] of [
    ['CSV', /^\ufeff"user","endpoint","state",[^]*\r\n"m\.ikeda","Operations","active",/],
    ['JSON', /^\[\n {2}\{\n {4}"user": "[^]*"user": "m\.ikeda",\n {4}"endpoint": "Operations",/],
  ] as const) {
    it(`exports it as ${kind}`, async () => {
      const ending = kind.toLowerCase();
      const file = join(folder, `table.${ending}`);
      await button(`Export ${kind}`).click();
      await workbench.quickInput.step(`Export ${kind}`);
      // The dialog inserts its proposal late and overwrites text that was typed before.
      const { HOME = '/' } = process.env;
      await workbench.quickInput.valueIs(join(HOME, `vpn-connections-20261118T1105Z.${ending}`));
      await workbench.quickInput.filter(file);
      // It does not listen while it reads a folder.
      await workbench.quickInput.item('listed').waitFor();
      await workbench.quickInput.accept();
      await table.content.getByText(`Saved ${file}`).waitFor();
      assert.match(await readFile(file, 'utf8'), like);
    });
  }

  it('asks before it ends a connection, saying who and for how long, and leaves it on request', async () => {
    await row('m.ikeda').click();
    await button('End Connection…').click();
    const text = await workbench.dialog.text('End the connection of m.ikeda?');
    assert.match(text, /Operations · connected since .*, for \d+/);
    await workbench.dialog.press('Cancel');
    await row(/m\.ikeda.*active/).waitFor();
    await tree.row(/Operations.*2 connected/).waitFor();
  });

  it('ends it: it is being ended, then among those that ended', async () => {
    await row('m.ikeda').click();
    await workbench.page.keyboard.press('Delete');
    await workbench.dialog.press('End Connection');
    await workbench.notifications.text('The connection of m.ikeda is being ended.');
    await row(/m\.ikeda.*being ended/).waitFor();
    await workbench.runCommand(fiveMinutes);
    await row('m.ikeda').waitFor({ state: 'detached' });
    await tree.row(/Operations.*1 connected/).waitFor();
    await table.content.getByLabel('Ended connections').check();
    await row(/m\.ikeda.*ended/).click();
    await cannotEnd();
    await workbench.notifications.clear();
  });

  it('ends all connections of a user', async () => {
    for (let i = 0; i < 2; i++) {
      await tree.choose(endpoint, 'Trial: Connect a Client');
      await workbench.quickInput.enter('alice');
      await row(/alice.*active/)
        .nth(i)
        .waitFor();
    }
    await row(/alice.*active/)
      .first()
      .click();
    // By keyboard: notifications cover that corner for a while.
    await button('End All Connections of This User…').press('Enter');
    const text = await workbench.dialog.text('End all 2 connections of alice?');
    assert.match(text, /ec2:TerminateClientVpnConnections × 2/);
    await workbench.dialog.press('End 2 Connections');
    await workbench.notifications.text('Being ended: 2 of 2.');
    await row(/alice.*being ended/)
      .nth(1)
      .waitFor();
  });

  it('has older connections of an endpoint that logs them, with their devices', async () => {
    await tree.choose(logged, 'Show Connections');
    await table.content.getByText(/^Connected: 0 · Ended: 8 · Failed attempts: 2/).waitFor();
    assert.equal(await table.content.getByRole('note').count(), 0);
    await button('Show Ended Connections').click();
    await cellsAre(/p\.novak.*2:41/, /\|ended\|.*\|4:02.PM\|10\.30\.0\.147\|198\.51\.100\.137\|/);
  });

  it('has the attempts that failed, with the reason, and nothing there to end', async () => {
    await table.content.getByLabel('Ended connections').uncheck();
    await table.content.getByLabel('Failed attempts').check();
    await table.content.getByText('Showing 2 of 10.').waitFor();
    await cellsAre('p.novak', /^p\.novak@partner\.example\|failed\|Sign-in failed\|2:40.PM\|\|\|/);
    await row('p.novak').click();
    await table.content.getByText('Selected: 1.').waitFor();
    await cannotEnd();
    await workbench.editor.tab(title).click();
  });

  it('is as it was after the window was reloaded', async () => {
    await table.content.getByRole('searchbox').fill('ikeda');
    await workbench.reload();
    await workbench.editor.tab(title).waitFor();
    // The trial restarts with the window, so no connection has been ended in it.
    await row(/m\.ikeda.*active/).waitFor();
    await thoseThereAre(['m.ikeda']);
    assert.equal(await table.content.getByRole('searchbox').inputValue(), 'ikeda');
    await table.content
      .getByLabel('Ended connections')
      .and(table.content.locator(':checked'))
      .waitFor();
    await header('Who').and(table.content.locator('[aria-sort="descending"]')).waitFor();
    await header('Packets received/s').waitFor();
  });

  it('offers no write in read-only mode: not in the page, not in the menu of a row, not in the palette', async () => {
    await workbench.turnOnSetting('clientVPNWatch.readOnly');
    await workbench.editor.tab(title).click();
    await table.content.getByText('Read-only mode is on').waitFor();
    await button('End Connection…').waitFor({ state: 'detached' });
    await button('End All Connections of This User…').waitFor({ state: 'detached' });
    await tree.openMenu('y.ogawa');
    assert.deepEqual(await workbench.contextMenu.entries(), [
      'Mute User',
      'Copy',
      'Trial: Disconnect a Client…',
    ]);
    await workbench.contextMenu.close();
    await workbench.inPalette('Client VPN: End', () =>
      workbench.quickInput.item('Client VPN: Hide Endpoint').waitFor({ timeout: 5000 }),
    );
    const commands = await workbench.quickInput.items();
    assert(!commands.some((command) => command.startsWith('Client VPN: End ')));
    await workbench.quickInput.cancel();
  });
});
