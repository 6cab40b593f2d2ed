/** axe-core finds nothing on the pages in Japanese, and where AWS refuses to answer or has nothing. */
import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'mocha';
import { violations } from '../violations';
import { deniedStates, ServedAccount } from './driver/deniedStates';
import { endpointStates, formStates, overviewStates } from './driver/pageStates';
import { type PageState, PageWalk } from './driver/pageWalk';
import { simulatedScope } from './driver/simulatedAccount';
import { inSequence } from './driver/sequence';
import { Workbench } from './driver/workbench';

describe('the pages of a Japanese window', () => {
  inSequence();
  let workbench: Workbench;
  let walk: PageWalk;
  let account: ServedAccount;
  before(async () => {
    account = await ServedAccount.open();
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
  check(deniedStates(() => account));
});
