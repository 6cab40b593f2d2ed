/** The tabs of the endpoint page. */
import type { EndpointTabId } from '../../protocol/endpointPage';
import { mountAlarmsTab } from '../alarms/alarmsTab';
import { mountAuditTab } from '../audit/auditTab';
import { mountNowTab } from '../chart/nowTab';
import { mountConnections } from '../connections/connectionsTab';
import { mountSettingsTab } from '../endpointSettings/settingsTab';
import { mountFailedAttemptsTab } from '../failedAttempts/failedAttemptsTab';
import type { MountPart } from '../shared/vsCodeHost';

/** Shows each tab in its element. */
export const endpointTabs: Readonly<Record<EndpointTabId, MountPart>> = {
  now: mountNowTab,
  connections: mountConnections,
  alarms: mountAlarmsTab,
  missed: mountAuditTab,
  failures: mountFailedAttemptsTab,
  settings: mountSettingsTab,
};
