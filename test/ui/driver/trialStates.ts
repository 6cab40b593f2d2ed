/** States of pages that only the trial has, after those of every page. */
import type { PageState } from './pageWalk';

/** A delivery test, from the page of an endpoint with an alarm. */
export const deliveryStates: readonly PageState[] = [
  [
    'a delivery test while it runs',
    async (walk) => {
      await walk.tab('alarms', '.card');
      await walk.press('Test Delivery…', '#panel-alarms');
      await walk.workbench.dialog.press(walk.t('Send Test'));
      await walk.content.locator('.delivery').waitFor();
    },
  ],
  [
    'a delivery test that asks',
    ({ content }) => content.locator('.delivery .question').first().waitFor(),
  ],
  [
    'a delivery test that is answered',
    async (walk) => {
      await walk.press('It Arrived');
      await walk.content.locator('.delivery .result').filter({ hasText: /\S/ }).waitFor();
    },
  ],
];

/** Endpoints with problems, all connections, and the mail. */
export const otherStates: readonly PageState[] = [
  [
    'the alarms of an endpoint without one',
    async (walk) => {
      await walk.openEndpoint('Partner access');
      await walk.tab('alarms', '.empty');
    },
  ],
  ['failed attempts', (walk) => walk.tab('failures', 'article').then(() => undefined)],
  [
    'what is missed without a connection log',
    async (walk) => {
      await walk.openEndpoint('Operations');
      await walk.tab('missed', '.banner');
    },
  ],
  [
    'failed attempts without a log',
    (walk) => walk.tab('failures', '.banner').then(() => undefined),
  ],
  ['settings without a log', (walk) => walk.tab('settings', 'dl').then(() => undefined)],
  [
    'the connections of all endpoints',
    async (walk) => {
      await walk.run('command.showConnections');
      await walk.workbench.quickInput.choose(walk.t('All endpoints'));
      await walk.content.locator('[role=gridcell]').first().waitFor();
    },
  ],
  [
    'no mail chosen',
    async (walk) => {
      await walk.run('command.trial.outbox');
      await walk.content.getByRole('option').first().waitFor();
    },
  ],
  [
    'a mail',
    async ({ content }) => {
      await content.getByRole('option').first().click();
      await content.getByRole('article').waitFor();
    },
  ],
];

/** In read-only mode. */
export const readOnlyStates: readonly PageState[] = [
  [
    'the health check in read-only mode',
    async (walk) => {
      await walk.run('command.openOverview');
      await walk.tab('health', '.about');
    },
  ],
  [
    'the overview in read-only mode',
    (walk) => walk.tab('endpoints', '.offer .quiet').then(() => undefined),
  ],
  [
    'alarms in read-only mode',
    async (walk) => {
      await walk.openEndpoint('Tokyo office');
      await walk.tab('alarms', '.card');
    },
  ],
  [
    'connections in read-only mode',
    (walk) => walk.tab('connections', '.below').then(() => undefined),
  ],
];
