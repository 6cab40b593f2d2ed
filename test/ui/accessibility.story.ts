/** axe-core finds nothing on any page in any of its states, in all themes of VS Code. */
import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'mocha';
import { type ThemeStyles, violations } from '../violations';
import { stylesOfThemes } from './driver/themeStyles';
import { endpointStates, formStates, overviewStates } from './driver/pageStates';
import { type PageState, PageWalk } from './driver/pageWalk';
import { inSequence } from './driver/sequence';
import { deliveryStates, otherStates, readOnlyStates } from './driver/trialStates';
import { Workbench } from './driver/workbench';

const morning = '2026-11-25T10:20:00+09:00';

describe('the pages of the trial', () => {
  inSequence();
  let workbench: Workbench;
  let walk: PageWalk;
  let themes: readonly ThemeStyles[];
  before(async () => {
    workbench = await Workbench.open({
      simulation: { scenario: 'company', start: morning },
      settings: {
        'clientVPNWatch.notifications': false,
        'clientVPNWatch.connectionNotifications': false,
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
    themes = await stylesOfThemes(workbench);
  });
  after(() => workbench.close());

  const check = (states: readonly PageState[]): void => {
    for (const [name, show] of states) {
      it(`have no violations: ${name}`, async () => {
        await show(walk);
        const webview = workbench.webview();
        const found = await violations((expression) => webview.evaluate(expression), themes);
        assert.deepEqual(found, []);
      });
    }
  };

  check(overviewStates);
  check([['the page of an endpoint', () => walk.openEndpoint('Tokyo office')]]);
  check(endpointStates);
  check(deliveryStates);
  check(otherStates);
  check(formStates);
  it('go to read-only mode', () => workbench.turnOnSetting('clientVPNWatch.readOnly'));
  check(readOnlyStates);
});
