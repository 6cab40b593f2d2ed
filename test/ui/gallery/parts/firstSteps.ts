/** What a new user sees before anything is configured, and the trial's first steps. */
import type { PageWalk } from '../../driver/pageWalk';
import type { Exhibit, Part } from '../exhibit';
import { company, openWindow } from './trial';

const escape = async ({ workbench }: PageWalk): Promise<void> => {
  await workbench.page.keyboard.press('Escape');
  await workbench.quickInput.closed();
};

/** Presses a button of the welcome view by its place, since its text differs with the language. */
const pressWelcome =
  (index: number) =>
  async (walk: PageWalk): Promise<void> => {
    await walk.tree.welcome().getByRole('button').nth(index).click();
  };

const step =
  (id: string) =>
  async ({ workbench }: PageWalk): Promise<void> => {
    const row = workbench.page.locator(`.getting-started-step[data-step-id$="${id}"]`);
    await row.click();
    await row.and(workbench.page.locator('.expanded')).waitFor();
  };

const walkthrough: readonly Exhibit[] = [
  {
    name: 'walkthrough, try',
    show: async (walk) => {
      const { quickInput, page } = walk.workbench;
      await walk.workbench.inPalette('Welcome: Open Walkthrough...', async () => {
        await quickInput.items();
        await page.keyboard.press('Enter');
        await page.locator('.quick-input-list').getByText('Client VPN').first().click();
      });
      await page.locator('.getting-started-step').first().waitFor();
      await step('#try')(walk);
    },
    // VS Code leaves the pictures of the steps out of a narrow editor.
    sideBar: false,
  },
  { name: 'walkthrough, alarm', show: step('#alarm'), sideBar: false },
  { name: 'walkthrough, missed', show: step('#missed'), sideBar: false },
];

/** The window. */
export const firstSteps: Part = {
  name: 'first',
  exhibits: [
    { name: 'welcome', show: (walk) => walk.tree.welcome().waitFor(), sideBar: true },
    {
      name: 'profiles',
      show: async (walk) => {
        await pressWelcome(0)(walk);
        await walk.workbench.quickInput.items();
      },
      leave: escape,
      sideBar: true,
    },
    ...walkthrough,
    {
      name: 'trial, first look',
      show: async (walk) => {
        await pressWelcome(2)(walk);
        await walk.tree.row(/Tokyo office.*\d/).waitFor();
      },
      sideBar: true,
    },
  ],
  open: (language) =>
    openWindow(language, {
      simulation: { ...company, speed: 0.01 },
      machineSettings: {},
      awsConfig: '[profile work]\nregion = eu-central-1\nrole_arn = arn:aws:iam::1:role/r\n',
    }),
};
