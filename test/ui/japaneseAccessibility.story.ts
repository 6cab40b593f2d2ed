/** axe-core finds nothing on the pages in Japanese, and where AWS refuses to answer or has nothing. */
import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'mocha';
import { createSimulator, type Simulator } from '../../src/simulator';
import { serve, type Served } from '../../src/simulator/serve';
import { violations } from '../violations';
import { endpointStates, formStates, overviewStates } from './driver/pageStates';
import { type PageState, PageWalk } from './driver/pageWalk';
import { officeInTheMorning, simulatedScope } from './driver/simulatedAccount';
import { inSequence } from './driver/sequence';
import { Workbench } from './driver/workbench';

describe('the pages of a Japanese window', () => {
  inSequence();
  let workbench: Workbench;
  let walk: PageWalk;
  let account: Served;
  before(async () => {
    account = await serve(officeInTheMorning(), 0);
    workbench = await Workbench.open({ language: 'ja', ...simulatedScope(account.url) });
    walk = new PageWalk(workbench, 'ja');
    await workbench.openContainer('Client VPN');
    await walk.tree.row('tokyo-office-vpn-connections').waitFor();
    await walk.run('command.openOverview');
    await walk.tab('endpoints', '.spark');
    await workbench.setTheme('highContrast');
  });
  after(async () => {
    await workbench.close();
    await account.close();
  });

  const check = (states: readonly PageState[]): void => {
    for (const [name, show] of states) {
      it(`have no violations: ${name}`, async () => {
        await show(walk);
        const webview = workbench.webview();
        assert.equal(await webview.evaluate('document.documentElement.lang'), 'ja');
        const found = await violations((expression) => webview.evaluate(expression));
        assert.deepEqual(found, []);
      });
    }
  };

  check(overviewStates);
  check([['the page of an endpoint', () => walk.openEndpoint('Tokyo office')]]);
  check(endpointStates);
  check(formStates);
  /** Replaces what the account has, or what is wrong with it, and reads it again. */
  const serveInstead = async (simulator: Simulator, denied: boolean): Promise<void> => {
    const port = Number(new URL(account.url).port);
    await account.close();
    account = await serve(simulator, port);
    const fault = JSON.stringify({ kind: 'denied', rate: 1 });
    if (denied) {
      await fetch(`${account.url}/_simulator/faults`, {
        method: 'POST',
        body: fault,
        headers: { 'content-type': 'application/json' },
      });
    }
    await walk.run('command.refresh');
  };
  check([
    [
      'an overview that is denied',
      async () => {
        await walk.run('command.openOverview');
        await serveInstead(officeInTheMorning(), true);
        await walk.tab('endpoints', '.banner');
      },
    ],
    ['a health check that is denied', () => walk.tab('health', '.banner').then(() => undefined)],
    [
      'alarms that are denied',
      async () => {
        await walk.openEndpoint('Tokyo office');
        await walk.tab('alarms', '.banner');
      },
    ],
    ['connections that are denied', () => walk.tab('connections', '.banner').then(() => undefined)],
    [
      'settings that are denied',
      async () => {
        await walk.tab('settings', 'dl');
        await walk.press('Read Again', '#panel-settings');
        await walk.content.locator('#panel-settings .banner').waitFor();
      },
    ],
    [
      'an account without endpoints',
      async () => {
        await walk.run('command.openOverview');
        await serveInstead(createSimulator({ scenario: 'empty', speed: 1 }), false);
        await walk.tab('endpoints', '.empty');
      },
    ],
  ]);
});
