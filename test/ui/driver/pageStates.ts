/** The states of every page. A state follows from the one before it. */
import type { PageState, PageWalk } from './pageWalk';

const press =
  (...keys: readonly string[]) =>
  async ({ workbench }: PageWalk): Promise<void> => {
    for (const key of keys) await workbench.page.keyboard.press(key);
  };

/** The overview and the health check. */
export const overviewStates: readonly PageState[] = [
  [
    'the overview',
    async (walk) => {
      await walk.run('command.openOverview');
      await walk.tab('endpoints', '.spark');
    },
  ],
  [
    'the overview with groups and selected endpoints',
    async (walk) => {
      await walk.content.getByRole('combobox').selectOption('status');
      await walk.content.locator('.endpoint-line[tabindex="0"]').focus();
      await press(' ', 'ArrowDown', ' ')(walk);
      await walk.content.locator('.endpoint-line[aria-selected=true]').nth(1).waitFor();
    },
  ],
  [
    'the overview without a match',
    async (walk) => {
      await walk.content.getByRole('searchbox').fill('nothing like that');
      await walk.content.locator('#panel-endpoints .empty').waitFor();
    },
  ],
  [
    'the health check',
    async (walk) => {
      await walk.press('Clear Filter');
      await walk.tab('health', '.card');
    },
  ],
];

/** The tabs of the page of an endpoint with an alarm and with connections. */
export const endpointStates: readonly PageState[] = [
  ['the chart', (walk) => walk.tab('now', '.plot').then(() => undefined)],
  [
    'the chart with its table, a tooltip and a form',
    async (walk) => {
      await walk.press('Table');
      await walk.press('Custom…');
      await walk.press('Show Range');
      await walk.content.locator('.plot').focus();
      await press('PageUp')(walk);
      await walk.content.locator('.tooltip').first().waitFor();
    },
  ],
  [
    'the connections, one selected',
    async (walk) => {
      const row = await walk.tab('connections', '[role=gridcell]');
      await row.click();
    },
  ],
  [
    'the connections without a match',
    async (walk) => {
      await walk.content.locator('#panel-connections input[type=search]').fill('nobody');
      await walk.content.locator('#panel-connections .empty').waitFor();
    },
  ],
  ['the alarms', (walk) => walk.tab('alarms', '.card').then(() => undefined)],
  [
    'a replay and all that unfolds on an alarm',
    async (walk) => {
      await walk.press('Replay', '#panel-alarms');
      await walk.content.locator('.replayPart details').first().waitFor();
      await walk.unfold();
    },
  ],
  ['the missed connections', (walk) => walk.tab('missed', '.headline').then(() => undefined)],
  [
    'the details of a connection, and all that unfolds',
    async (walk) => {
      await walk.press('Custom…', '#panel-missed');
      await walk.unfold();
      await walk.content.locator('#panel-missed [role=application]').focus();
      await press('End', 'PageUp')(walk);
      await walk.content.locator('#panel-missed .details dt').first().waitFor();
    },
  ],
  ['the failed attempts', (walk) => walk.tab('failures', 'h2').then(() => undefined)],
  [
    'the settings with the names of the API',
    async (walk) => {
      await walk.tab('settings', 'dl');
      await walk.press('Show API Names', '#panel-settings');
    },
  ],
];

/** The form, from its first state to the list of errors. */
export const formStates: readonly PageState[] = [
  [
    'the alarm form',
    async (walk) => {
      await walk.choose(/^Partner access/, 'command.createAlarm');
      const { content } = walk;
      await content.getByRole('radio').first().waitFor();
      await content.locator('.headline').waitFor();
    },
  ],
  [
    'the alarm form with errors and the calls',
    async (walk) => {
      await walk.unfold();
      await walk.content.locator('.createBar .primary[aria-disabled=false]').click();
      await walk.content.getByRole('alert').waitFor();
    },
  ],
  [
    'the alarm form of another method',
    async ({ content }) => {
      await content.getByRole('radio').last().check();
      await content.getByRole('radio', { checked: true }).last().waitFor();
    },
  ],
];
