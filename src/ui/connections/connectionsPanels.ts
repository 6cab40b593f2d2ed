/** All tables of connections: one panel per endpoint or scope, or for all. */
import * as vscode from 'vscode';
import type { ActivityFeed } from '../../core/activity/activityFeed';
import type { Event } from '../../core/base/events';
import { connectionsTitle } from '../../core/connections/connectionsView';
import { targetScopes } from '../../core/connections/view/connectionRows';
import { endpointKey, type EndpointSelection } from '../../core/model/endpointRef';
import { scopeId } from '../../core/model/scope';
import type { Visibility } from '../../core/state/visibility';
import { parseMemory } from '../../protocol/connections';
import { connectionsViewType } from '../editor/ids';
import { onDidChangeSettings } from '../editor/settings';
import { PanelRegistry } from '../pages/panelRegistry';
import { ConnectionsPanel, type ConnectionsDeps } from './connectionsPanel';

/** Dependencies of the tables. */
export interface ConnectionsPanelsDeps extends ConnectionsDeps {
  /** Receives the endpoints with open tables. */
  readonly visibility: Visibility;
  /** Reads the connection logs while a table is open. */
  readonly feed: ActivityFeed;
}

/** The open tables. */
export type ConnectionsPanels = PanelRegistry<EndpointSelection, ConnectionsPanel>;

const keyOf = ({ scope, endpointId }: EndpointSelection): string => endpointKey(scope, endpointId);

const onReadOnlyChange: Event<unknown> = (listener) =>
  onDidChangeSettings((changed) => {
    if (changed('readOnly')) listener(undefined);
  });

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
    fill: (panel, target) => new ConnectionsPanel(panel, target, deps),
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
    changes: [store.onDidChange, feed.onDidChange, onReadOnlyChange],
  });
}
