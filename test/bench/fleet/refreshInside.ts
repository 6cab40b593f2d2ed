/**
 * The inside of the refresh measurement: VS Code calls `run` in its extension host. The extension's own
 * way to AWS, store, tree, status bar and notifications are fed by its poller; only the accounts are
 * simulated, in another process.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as vscode from 'vscode';
import { Emitter } from '../../../src/core/base/events';
import { Visibility } from '../../../src/core/state/visibility';
import { scopeId, type ScopeId } from '../../../src/core/model/scope';
import type { ScopeSnapshot } from '../../../src/core/model/snapshot';
import { Poller } from '../../../src/core/polling/poller';
import { systemClock } from '../../../src/core/base/systemClock';
import { createFormat } from '../../../src/core/text/format';
import type { TreeNode } from '../../../src/core/rows/node';
import { treeView } from '../../../src/core/tree/tree';
import type { TestApi } from '../../../src/extension';
import { FileSharing } from '../../../src/sharing/fileSharing';
import { homeRegion } from '../../../src/simulator/state/identity';
import { api } from '../../host/extension';
import {
  profileOf,
  refreshMark,
  resolutionMs,
  rounds,
  taskFile,
  type LoopDelay,
  type RefreshDelays,
  type RefreshTask,
} from './refresh';

/** Nothing rests: what is measured is refreshing, not the time between. */
const intervalMs = 100;
const log = {
  error: console.error,
  warn: console.error,
  info: () => undefined,
  debug: () => undefined,
};

/** Refreshes the fleet, drawn both ways, and reports the delays. */
export async function run(): Promise<void> {
  const { spread, configFile } = JSON.parse(
    await readFile(join(__dirname, taskFile), 'utf8'),
  ) as RefreshTask;
  const parts = await api();
  await vscode.commands.executeCommand('clientVpnWatch.endpoints.focus');
  const idle = await delayDuring(() => pause(3000));
  const scopes = Array.from({ length: spread.scopes }, (_, index) => ({
    profile: profileOf(index),
    region: homeRegion,
  }));
  process.env.AWS_CONFIG_FILE = configFile;
  parts.session.setActive(false);
  await parts.session.apply({ trial: false, scopes });
  const folder = await mkdtemp(join(tmpdir(), 'client-vpn-watch-'));
  const ended = new Emitter<ScopeId>(console.error);
  const poller = startPolling(parts, folder, scopes.map(scopeId), (id) => {
    ended.fire(id);
  });
  /** Each scope has been refreshed so often. */
  const refreshed = (count: number): Promise<void> =>
    new Promise((resolve) => {
      const left = new Map(scopes.map((scope) => [scopeId(scope), count]));
      const listening = ended.event((id) => {
        const more = (left.get(id) ?? 0) - 1;
        if (more > 0) left.set(id, more);
        else left.delete(id);
        if (left.size > 0) return;
        listening.dispose();
        resolve();
      });
    });
  const first = await delayDuring(() => {
    poller.setActive(true);
    return refreshed(1);
  });
  let notified = 0;
  const notifying = parts.tree.onDidChangeTreeData((rows) => (notified += rows?.length ?? 1));
  const next = await delayDuring(() => refreshed(rounds));
  notifying.dispose();
  const plain = spread.plain && (await delayDrawing(parts, () => refreshed(rounds)));
  poller.dispose();
  await parts.session.apply({ trial: false, scopes: [] });
  const idleAgain = await delayDuring(() => pause(3000));
  await rm(folder, { recursive: true, force: true });
  const delays: RefreshDelays = {
    ...{ first, next, idle: [idle, idleAgain] },
    ...(plain && { plain }),
    notified: notified / rounds,
  };
  console.log(`${refreshMark}${JSON.stringify(delays)}`);
}

function startPolling(
  { store, session, notifier, yielder }: TestApi,
  folder: string,
  scopes: readonly ScopeId[],
  onRefreshed: (id: ScopeId) => void,
): Poller {
  const sharing = new FileSharing({
    ...{ folder, version: 'bench', environment: {}, log },
    clock: systemClock,
  });
  return new Poller(
    scopes.map((id) => session.scopeAws(id)),
    {
      store,
      visibility: new Visibility(console.error),
      clock: systemClock,
      log,
      yielder,
      intervalMs: () => intervalMs,
      liveIntervalMs: () => 0,
      random: () => 0.5,
      onConnectionsRead: () => undefined,
      shared: (id) => sharing.scope(id),
      onRefreshed: (id) => {
        void notifier.notify(id);
        onRefreshed(id);
      },
    },
  );
}

async function delayDrawing(parts: TestApi, work: () => Promise<void>): Promise<LoopDelay> {
  const drawing = redrawAlways(parts);
  const delay = await delayDuring(work);
  drawing.dispose();
  return delay;
}

/** The plain way: creates every row and compares it as text, once per turn of the event loop. */
function redrawAlways({ store }: TestApi): { dispose(): void } {
  const format = createFormat({ locale: vscode.env.language });
  let shown = '';
  let scheduled: NodeJS.Immediate | undefined;
  const draw = (): void => {
    scheduled = undefined;
    const whole = store.snapshot.scopes.map((scope): ScopeSnapshot => ({ ...scope }));
    const rows = treeView({ scopes: whole }, { t: vscode.l10n.t, format, now: Date.now() });
    const text = JSON.stringify(rows, withoutHover);
    if (text !== shown) shown = text;
  };
  return store.onDidChange(() => {
    scheduled ??= setImmediate(draw);
  });
}

function withoutHover(key: string, value: unknown): unknown {
  return key === ('hover' satisfies keyof TreeNode) ? undefined : value;
}

async function delayDuring(work: () => Promise<void>): Promise<LoopDelay> {
  const histogram = monitorEventLoopDelay({ resolution: resolutionMs });
  histogram.enable();
  await work();
  histogram.disable();
  const ms = (ns: number): number => Math.max(0, ns / 1e6 - resolutionMs);
  return {
    p50: ms(histogram.percentile(50)),
    p99: ms(histogram.percentile(99)),
    max: ms(histogram.max),
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
