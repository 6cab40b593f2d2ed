/** The tabs of the overview. */
import * as vscode from 'vscode';
import type { OverviewPlaces } from '../pages/openPages';
import type { TabKinds } from '../pages/tabbedPanel';
import { endpointsTab, type EndpointsTabDeps } from './endpointsTab';

/** Dependencies of all tabs. */
export interface OverviewTabDeps {
  readonly endpoints: EndpointsTabDeps;
}

/** Every tab of the overview, in their order. */
export function overviewTabs(deps: OverviewTabDeps): TabKinds<OverviewPlaces> {
  const { t } = vscode.l10n;
  return {
    endpoints: endpointsTab(t('Endpoints'), deps.endpoints),
  };
}
