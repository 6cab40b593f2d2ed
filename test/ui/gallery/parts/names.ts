/** Names as long as AWS allows, and names that mean harm. */
import type { PageWalk } from '../../driver/pageWalk';
import { type Exhibit, pages, type Part } from '../exhibit';
import { serveSites, type Site } from '../simulatedSites';
import { closeOffer, openWindow } from './trial';

const long = `${'Disaster recovery access for the whole of western Japan, '.repeat(5).slice(0, 249)}the end`;
const unbroken = 'x'.repeat(250);
const markup = '<img src=x onerror=alert(1)>';
const rightToLeft = '\u202egnp.exe \u05de\u05e9\u05e8\u05d3 \u0627\u0644\u0645\u0643\u062a\u0628';
const emoji = '🏢👩‍👩‍👧‍👦 Zürich ⚡️ 本社';

const sites: readonly Site[] = [
  {
    name: long,
    users: [`${'a'.repeat(60)}@example.com`, markup],
    alarm: 'l'.repeat(255),
    description: long,
  },
  { name: markup, users: [markup, rightToLeft, 'bob'], alarm: `a${markup}`, description: markup },
  { name: rightToLeft, users: [rightToLeft, 'alice'], alarm: `${rightToLeft} alarm` },
  { name: emoji, users: [emoji, unbroken], alarm: emoji },
  { name: unbroken, users: ['carol'] },
];

/** What the rows of the tree begin with, in which long names are cut. */
const starts = ['Disaster', '<img', 'gnp.exe', 'Zürich'];

const open =
  (name: string, tab: string, within: string) =>
  async (walk: PageWalk): Promise<void> => {
    await walk.tree.row(name).click();
    await walk.tab(tab, within);
  };

const tree: Exhibit = {
  name: 'tree',
  show: async (walk) => {
    for (const start of starts) await walk.tree.expand(start);
  },
  sideBar: true,
};

/** The window. */
export const names: Part = {
  name: 'names',
  exhibits: [
    ...pages([
      [
        'overview',
        async (walk) => {
          await walk.run('command.openOverview');
          await walk.tab('endpoints', '.spark');
        },
      ],
      ['health check', (walk) => walk.tab('health', ':is(.card, .about)').then(() => undefined)],
      ['long name, chart', open('Disaster', 'now', '.plot')],
      [
        'long name, connections',
        (walk) => walk.tab('connections', '[role=gridcell]').then(() => undefined),
      ],
      ['long name, alarms', (walk) => walk.tab('alarms', '.card').then(() => undefined)],
      [
        'long name, missed',
        (walk) => walk.tab('missed', ':is(.headline, .banner)').then(() => undefined),
      ],
      ['long name, settings', (walk) => walk.tab('settings', 'dl').then(() => undefined)],
      ['markup, chart', open('<img', 'now', '.plot')],
      ['markup, alarms', (walk) => walk.tab('alarms', '.card').then(() => undefined)],
      ['right to left, connections', open('gnp.exe', 'connections', '[role=gridcell]')],
      ['emoji, connections', open('Zürich', 'connections', '[role=gridcell]')],
      [
        'long name, form',
        async (walk) => {
          await walk.choose(/^Disaster/, 'command.createAlarm');
          await walk.content.getByRole('radio').first().waitFor();
          await walk.content.locator('.headline').waitFor();
        },
      ],
    ]),
    tree,
  ],
  open: async (language) => {
    const served = await serveSites(sites, 25);
    const opened = await openWindow(language, served.options, served.close);
    await opened.walk.tree.row('Zürich').waitFor();
    await closeOffer(opened);
    return opened;
  },
};
