/** All tables of connections: one panel per endpoint or scope, or for all; created on request or restored. */
import * as vscode from 'vscode';
import type { ActivityFeed } from '../../core/activity/activityFeed';
import { DisposableStore } from '../../core/base/events';
import type { Visibility } from '../../core/state/visibility';
import { scopeId } from '../../core/model/scope';
import { targetScopes, type ConnectionsTarget } from '../../core/connections/view/connectionRows';
import { connectionsTitle, targetKey } from '../../core/connections/connectionsView';
import { parseMemory } from '../../protocol/connections';
import { ConnectionsPanel, type ConnectionsDeps } from './connectionsPanel';
import { connectionsViewType } from '../editor/ids';
import { pageOptions } from '../pages/loadPage';
import { onDidChangeSettings } from '../editor/settings';

/** Dependencies of the tables. */
export interface ConnectionsPanelsDeps extends ConnectionsDeps {
  /** Receives the endpoints with open tables. */
  readonly visibility: Visibility;
  /** Reads the connection logs while a table is open. */
  readonly feed: ActivityFeed;
}

/** The open tables. Disposing leaves their panels to the editor, which restores them. */
export class ConnectionsPanels implements vscode.WebviewPanelSerializer, vscode.Disposable {
  private readonly open = new Map<string, ConnectionsPanel>();
  private readonly store = new DisposableStore();

  constructor(private readonly options: ConnectionsPanelsDeps) {
    const follow = (): void => {
      for (const panel of this.open.values()) panel.follow();
    };
    this.store.add(options.store.onDidChange(follow));
    this.store.add(options.feed.onDidChange(follow));
    this.store.add(
      onDidChangeSettings((changed) => {
        if (changed('readOnly')) follow();
      }),
    );
  }

  /** Shows the open table of a target, or creates one. */
  show(target: ConnectionsTarget): void {
    const there = this.open.get(targetKey(target));
    if (there) {
      there.reveal();
      return;
    }
    const { extensionUri, store, format, now } = this.options;
    const context = { t: vscode.l10n.t, format, now: now() };
    const panel = vscode.window.createWebviewPanel(
      connectionsViewType,
      connectionsTitle(store.snapshot, target, context),
      vscode.ViewColumn.Active,
      pageOptions(extensionUri),
    );
    this.attachPanel(panel, target);
  }

  /** Restores a panel after a window reload from the state that its page persisted. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const memory = parseMemory(state);
    if (!memory || this.open.has(targetKey(memory.target))) {
      // The state is invalid or the table is already open: an empty panel would be useless.
      panel.dispose();
      return Promise.resolve();
    }
    panel.webview.options = pageOptions(this.options.extensionUri);
    this.attachPanel(panel, memory.target);
    return Promise.resolve();
  }

  dispose(): void {
    this.store.dispose();
    for (const panel of this.open.values()) panel.dispose();
    this.open.clear();
  }

  private attachPanel(panel: vscode.WebviewPanel, target: ConnectionsTarget): void {
    const { visibility, store, feed } = this.options;
    const key = targetKey(target);
    this.open.set(key, new ConnectionsPanel(panel, target, this.options));
    const scopes = targetScopes(store.snapshot, target).map(({ scope }) => scopeId(scope));
    const listed = visibility.list(target, scopes);
    feed.setVisible(true, key);
    panel.onDidDispose(() => {
      this.open.delete(key);
      listed.dispose();
      feed.setVisible(false, key);
    });
  }
}
