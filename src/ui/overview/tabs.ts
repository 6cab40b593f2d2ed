/** The tabs of the overview. */
import * as vscode from 'vscode';
import { healthTab, type HealthTabDeps } from '../diagnosis/healthTab';
import type { OverviewPlaces } from '../pages/openPages';
import type { TabKinds } from '../pages/tabbedPanel';
import { endpointsTab, type EndpointsTabDeps } from './endpointsTab';

/** Dependencies of all tabs. */
export interface OverviewTabDeps {
  readonly endpoints: EndpointsTabDeps;
  readonly health: HealthTabDeps;
}

/** Every tab of the overview, in their order. */
export function overviewTabs(deps: OverviewTabDeps): TabKinds<OverviewPlaces> {
  const { t } = vscode.l10n;
  return {
    endpoints: endpointsTab(t('Endpoints'), deps.endpoints),
    health: healthTab(t('Health'), deps.health),
  };
}
