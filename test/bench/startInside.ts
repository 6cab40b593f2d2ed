/** The inside of the start measurements: VS Code calls `run` in its extension host. */
import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import type { TestApi } from '../../src/app';
import { api, endpointRows, extension, extensionId } from '../host/extension';
import { loadedScripts } from '../host/loadedScripts';
import { until } from '../host/until';
import { emptyExtensionId, startMark, stopwatchName, type Start } from './start';

/** Activates the extension, unless VS Code has, and reports the duration. */
export async function run(): Promise<void> {
  await extension().activate();
  const scripts = loadedScripts(extension().extensionPath);
  await vscode.extensions.getExtension(emptyExtensionId)?.activate();
  const settings = vscode.workspace.getConfiguration('clientVPNWatch');
  const trial = settings.get('trial') === true;
  const start: Start = {
    process: process.pid,
    scopes: settings.get<readonly unknown[]>('scopes', []).length,
    startMs: loadingAndActivating(extensionId),
    activateMs: stopwatchMs(),
    emptyMs: loadingAndActivating(emptyExtensionId),
    scripts,
    ...(trial && (await filling(await api()))),
  };
  console.log(`${startMark}${JSON.stringify(start)}`);
}

async function filling(parts: TestApi): Promise<Pick<Start, 'rowsMs' | 'filledMs'>> {
  const begun = mark('willActivateExtension');
  const { tree, store } = parts;
  await until(
    'five rows',
    tree.onDidChangeTreeData,
    () => endpointRows(parts).length === 5 || undefined,
  );
  const rowsMs = Date.now() - begun;
  await until('their connections and topics', store.onDidChange, () => {
    const [scope] = store.snapshot.scopes;
    const below = [
      ...Object.values(scope?.connections ?? {}),
      ...Object.values(scope?.topics ?? {}),
    ];
    return (below.length === 6 && below.every(({ kind }) => kind === 'ready')) || undefined;
  });
  // It is drawn before this turn of the event loop is over.
  await new Promise((resolve) => setImmediate(resolve));
  return { rowsMs, filledMs: Date.now() - begun };
}

interface Marks {
  getMarks(): readonly { readonly name: string; readonly startTime: number }[];
}

/** @throws AssertionError when the extension runs without the stopwatch */
function stopwatchMs(): number {
  const ms = (globalThis as Readonly<Record<string, unknown>>)[stopwatchName];
  assert(typeof ms === 'number', 'activate() was not timed');
  return ms;
}

function loadingAndActivating(id: string): number {
  return between('LoadExtensionCode', id) + between('ActivateExtension', id);
}

/** Ms between VS Code's marks before and after. */
function between(what: string, id: string): number {
  return mark(`did${what}`, id) - mark(`will${what}`, id);
}

/** When VS Code set a mark for an extension, ms since 1970. @throws AssertionError when it set none */
function mark(name: string, id = extensionId): number {
  const { MonacoPerformanceMarks } = globalThis as { MonacoPerformanceMarks?: Marks };
  const full = `code/extHost/${name}/${id}`;
  const found = MonacoPerformanceMarks?.getMarks().find((one) => one.name === full);
  assert(found, `VS Code has set no mark ${full}`);
  return found.startTime;
}
