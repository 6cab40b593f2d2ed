/** All endpoint pages: one panel per endpoint. */
import * as vscode from 'vscode';
import type { Event } from '../../core/base/events';
import { endpointKey, type EndpointRef } from '../../core/model/endpointRef';
import type { Visibility } from '../../core/state/visibility';
import { parseEndpointMemory, type EndpointPageMemory } from '../../protocol/endpointPage';
import { endpointViewType } from '../editor/ids';
import type { EndpointPlaces } from '../pages/openPages';
import type { TabHost } from '../pages/pageTab';
import { PanelRegistry } from '../pages/panelRegistry';
import { TabbedPanel } from '../pages/tabbedPanel';
import { EndpointHeaderPart, endpointTitle, type HeaderDeps } from './endpointHeader';
import { endpointTabs, type EndpointTabDeps } from './tabs';

/** Dependencies of the pages. */
export interface EndpointPagesDeps {
  /** The root of the extension; the page can load files only from its `dist`. */
  readonly extensionUri: vscode.Uri;
  readonly header: HeaderDeps;
  /** Fires when read-only mode is switched. */
  readonly onReadOnlyChange: Event<unknown>;
  /** Receives the endpoints with open pages. */
  readonly visibility: Visibility;
  readonly tabs: EndpointTabDeps;
}

/** The open pages. */
export class EndpointPages extends PanelRegistry<EndpointPageMemory, TabbedPanel<EndpointPlaces>> {
  constructor(deps: EndpointPagesDeps) {
    const { extensionUri, header, visibility } = deps;
    super({
      viewType: endpointViewType,
      extensionUri,
      keyOf: ({ target: { scope, endpointId } }) => endpointKey(scope, endpointId),
      titleOf: ({ target }) => endpointTitle(target, header),
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
  const { extensionUri, header } = deps;
  return {
    extensionUri,
    page: 'endpoint' as const,
    target,
    label: vscode.l10n.t('Views of this endpoint'),
    header: {
      create: (host: TabHost) => new EndpointHeaderPart(target, header, host),
      changes: [header.store.onDidChange, deps.onReadOnlyChange],
    },
    tabs: endpointTabs(target, deps.tabs),
    selected: tab,
    memories: tabs,
  };
}
