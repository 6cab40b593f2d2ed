/** The tabs of the endpoint page. */
import type { EndpointTabId } from '../../protocol/endpointPage';
import { mountAuditTab } from '../audit/auditTab';
import { mountNowTab } from '../chart/nowTab';
import { mountConnections } from '../connections/connectionsTab';
import type { MountPart } from '../shared/vsCodeHost';

/** Shows each tab in its element. */
export const endpointTabs: Readonly<Record<EndpointTabId, MountPart>> = {
  now: mountNowTab,
  connections: mountConnections,
  missed: mountAuditTab,
};
