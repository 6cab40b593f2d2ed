/** Two hundred endpoints, one of them with as long a name as AWS allows: found, arranged, left out. */
import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'mocha';
import { eventually } from './driver/eventually';
import { inSequence } from './driver/sequence';
import type { Tree } from './driver/tree';
import { Workbench } from './driver/workbench';

describe('a fleet of two hundred endpoints', () => {
  inSequence();
  let workbench: Workbench;
  let tree: Tree;
  const message = (text: string | RegExp) =>
    workbench.page.locator('.tree-explorer-viewlet-tree-view .message').filter({ hasText: text });
  const top = async () => (await tree.read()).filter(({ level }) => level === 1);

  before(async () => {
    workbench = await Workbench.open({ simulation: { scenario: 'fleet', speed: 0.01 } });
    await workbench.openContainer('Client VPN');
    tree = workbench.tree('Endpoints');
  });
  after(() => workbench.close());

  it('is ordered by name, closed, with what is known of each', async () => {
    await tree.row(/Chiba development 65.*\d connected · Counts only/).waitFor();
    await eventually(async () => {
      const [first] = await top();
      assert.equal(first?.expanded, false);
      assert.match(first.text, /^Chiba development 65/);
    });
  });

  it('is offered in the same order, and found by typing', async () => {
    const { quickInput } = workbench;
    await workbench.runCommand('Client VPN: Show Chart');
    await quickInput.prompt('Client VPN endpoint');
    await eventually(async () => {
      const [first] = await quickInput.items();
      assert.match(first ?? '', /^Chiba development 65 cvpn-endpoint-/);
    });
    await quickInput.filter('naha sales');
    await quickInput.item('Naha sales 120').waitFor();
    await quickInput.cancel();
  });

  it('keeps the tab of a very long name short, and the whole name in the chart', async () => {
    await workbench.runCommand('Client VPN: Show Chart');
    // VS Code drops an Enter that comes before the list has its items.
    await workbench.quickInput.items();
    await workbench.quickInput.filter('Disaster recovery');
    await workbench.quickInput.accept();
    await workbench.editor.tab('Disaster recovery access for the whole …').waitFor();
    const heading = workbench.webview().content.getByRole('heading', { level: 1 });
    await heading.getByText(/^Disaster recovery access .{200}/).waitFor();
  });

  it('is filtered by words and state, counted while one types, and says so', async () => {
    const { quickInput } = workbench;
    await workbench.runCommand('Client VPN: Filter Endpoints…');
    await quickInput.filter('naha');
    await quickInput.item('naha').filter({ hasText: '10 of 200 endpoints' }).waitFor();
    await eventually(async () => {
      const items = await quickInput.items();
      assert.match(items[0] ?? '', /^naha 10 of 200 endpoints$/);
      assert.equal(items.length, 4);
    });
    await quickInput.accept();
    await message('Filter “naha”: 10 of 200 endpoints.').waitFor();
    await tree.row('Chiba development 65').waitFor({ state: 'detached' });
    await eventually(async () => {
      for (const { text } of await top()) assert.match(text, /^Naha/);
    });
  });

  it('is filtered by what is pasted and entered at once', async () => {
    await workbench.runCommand('Client VPN: Filter Endpoints…');
    await workbench.quickInput.items();
    await workbench.page.keyboard.insertText('tokyo sales');
    await workbench.page.keyboard.press('Enter');
    await workbench.page.getByText(/Filter “tokyo sales”: \d+ of \d+ endpoints/).waitFor();
    await workbench.runCommand('Client VPN: Filter Endpoints…');
    await workbench.quickInput.filter('naha');
    await workbench.quickInput.accept();
    await tree.row('Naha sales 120').waitFor();
  });

  it('keeps the filter when the window is reloaded', async () => {
    await workbench.reload();
    await message('Filter “naha”: 10 of 200 endpoints.').waitFor();
    await tree.row('Naha sales 120').waitFor();
  });

  it('puts favorites first, with a star', async () => {
    await tree.choose('Naha sales 120', 'Organize', 'Add to Favorites');
    await tree.row(/Naha sales 120.*★/).waitFor();
    await eventually(async () => {
      const [first] = await top();
      assert.match(first?.text ?? '', /^Naha sales 120 ★ · /);
      assert.match(first?.accessibleLabel ?? '', /^Endpoint Naha sales 120, favorite, /);
    });
  });

  it('offers a way out where nothing passes the filter', async () => {
    const { quickInput } = workbench;
    await workbench.runCommand('Client VPN: Filter Endpoints…');
    await quickInput.valueIs('naha');
    await quickInput.filter('naha');
    await quickInput.choose('Only: in ALARM');
    await tree.row(/Nothing matches the filter.*“naha” · in ALARM/).waitFor();
    await tree.select('Nothing matches the filter');
    await tree.row(/Chiba development 65/).waitFor();
    await eventually(async () => {
      const [first] = await top();
      assert.match(first?.text ?? '', /^Naha sales 120 ★/);
    });
  });

  it('shows what a person goes to, filter or not', async () => {
    const { quickInput } = workbench;
    await workbench.runCommand('Client VPN: Filter Endpoints…');
    await quickInput.choose('Only: favorites');
    await message('Filter favorites: 1 of 200 endpoints.').waitFor();
    await workbench.runCommand('Client VPN: Clear Filter');
    await tree.row(/Chiba development 65/).waitFor();
    await message('Filter').waitFor({ state: 'detached' });
  });

  it('hides an endpoint, and says how many are hidden', async () => {
    await tree.choose('Chiba development 65', 'Organize', 'Hide Endpoint');
    await workbench.notifications.text('Chiba development 65 is hidden in this editor');
    await tree.row('Chiba development 65').waitFor({ state: 'detached' });
    await workbench.runCommand('Client VPN: Filter Endpoints…');
    await workbench.quickInput.prompt('Name, description, ID');
    // Enter comes before the list has caught up with what is typed.
    await workbench.quickInput.enter('chiba');
    await message('Filter “chiba”: 8 of 199 endpoints.').waitFor();
    await tree.row('Hidden endpoints: 1').waitFor();
  });

  it('brings it back from the row that counts it', async () => {
    const { quickInput } = workbench;
    await tree.select('Hidden endpoints: 1');
    await quickInput.prompt('Choose the endpoints to show again');
    await quickInput.check('Chiba development 65');
    await quickInput.accept();
    await message('Filter “chiba”: 9 of 200 endpoints.').waitFor();
    await tree.row('Chiba development 65').waitFor();
    await tree.row('Hidden endpoints').waitFor({ state: 'detached' });
    await tree.row('Naha sales 120').waitFor({ state: 'detached' });
  });
});
