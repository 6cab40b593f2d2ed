/** Accounts of every size. */
import type { PageState, PageWalk } from '../../driver/pageWalk';
import { type Exhibit, pages, type Part } from '../exhibit';
import { serveSites, type Site } from '../simulatedSites';
import { closeOffer, openWindow } from './trial';

const towns = ['Sapporo', 'Sendai', 'Tokyo', 'Yokohama', 'Nagoya', 'Kyoto', 'Osaka', 'Fukuoka'];
const purposes = ['staff', 'partners', 'operations', 'factory', 'sales'];

const sitesOf = (count: number): readonly Site[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `${towns[index % towns.length] ?? ''} ${purposes[index % purposes.length] ?? ''} ${index + 1}`,
    users: Array.from({ length: (index * 7) % 4 }, (_, user) => `user${user + 1}@example.com`),
    ...(index % 8 === 0 && { alarm: `vpn-connections-${index + 1}` }),
  }));

const overview =
  (within: string) =>
  async (walk: PageWalk): Promise<void> => {
    await walk.run('command.openOverview');
    await walk.tab('endpoints', within);
  };

const health: PageState = [
  'health check',
  (walk) => walk.tab('health', ':is(.card, .about, .empty)').then(() => undefined),
];

/** The first row of an endpoint. */
const anyEndpoint = /^[A-Z][a-z]+ [a-z]+ \d/;

const missed: PageState = [
  'missed connections',
  async (walk) => {
    await walk.tree.row(anyEndpoint).click();
    await walk.tab('missed', ':is(.headline, .banner, .empty)');
  },
];

const tree: Exhibit = {
  name: 'tree',
  show: (walk) => walk.tree.row(anyEndpoint).waitFor(),
  sideBar: true,
};

function account(count: number, hours: number): Part {
  const some: readonly Exhibit[] = [
    tree,
    ...pages([['overview', overview('.spark')], health, missed]),
  ];
  const none: readonly Exhibit[] = [
    { name: 'tree', show: (walk) => walk.tree.welcome().waitFor(), sideBar: true },
    ...pages([['overview', overview('.empty')], health]),
  ];
  return {
    name: `endpoints${count}`,
    exhibits: count > 0 ? some : none,
    open: async (language) => {
      const served = await serveSites(sitesOf(count), hours);
      const opened = await openWindow(language, served.options, served.close);
      if (count > 0) await closeOffer(opened);
      return opened;
    },
  };
}

/** One window for each size. */
export const accountParts: readonly Part[] = [
  account(0, 1),
  account(1, 25),
  account(3, 25),
  account(200, 25),
  account(1000, 25),
];
