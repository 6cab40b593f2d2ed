/** What of the trial is not on a page: the tree, its hovers and menus, dialogs, questions, notifications. */
import english from '../../../../package.nls.json';
import japanese from '../../../../package.nls.ja.json';
import { eventually } from '../../driver/eventually';
import type { PageWalk } from '../../driver/pageWalk';
import type { Exhibit, Part } from '../exhibit';
import { openTrial } from './trial';

const title = (walk: PageWalk, name: keyof typeof english): string =>
  (walk.t('Endpoints') === 'Endpoints' ? english : japanese)[name];

const hover =
  (row: RegExp) =>
  async ({ tree, workbench }: PageWalk): Promise<void> => {
    await eventually(async () => {
      // A row that is drawn again under a resting pointer has no hover.
      await workbench.page.mouse.move(0, 0);
      await tree.row(row).hover();
      await workbench.page.locator('.workbench-hover:visible').waitFor({ timeout: 3000 });
    });
  };

const leaveHover = async ({ workbench: { page } }: PageWalk): Promise<void> => {
  await page.keyboard.press('Escape');
  await page.mouse.move(0, 0);
  await page.locator('.workbench-hover:visible').waitFor({ state: 'hidden' });
};

const escape = async ({ workbench: { page } }: PageWalk): Promise<void> => {
  await page.keyboard.press('Escape');
};

const tree: readonly Exhibit[] = [
  {
    name: 'tree, open',
    show: async (walk) => {
      await walk.tree.expand(/^Tokyo office/);
      await walk.tree.row(/example\.com/).waitFor();
    },
    sideBar: true,
  },
  { name: 'hover of an endpoint', show: hover(/^Tokyo office/), leave: leaveHover, sideBar: true },
  {
    name: 'hover of a connection',
    show: hover(/client\.example/),
    leave: leaveHover,
    sideBar: true,
  },
  {
    name: 'hover of an alarm',
    show: hover(/^tokyo-office-vpn-connections/),
    leave: leaveHover,
    sideBar: true,
  },
  {
    name: 'menu of an endpoint',
    show: (walk) => walk.tree.openMenu(/^Tokyo office/),
    leave: (walk) => walk.workbench.contextMenu.close(),
    sideBar: true,
  },
];

const questions: readonly Exhibit[] = [
  {
    name: 'filter',
    show: async (walk) => {
      await walk.run('command.filterEndpoints');
      await walk.workbench.quickInput.items();
    },
    leave: (walk) => walk.workbench.quickInput.cancel(),
    sideBar: true,
  },
  {
    name: 'endpoint to choose',
    show: async (walk) => {
      await walk.run('command.showChart');
      await walk.workbench.quickInput.items();
    },
    leave: (walk) => walk.workbench.quickInput.cancel(),
  },
  {
    name: 'palette',
    show: async ({ workbench: { page, quickInput } }) => {
      await page.keyboard.press('F1');
      await quickInput.filter('>Client VPN: ');
      await quickInput.items();
    },
    leave: (walk) => walk.workbench.quickInput.cancel(),
  },
  {
    name: 'stop trial',
    show: async (walk) => {
      await walk.run('command.stopTrial');
      await walk.workbench.page.locator('.monaco-dialog-box').waitFor();
    },
    leave: escape,
    sideBar: true,
  },
];

/** The window, with everything that pops up. */
export const trialWindow: Part = {
  name: 'window',
  exhibits: [
    ...tree,
    ...questions,
    {
      name: 'activity',
      show: async (walk) => {
        await walk.workbench.openSection(title(walk, 'view.activity'));
      },
      sideBar: true,
    },
    {
      name: 'settings',
      show: async ({ workbench: { page } }) => {
        await page.keyboard.press('Control+,');
        const editor = page.locator('.settings-editor');
        await editor.locator('.search-container .monaco-editor').click();
        await page.keyboard.type('@ext:client-vpn-watch.client-vpn-watch');
        await editor.locator('.setting-item-contents').filter({ hasText: 'Vpn' }).first().waitFor();
        // Out of the field, whose suggestions may come late and would stay.
        await editor.locator('.setting-item-contents').first().click();
        await page.locator('.suggest-widget.visible').waitFor({ state: 'hidden' });
      },
      leave: async ({ workbench: { page } }) => {
        await page.keyboard.press('Escape');
        await page.locator('.settings-editor').waitFor({ state: 'hidden' });
      },
    },
    {
      name: 'notifications',
      show: async (walk) => {
        await leaveHover(walk);
        await walk.tree.choose(/^Partner access/, title(walk, 'command.trial.connect'));
        await walk.workbench.quickInput.enter('carol');
        await walk.workbench.page
          .locator('.notifications-toasts')
          .getByText('carol')
          .first()
          .waitFor();
      },
      sideBar: true,
    },
  ],
  open: (language) => openTrial(language, {}),
};
