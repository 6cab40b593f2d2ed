/** Who was connected, below the counts: one bar for each connection, and the parts of each change. */
import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'mocha';
import { createSimulator, type Simulator } from '../../src/simulator';
import { serve, type Served } from '../../src/simulator/serve';
import { endpointIds } from '../simulator/wireClient';
import { eventually } from './driver/eventually';
import { inSequence } from './driver/sequence';
import { simulatedScope } from './driver/simulatedAccount';
import type { Webview } from './driver/webview';
import { Workbench } from './driver/workbench';

const title = 'Connections of Head office';
/** Age of the simulated account when the story begins, s. */
const lastedSeconds = 6000;

describe('a chart of who was connected', () => {
  inSequence();
  let simulator: Simulator;
  let served: Served;
  let workbench: Workbench;
  let chart: Webview;

  before(async () => {
    // Users connect and disconnect ten seconds after a publication, which counts the previous ones.
    const startMs = publishedBefore(Date.now() - lastedSeconds * 1000) + 10_000;
    simulator = createSimulator({ scenario: 'quiet', speed: 1, startMs });
    const { trial } = simulator;
    const [endpointId = assert.fail()] = await endpointIds(simulator);
    const join = (username: string) => trial.connect({ endpointId, username });
    const bob = join('bob');
    trial.advance(1800);
    const alice = join('alice');
    trial.advance(1200);
    trial.disconnect(bob);
    join('carol');
    trial.advance(1200);
    trial.disconnect(alice);
    trial.advance(1800);
    served = await serve(simulator, 0);
    const calm = { 'clientVPNWatch.refreshInterval': 3600 };
    workbench = await Workbench.open(simulatedScope(served.url, calm));
    chart = workbench.webview();
    await workbench.openContainer('Client VPN');
    await workbench.tree('Endpoints').choose('Head office', 'Show Chart');
    await chart.content.getByRole('radio', { name: '3 hours' }).check();
    await chart.content.getByText(/^Last 3 hours: .* peak 2 at /).waitFor();
  });
  after(async () => {
    await workbench.close();
    await served.close();
    simulator.dispose();
  });

  const plot = () => chart.content.getByRole('application', { name: title });
  const line = () => chart.content.locator('.timeline');
  const liveRegion = () => chart.content.locator('[aria-live=polite]').innerText();

  /** What is said while a key is pressed again and again, until it fits or sixty presses have not led there. */
  async function announcements(key: string, isEnough: (said: readonly string[]) => boolean) {
    const said: string[] = [];
    while (said.length < 60 && !isEnough(said)) {
      await workbench.page.keyboard.press(key);
      said.push(await liveRegion());
    }
    return said;
  }

  async function pressUntil(key: string, fits: RegExp): Promise<void> {
    const said = await announcements(key, (all) => fits.test(all.at(-1) ?? ''));
    assert.match(said.at(-1) ?? '', fits, said.join('\n'));
  }

  it('has a bar for each connection, person by person', async () => {
    await line().focus();
    const bars = [/^bob: .* to /, /^alice: .* to /, /^carol: Since /];
    const isAnnounced = (said: readonly string[], bar: RegExp) =>
      said.some((text) => bar.test(text));
    const said = await announcements('ArrowDown', (all) =>
      bars.every((bar) => isAnnounced(all, bar)),
    );
    for (const bar of bars) assert(isAnnounced(said, bar), said.join('\n'));
  });

  it('names who caused a rise, by keys', async () => {
    await plot().focus();
    await workbench.page.keyboard.press('End');
    await pressUntil('PageUp', /Active connections: 2 · Change: \+1 · Newly connected: alice\b/);
  });

  it('names them under the mouse', async () => {
    const box = (await plot().boundingBox()) ?? assert.fail('There is no plot.');
    const found = new Set<string>();
    // The page draws what is under the pointer a moment after the pointer is there.
    await eventually(async () => {
      for (let x = 0; x < box.width; x += 8) {
        await workbench.page.mouse.move(box.x + x, box.y + box.height / 3);
        const tooltip = chart.content.locator('.tooltip:visible');
        const text = (await tooltip.allInnerTexts()).join();
        for (const [, name = ''] of text.matchAll(/Newly connected: (\w+)/g)) found.add(name);
      }
      assert.deepEqual([...found].sort(), ['alice', 'bob', 'carol']);
    });
  });

  it('shows the parts of a rise that a disconnection hides', async () => {
    await plot().focus();
    await workbench.page.keyboard.press('End');
    await pressUntil(
      'ArrowLeft',
      /Active connections: 2 · Change: 0 .*Newly connected: carol .*Disconnected: bob\b/,
    );
  });
});

/** The latest time at which a simulated count was published, ms since 1970. */
function publishedBefore(time: number): number {
  return Math.floor(time / 300_000) * 300_000;
}
