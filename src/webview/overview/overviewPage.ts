/** The overview: its header and its tabs. */
import './overview.css';
import { parseOverviewMemory } from '../../protocol/overview';
import type { MountPart } from '../shared/vsCodeHost';
import { mountTabbedPage } from '../tabbed/tabbedPage';
import { mountOverviewHeader } from './overviewHeader';
import { overviewTabs } from './tabs';

/** Shows the page in an element. */
export const mountOverviewPage: MountPart = (root, channel) =>
  mountTabbedPage(root, channel, {
    parseMemory: parseOverviewMemory,
    header: mountOverviewHeader,
    tabs: overviewTabs,
  });
