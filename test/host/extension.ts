/** The extension as the cases see it: what it shows them in test mode, its settings and its rows. */
import { strict as assert } from 'node:assert';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { activate, TestApi, TestShell } from '../../src/extension';
import type { Row } from '../../src/core/rows/treeRows';
import { until } from './until';

/** The id of the extension. */
export const extensionId = 'client-vpn-watch.client-vpn-watch';

/** The extension. @throws AssertionError when VS Code does not know it */
export function extension(): vscode.Extension<TestShell | undefined> {
  const found = vscode.extensions.getExtension<TestShell | undefined>(extensionId);
  assert(found, `${extensionId} is not installed`);
  return found;
}

let running: TestApi | undefined;

/** The parts of the running extension. */
export async function api(): Promise<TestApi> {
  running ??= await loaded(await extension().activate());
  return running;
}

/** Loads the app. @throws AssertionError when the extension does not run in test mode */
function loaded(shell: TestShell | undefined): Promise<TestApi> {
  assert(shell, 'the extension does not run in test mode');
  return shell.load();
}

/** Disposes the extension, as VS Code does when it ends. `start` creates it again. */
export function stop({ context }: TestApi): void {
  for (const part of context.subscriptions.splice(0)) part.dispose();
}

/** Activates the extension once more, after `stop`; from then on `api` gives its new parts. */
export async function start({ context }: TestApi): Promise<void> {
  const { main } = extension().packageJSON as { main: string };
  const path = join(extension().extensionPath, main);
  const module = createRequire(__filename)(path) as { readonly activate: typeof activate };
  running = await loaded(module.activate(context));
}

/** Writes one of the extension's settings, as its commands do; undefined takes it away. */
export async function set(key: string, value: unknown): Promise<void> {
  const settings = vscode.workspace.getConfiguration('clientVPNWatch');
  await settings.update(key, value, vscode.ConfigurationTarget.Global);
}

/** Turns the trial on, unless it is, and waits for its endpoints and what stands below them. */
export async function startTrial(): Promise<TestApi> {
  const parts = await api();
  await set('trial', true);
  await until('the trial’s three endpoints', parts.tree.onDidChangeTreeData, () =>
    endpointRows(parts).length === 3 ? true : undefined,
  );
  await parts.session.refresh();
  // The view is drawn a moment after all has been read.
  await until('the rows below them', parts.tree.onDidChangeTreeData, () => {
    const kinds = new Set(allRows(parts).map(({ node }) => node.target.kind));
    return (kinds.has('alarm') && kinds.has('topic') && kinds.has('connection')) || undefined;
  });
  return parts;
}

/** Turns the trial off, unless it is, and waits until nothing is watched. */
export async function stopTrial(): Promise<TestApi> {
  const parts = await api();
  await set('trial', undefined);
  await until('the end of the trial', parts.session.onDidChange, () =>
    parts.session.watched ? undefined : true,
  );
  return parts;
}

/** The rows of endpoints, in their order. */
export function endpointRows({ tree }: TestApi): readonly Row[] {
  return tree.getChildren().filter(({ node }) => node.target.kind === 'endpoint');
}

/** The endpoint's row. @throws AssertionError when there is none */
export function endpointRow(parts: TestApi, label: string): Row {
  const row = endpointRows(parts).find(({ node }) => node.label === label);
  assert(row, `there is no endpoint ${label}`);
  return row;
}

/** All rows, as a person sees them who opens every one. */
export function allRows({ tree }: TestApi): readonly Row[] {
  const below = (row: Row): Row[] => [row, ...tree.getChildren(row).flatMap(below)];
  return tree.getChildren().flatMap(below);
}
