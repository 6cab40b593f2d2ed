/** All endpoint pages: one panel per endpoint. */
import * as vscode from 'vscode';
import { endpointKey, type EndpointRef } from '../../core/model/endpointRef';
import type { Store } from '../../core/state/store';
import type { Visibility } from '../../core/state/visibility';
import { parseEndpointMemory, type EndpointPageMemory } from '../../protocol/endpointPage';
import { endpointViewType } from '../editor/ids';
import type { EndpointPlaces } from '../pages/openPages';
import { PanelRegistry } from '../pages/panelRegistry';
import { TabbedPanel } from '../pages/tabbedPanel';
import { EndpointHeader, headerState } from './endpointHeader';
import { endpointTabs, type EndpointTabDeps } from './tabs';

/** Dependencies of the pages. */
export interface EndpointPagesDeps {
  /** The root of the extension; the page can load files only from its `dist`. */
  readonly extensionUri: vscode.Uri;
  readonly store: Store;
  /** Receives the endpoints with open pages. */
  readonly visibility: Visibility;
  readonly tabs: EndpointTabDeps;
}

/** The open pages. */
export class EndpointPages extends PanelRegistry<EndpointPageMemory, TabbedPanel<EndpointPlaces>> {
  constructor(deps: EndpointPagesDeps) {
    const { extensionUri, store, visibility } = deps;
    super({
      viewType: endpointViewType,
      extensionUri,
      keyOf: ({ target: { scope, endpointId } }) => endpointKey(scope, endpointId),
      titleOf: ({ target }) => headerState(target, store).name,
      parse: parseEndpointMemory,
      fill: (panel, memory) => new TabbedPanel(panel, pageOf(memory, deps)),
      onOpen: ({ target }) => {
        visibility.setChartOpen(target, true);
        return {
          dispose: () => {
            visibility.setChartOpen(target, false);
          },
        };
      },
      onShow: ({ target }) => visibility.showOnPage([target]),
      changes: [],
    });
  }

  /** Shows the page of an endpoint; see `OpenPages`. */
  openEndpoint<Id extends keyof EndpointPlaces>(
    target: EndpointRef,
    tab?: Id,
    place?: EndpointPlaces[Id],
    preserveFocus = false,
  ): void {
    const page = this.show({ target, tab: tab ?? 'now', tabs: {} }, preserveFocus);
    if (tab !== undefined) page.open(tab, place);
  }
}

function pageOf({ target, tab, tabs }: EndpointPageMemory, deps: EndpointPagesDeps) {
  const { extensionUri, store } = deps;
  return {
    extensionUri,
    page: 'endpoint' as const,
    target,
    label: vscode.l10n.t('Views of this endpoint'),
    header: {
      create: (host: ConstructorParameters<typeof EndpointHeader>[2]) =>
        new EndpointHeader(target, store, host),
      changes: [store.onDidChange],
    },
    tabs: endpointTabs(target, deps.tabs),
    selected: tab,
    memories: tabs,
  };
}
