/** The activity view: events of the last day, filters, navigation, and the text of the empty view. */
import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'mocha';
import { eventually } from './driver/eventually';
import { inSequence } from './driver/sequence';
import { showChartAt } from './driver/showChartAt';
import type { Tree } from './driver/tree';
import { Workbench } from './driver/workbench';

const alarm = 'tokyo-office-vpn-connections';
const day = 'Nov 18, 2026';

describe('the activity view', () => {
  inSequence();
  let workbench: Workbench;
  let endpoints: Tree;
  let activity: Tree;
  before(async () => {
    // Time all but stands: all of the evening is done by the story.
    workbench = await Workbench.open({ simulation: { speed: 0.01 } });
    endpoints = await workbench.openOffice();
    activity = await workbench.openSection('Activity');
  });
  after(() => workbench.close());

  const message = (text: string | RegExp) =>
    workbench.page.locator('.tree-explorer-viewlet-tree-view .message').filter({ hasText: text });
  const labels = async () => (await activity.read()).map(({ text }) => text);

  const firstIs = (like: RegExp) =>
    eventually(async () => {
      const [first] = await labels();
      assert.match(first ?? '', like);
    });
  const allAre = (like: RegExp) =>
    eventually(async () => {
      const all = await labels();
      assert(all.length > 0);
      for (const text of all) assert.match(text, like);
    });

  /** Chooses kinds, by taking the marks of the others away, and then an endpoint. */
  async function filter(unwanted: readonly string[], endpoint: string): Promise<void> {
    const { quickInput } = workbench;
    await quickInput.step('Filter Activity');
    for (const kind of unwanted) await quickInput.uncheck(kind);
    await quickInput.accept();
    await quickInput.prompt('Choose whose activity to show');
    await quickInput.choose(endpoint);
    await quickInput.closed();
  }

  it('lists the last day, the newest first', async () => {
    await activity.row('has connected').waitFor();
    await message('Reading from AWS').waitFor({ state: 'detached' });
    await eventually(async () => {
      const rows = await activity.read();
      const times = rows.map(({ accessibleLabel }) =>
        Date.parse(`${day} ${accessibleLabel.split(',')[0] ?? ''}`),
      );
      assert(times.length > 5 && times.every(Number.isFinite), JSON.stringify(rows));
      assert.deepEqual(
        times,
        [...times].sort((one, other) => other - one),
      );
    });
  });

  it('adds who connects, whatever they are called', async () => {
    await endpoints.choose('Tokyo office', 'Trial: Connect a Client');
    await workbench.quickInput.enter('$(bell) <b>x</b> [y](command:z) \u202eevil');
    const row = activity.row('evil has connected');
    await row.waitFor();
    await firstIs(/^8:00 PM \$ \(bell\) .*…⟩?evil has connected Tokyo office/);
    await row.hover();
    const hover = workbench.page.locator('.workbench-hover:visible');
    await hover.filter({ hasText: '<b>x</b> [y] (command:z)' }).waitFor();
    assert.equal(await hover.locator('b, .codicon-bell, [data-href*="command:z"]').count(), 0);
    await workbench.notifications.clear();
  });

  it('adds what is changed by this extension', async () => {
    await endpoints.expand('Tokyo office');
    await endpoints.choose(alarm, 'Disable Alarm Actions');
    await activity.row(`Alarm actions disabled: ${alarm}`).waitFor();
    await firstIs(/Tokyo office · by this extension$/);
  });

  it('is filtered by kind, and says so: failures have their reason', async () => {
    await workbench.page.keyboard.press('Escape');
    await workbench.runCommand('Client VPN: Filter Activity…');
    const others = [
      'Connections',
      'Disconnections',
      'Alarm states',
      'Changes made with this extension',
    ];
    await filter(others, 'All endpoints');
    await message(/^Filter Failed attempts: \d+ of \d+ shown\.$/).waitFor();
    await activity.row('by this extension').waitFor({ state: 'detached' });
    await allAre(/could not connect .* · \w+-\w+/);
  });

  it('is filtered by endpoint, says so, and says that this one has no log', async () => {
    await workbench.section('Activity').hover();
    await workbench.section('Activity').getByRole('button', { name: 'Show All Activity' }).click();
    await message('Filter').waitFor({ state: 'detached' });
    await workbench.runCommand('Client VPN: Filter Activity…');
    await filter([], 'Operations');
    await message(
      /^Filter Operations: \d+ of \d+ shown\. Operations has no connection log/,
    ).waitFor();
    await activity.row('Tokyo office').waitFor({ state: 'detached' });
    await allAre(/Operations/);
  });

  it('leaves out what is about a hidden endpoint', async () => {
    await endpoints.choose('Operations', 'Organize', 'Hide Endpoint');
    await activity.row('Operations').waitFor({ state: 'detached' });
    await workbench.notifications.press('Operations is hidden', 'Undo');
    await activity.row('Operations').waitFor();
  });

  it('has all again when the filter is taken away', async () => {
    await workbench.runCommand('Client VPN: Show All Activity');
    await message('Filter').waitFor({ state: 'detached' });
    await activity.row('Tokyo office').waitFor();
  });

  it('reveals the endpoint of a row that is clicked', async () => {
    await endpoints.select('Operations');
    await activity.select('Tokyo office');
    await endpoints
      .row(/^Tokyo office/)
      .and(workbench.page.locator('[aria-selected="true"]'))
      .waitFor();
  });

  it('opens the chart at the moment of a row', async () => {
    const time = await eventually(async () => {
      const row = (await labels()).find((text) => text.includes(' has disconnected'));
      return /^(\d+:\d+ [AP]M) .* has disconnected/.exec(row ?? '') ?? assert.fail(row);
    });
    await showChartAt(workbench, time[0]);
    const { content } = workbench.webview();
    // The cursor is at the first sample from that moment on: samples are five minutes apart.
    await eventually(async () => {
      const readout = await content.locator('.tooltip').innerText();
      const at = Date.parse(/^(.*?(?:AM|PM))\n/.exec(readout)?.[1] ?? '');
      const moment = Date.parse(`${day} ${time[1] ?? ''}`);
      assert(at >= moment && at - moment <= 5 * 60_000, `${time[0]}: ${readout}`);
    });
  });
});

describe('an activity view with nothing in it', () => {
  inSequence();
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.open({ simulation: { scenario: 'quiet', speed: 0.01 } });
    await workbench.openContainer('Client VPN');
    await workbench.openSection('Activity');
  });
  after(() => workbench.close());

  const welcome = (text: string) =>
    workbench.page.locator('.welcome-view:visible').filter({ hasText: text });

  it('says why that may be, and what to do: a connection log would contain more', async () => {
    const { quickInput } = workbench;
    const view = welcome('No known activity in the last 24 hours.');
    await view.getByRole('button', { name: 'Turn On Connection Logging…' }).click();
    await quickInput.choose('Branch');
    await quickInput.choose('New log group…');
    await quickInput.message('Name of the new log group');
    await quickInput.cancel();
  });

  it('shows what happens from now on', async () => {
    await workbench.tree('Endpoints').choose('Head office', 'Trial: Connect a Client');
    await workbench.quickInput.enter('alice');
    await workbench.tree('Activity').row('alice has connected').waitFor();
  });

  it('says when the filter is the reason, and takes it away', async () => {
    const { quickInput } = workbench;
    await workbench.runCommand('Client VPN: Filter Activity…');
    await quickInput.step('Filter Activity');
    await quickInput.accept();
    await quickInput.choose('Branch');
    const view = welcome('No activity in the last 24 hours matches the filter.');
    await view.getByRole('button', { name: 'Show All Activity' }).click();
    await workbench.tree('Activity').row('alice has connected').waitFor();
  });

  it('is gone when nothing is watched: the view above says what to do', async () => {
    await workbench.runCommand('Client VPN: Stop Trial');
    await workbench.dialog.press('Stop Trial');
    await welcome('See who connects').waitFor();
    await workbench.section('Activity').waitFor({ state: 'detached' });
  });
});
