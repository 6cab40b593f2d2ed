/** axe-core finds nothing on any page in any of its states, in all themes of VS Code. */
import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'mocha';
import { type Look, violations } from '../violations';
import { looksOfThemes } from './driver/looks';
import { endpointStates, formStates, overviewStates } from './driver/pageStates';
import { type PageState, PageWalk } from './driver/pageWalk';
import { inSequence } from './driver/sequence';
import { Workbench } from './driver/workbench';

const morning = '2026-11-25T10:20:00+09:00';

describe('the pages of the trial', () => {
  inSequence();
  let workbench: Workbench;
  let walk: PageWalk;
  let looks: readonly Look[];
  before(async () => {
    workbench = await Workbench.open({
      world: { scenario: 'company', start: morning },
      settings: {
        'clientVpnWatch.notifications': false,
        'clientVpnWatch.connectionNotifications': false,
      },
    });
    walk = new PageWalk(workbench, 'en');
    await workbench.openContainer('Client VPN');
    await workbench
      .tree('Endpoints')
      .row(/Tokyo office.*\d connected/)
      .waitFor();
    await walk.run('command.openOverview');
    await walk.tab('endpoints', '.spark');
    looks = await looksOfThemes(workbench);
  });
  after(() => workbench.close());

  const check = (states: readonly PageState[]): void => {
    for (const [name, show] of states) {
      it(`have no violations: ${name}`, async () => {
        await show(walk);
        const webview = workbench.webview();
        const found = await violations((expression) => webview.evaluate(expression), looks);
        assert.deepEqual(found, []);
      });
    }
  };

  check(overviewStates);
  check([['the page of an endpoint', () => walk.openEndpoint('Tokyo office')]]);
  check(endpointStates);
  check([
    [
      'a delivery test while it runs',
      async () => {
        await walk.tab('alarms', '.card');
        await walk.press('Test Delivery…', '#panel-alarms');
        await workbench.dialog.press('Send Test');
        await walk.content.locator('.delivery').waitFor();
      },
    ],
    [
      'a delivery test that asks',
      () => walk.content.locator('.delivery .question').first().waitFor(),
    ],
    [
      'a delivery test that is answered',
      async () => {
        await walk.press('It Arrived');
        await walk.content.locator('.delivery .result').filter({ hasText: /\S/ }).waitFor();
      },
    ],
    [
      'the alarms of an endpoint without one',
      async () => {
        await walk.openEndpoint('Partner access');
        await walk.tab('alarms', '.empty');
      },
    ],
    ['failed attempts', () => walk.tab('failures', 'article').then(() => undefined)],
    [
      'what is missed without a connection log',
      async () => {
        await walk.openEndpoint('Operations');
        await walk.tab('missed', '.banner');
      },
    ],
    ['failed attempts without a log', () => walk.tab('failures', '.banner').then(() => undefined)],
    ['settings without a log', () => walk.tab('settings', 'dl').then(() => undefined)],
    [
      'the connections of all endpoints',
      async () => {
        await walk.run('command.showConnections');
        await workbench.quickInput.choose('All endpoints');
        await walk.content.locator('[role=gridcell]').first().waitFor();
      },
    ],
    [
      'no mail chosen',
      async () => {
        await walk.run('command.trial.outbox');
        await walk.content.getByRole('option').first().waitFor();
      },
    ],
    [
      'a mail',
      async () => {
        await walk.content.getByRole('option').first().click();
        await walk.content.getByRole('article').waitFor();
      },
    ],
  ]);
  check(formStates);
  check([
    [
      'the health check in read-only mode',
      async () => {
        await workbench.turnOnSetting('clientVpnWatch.readOnly');
        await walk.run('command.openOverview');
        await walk.tab('health', '.about');
      },
    ],
    [
      'the overview in read-only mode',
      () => walk.tab('endpoints', '.offer .quiet').then(() => undefined),
    ],
    [
      'alarms in read-only mode',
      async () => {
        await walk.openEndpoint('Tokyo office');
        await walk.tab('alarms', '.card');
      },
    ],
    [
      'connections in read-only mode',
      () => walk.tab('connections', '.below').then(() => undefined),
    ],
  ]);
});
