/** The endpoint page: its header and its tabs. */
import './endpointPage.css';
import { parseEndpointMemory } from '../../protocol/endpointPage';
import type { MountPart } from '../shared/vsCodeHost';
import { mountTabbedPage } from '../tabbed/tabbedPage';
import { mountEndpointHeader } from './endpointHeader';
import { endpointTabs } from './tabs';

/** Shows the page in an element. */
export const mountEndpointPage: MountPart = (root, channel) =>
  mountTabbedPage(root, channel, {
    parseMemory: parseEndpointMemory,
    header: mountEndpointHeader,
    tabs: endpointTabs,
  });
