/** The tables of connections of whole scopes: one panel per scope, and one for all. */
import * as vscode from 'vscode';
import { connectionsTitle } from '../../core/connections/connectionsView';
import { targetScopes } from '../../core/connections/view/connectionRows';
import { endpointKey, type EndpointSelection } from '../../core/model/endpointRef';
import { scopeId } from '../../core/model/scope';
import type { Visibility } from '../../core/state/visibility';
import { parseMemory } from '../../protocol/connections';
import { connectionsViewType } from '../editor/ids';
import { PagePanel } from '../pages/pagePanel';
import { PanelRegistry } from '../pages/panelRegistry';
import { ConnectionsTable, type ConnectionsTabDeps } from './connectionsTab';

/** Dependencies of the tables. */
export interface ConnectionsPanelsDeps extends ConnectionsTabDeps {
  /** The root of the extension; the page can load files only from its `dist`. */
  readonly extensionUri: vscode.Uri;
  /** Receives the endpoints with open tables. */
  readonly visibility: Visibility;
}

/** The open tables. */
export type ConnectionsPanels = PanelRegistry<EndpointSelection, PagePanel>;

const keyOf = ({ scope, endpointId }: EndpointSelection): string => endpointKey(scope, endpointId);

/** Creates the registry of tables. */
export function connectionsPanels(deps: ConnectionsPanelsDeps): ConnectionsPanels {
  const { store, feed, visibility, extensionUri, format, now } = deps;
  return new PanelRegistry({
    viewType: connectionsViewType,
    extensionUri,
    keyOf,
    titleOf: (target) =>
      connectionsTitle(store.snapshot, target, { t: vscode.l10n.t, format, now: now() }),
    parse: (state) => parseMemory(state)?.target,
    fill: (panel, target) =>
      new PagePanel(panel, {
        extensionUri,
        page: 'connections',
        create: (host) => new ConnectionsTable(target, deps, host),
      }),
    onOpen: (target) => {
      const scopes = targetScopes(store.snapshot, target).map(({ scope }) => scopeId(scope));
      const listed = visibility.list(target, scopes);
      feed.setVisible(true, keyOf(target));
      return {
        dispose: () => {
          listed.dispose();
          feed.setVisible(false, keyOf(target));
        },
      };
    },
    onShow: (target) => visibility.showOnPage([target]),
    changes: deps.changes,
  });
}
