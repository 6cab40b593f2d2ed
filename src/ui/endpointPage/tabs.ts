/** The tabs of the endpoint page. */
import * as vscode from 'vscode';
import type { EndpointRef } from '../../core/model/endpointRef';
import { alarmsTab, type AlarmsTabDeps } from '../alarms/page/alarmsTab';
import { auditTab, type AuditTabDeps } from '../audit/auditTab';
import { nowTab, type NowTabDeps } from '../chart/nowTab';
import { connectionsTab, type ConnectionsTabDeps } from '../connections/connectionsTab';
import { settingsTab, type SettingsTabDeps } from '../endpointSettings/settingsTab';
import { failedAttemptsTab, type FailedAttemptsTabDeps } from '../failedAttempts/failedAttemptsTab';
import type { EndpointPlaces } from '../pages/openPages';
import type { TabKinds } from '../pages/tabbedPanel';

/** Dependencies of all tabs. */
export interface EndpointTabDeps {
  readonly now: NowTabDeps;
  readonly connections: ConnectionsTabDeps;
  readonly alarms: AlarmsTabDeps;
  readonly missed: AuditTabDeps;
  readonly failures: FailedAttemptsTabDeps;
  readonly settings: SettingsTabDeps;
}

/** Every tab of one endpoint's page, in their order. */
export function endpointTabs(ref: EndpointRef, deps: EndpointTabDeps): TabKinds<EndpointPlaces> {
  const { t } = vscode.l10n;
  return {
    now: nowTab(t('Now'), ref, deps.now),
    connections: connectionsTab(t('Connections'), ref, deps.connections),
    alarms: alarmsTab(t('Alarms'), ref, deps.alarms),
    missed: auditTab(t('Missed'), ref, deps.missed),
    failures: failedAttemptsTab(t('Failures'), ref, deps.failures),
    settings: settingsTab(t('Settings'), ref, deps.settings),
  };
}
