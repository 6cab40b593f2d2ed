/** The tabs of the overview. */
import type { OverviewTabId } from '../../protocol/overview';
import { mountHealthTab } from '../diagnosis/healthTab';
import type { MountPart } from '../shared/vsCodeHost';
import { mountEndpointsTab } from './endpointsTab';

/** Shows each tab in its element. */
export const overviewTabs: Readonly<Record<OverviewTabId, MountPart>> = {
  endpoints: mountEndpointsTab,
  health: mountHealthTab,
};
