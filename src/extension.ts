/**
 * The shell: registers what VS Code may ask for, and loads the app (dist/app.js) when it does. With
 * scopes chosen, the app is loaded after the start as well, when the extension host is idle.
 */
import * as vscode from 'vscode';
import type { App, TestApi } from './app';
import type { Row } from './core/rows/treeRows';
import type { ActivityRow } from './core/activity/activityRows';
import {
  activityViewId,
  alarmFormViewType,
  chartViewType,
  connectionsViewType,
  endpointViewType,
  overviewViewType,
  viewId,
} from './ui/editor/ids';
import { hasEarlierSettings, onDidChangeSettings, sessionSettings } from './ui/editor/settings';
import { registerCommands } from './ui/messages/commands';
import { DeferredTree } from './ui/shell/deferredTree';
import { whenIdle } from './ui/shell/whenIdle';
import type { Trees } from './ui/views';

export type { TestApi } from './app';

/** What tests inside the extension host get; nobody else gets anything. */
export interface TestShell {
  /** Loads the app, unless it is loaded. */
  readonly load: () => Promise<TestApi>;
}

/** Called by VS Code on the first use, or shortly after start-up. */
export function activate(context: vscode.ExtensionContext): TestShell | undefined {
  let loading: Promise<App> | undefined;
  let ended = false;
  const load = (): Promise<App> => (loading ??= loadApp(context, trees, () => ended));
  const trees: Trees = {
    endpoints: new DeferredTree<Row>(viewId, load, true),
    activity: new DeferredTree<ActivityRow>(activityViewId, load, false),
  };
  context.subscriptions.push(
    new vscode.Disposable(() => {
      ended = true;
    }),
    trees.endpoints,
    trees.activity,
    registerCommands(async (id, argument) => (await load()).run(id, argument)),
    ...restoresPages(load),
    vscode.window.registerUriHandler({
      handleUri: async (uri) => (await load()).openLink(uri),
    }),
  );
  context.subscriptions.push(loadsForScopes(load));
  if (context.extensionMode !== vscode.ExtensionMode.Test) return undefined;
  return { load: async () => (await load()).testApi };
}

async function loadApp(
  context: vscode.ExtensionContext,
  trees: Trees,
  hasEnded: () => boolean,
): Promise<App> {
  const { startApp } = await import('./app');
  if (hasEnded()) throw new vscode.CancellationError();
  return startApp(context, trees);
}

/** A page that was open when the window was closed: VS Code brings it back with the window. */
function restoresPages(load: () => Promise<App>): readonly vscode.Disposable[] {
  const serializer = {
    deserializeWebviewPanel: async (panel: vscode.WebviewPanel, state: unknown) =>
      (await load()).restorePage(panel, state),
  };
  return [
    endpointViewType,
    overviewViewType,
    chartViewType,
    connectionsViewType,
    alarmFormViewType,
  ].map((type) => vscode.window.registerWebviewPanelSerializer(type, serializer));
}

/**
 * Scopes are polled whether a view is visible or not: after the start, or once the settings name some.
 * The app also moves values from the earlier keys of settings.
 * The settings are read when the host is idle, so that `activate` takes as long with scopes as without.
 */
function loadsForScopes(load: () => Promise<App>): vscode.Disposable {
  let waiting: { dispose(): void } | undefined;
  const consider = (): void => {
    waiting ??= whenIdle(() => {
      const { trial, scopes } = sessionSettings();
      if (trial || scopes.length > 0 || hasEarlierSettings()) void load();
      else waiting = undefined;
    });
  };
  consider();
  return vscode.Disposable.from(
    onDidChangeSettings((changed) => {
      if (changed('trial') || changed('scopes')) consider();
    }),
    { dispose: () => waiting?.dispose() },
  );
}
