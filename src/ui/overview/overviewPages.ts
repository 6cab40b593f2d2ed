/** The overview: one panel. */
import * as vscode from 'vscode';
import { scopeId } from '../../core/model/scope';
import { partValue } from '../../core/model/snapshot';
import type { Store } from '../../core/state/store';
import type { Visibility } from '../../core/state/visibility';
import type { Format } from '../../core/text/format';
import {
  parseOverviewMemory,
  type OverviewMemory,
  type OverviewTabId,
} from '../../protocol/overview';
import { overviewViewType } from '../editor/ids';
import type { OverviewPlaces } from '../pages/openPages';
import type { TabHost } from '../pages/pageTab';
import { PanelRegistry } from '../pages/panelRegistry';
import { TabbedPanel } from '../pages/tabbedPanel';
import { OverviewHeader, overviewTitle } from './overviewHeader';
import { overviewTabs, type OverviewTabDeps } from './tabs';

/** Dependencies of the page. */
export interface OverviewPagesDeps {
  /** The root of the extension; the page can load files only from its `dist`. */
  readonly extensionUri: vscode.Uri;
  readonly store: Store;
  readonly visibility: Visibility;
  readonly format: Format;
  readonly tabs: OverviewTabDeps;
}

/** All endpoints. */
const all = { scope: null, endpointId: null } as const;

/** If there are more endpoints, their connections are not read live. */
const mostLive = 20;

function fits({ snapshot }: Store): boolean {
  const endpoints = snapshot.scopes.flatMap((scope) => partValue(scope.endpoints) ?? []);
  return endpoints.length <= mostLive;
}

/** The open page. */
export class OverviewPages extends PanelRegistry<OverviewMemory, TabbedPanel<OverviewPlaces>> {
  constructor(deps: OverviewPagesDeps) {
    const { extensionUri, store, visibility } = deps;
    super({
      viewType: overviewViewType,
      extensionUri,
      keyOf: () => 'overview',
      titleOf: overviewTitle,
      parse: parseOverviewMemory,
      fill: (panel, memory) => new TabbedPanel(panel, pageOf(memory, deps)),
      onOpen: () =>
        visibility.list(
          all,
          store.snapshot.scopes.map(({ scope }) => scopeId(scope)),
        ),
      onShow: () => visibility.showOnPage(fits(store) ? [all] : []),
      changes: [],
    });
  }

  /** Shows the overview; see `OpenPages`. */
  openOverview<Id extends OverviewTabId>(tab?: Id, place?: OverviewPlaces[Id]): void {
    const page = this.show({ target: null, tab: tab ?? 'endpoints', tabs: {} });
    if (tab !== undefined) page.open(tab, place);
  }
}

function pageOf({ tab, tabs }: OverviewMemory, deps: OverviewPagesDeps) {
  const { extensionUri, store, format } = deps;
  return {
    extensionUri,
    page: 'overview' as const,
    target: null,
    label: vscode.l10n.t('Views of all endpoints'),
    header: {
      create: (host: TabHost) => new OverviewHeader(store, format, host),
      changes: [store.onDidChange],
    },
    tabs: overviewTabs(deps.tabs),
    selected: tab,
    memories: tabs,
  };
}
