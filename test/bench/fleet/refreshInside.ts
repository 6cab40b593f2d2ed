/**
 * The inside of the refresh measurement: VS Code calls `run` in its extension host. The extension's own
 * store, tree and status bar are fed by the extension's poller; the accounts alone are made up.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as vscode from 'vscode';
import { Emitter } from '../../../src/core/events';
import { Interest } from '../../../src/core/interest';
import type { ScopeSnapshot } from '../../../src/core/model/snapshot';
import { Poller } from '../../../src/core/polling/poller';
import { systemClock } from '../../../src/core/systemClock';
import { createFormat } from '../../../src/core/views/format';
import type { TreeNode } from '../../../src/core/views/node';
import { treeView } from '../../../src/core/views/tree';
import type { TestApi } from '../../../src/extension';
import type { FakeAws } from '../../fakes/fakeAws';
import { api } from '../../host/extension';
import { refreshedFleet, refreshMark, type LoopDelay, type RefreshDelays } from './refresh';
import { accountOf, slowAws } from './slowAws';

const { scopes, rounds, latencyMs } = refreshedFleet;
/** Long enough for a refresh, short enough for the bench, in ms. */
const intervalMs = 1000;

/** Refreshes the fleet, drawn both ways, and tells of the delays. */
export async function run(): Promise<void> {
  const parts = await api();
  await vscode.commands.executeCommand('clientVpnWatch.endpoints.focus');
  const idle = await delayDuring(() => pause(3 * intervalMs));
  const accounts = Array.from({ length: scopes }, (_, i) => accountOf(`p-${i}`, refreshedFleet));
  const ends = new Emitter<undefined>(console.error);
  const poller = startPolling(parts, accounts, () => {
    ends.fire(undefined);
  });
  const endOf = (count: number): Promise<void> =>
    new Promise((resolve) => {
      let left = count * scopes;
      const listening = ends.event(() => {
        if (--left > 0) return;
        listening.dispose();
        resolve();
      });
    });
  await endOf(3);
  let told = 0;
  const telling = parts.tree.onDidChangeTreeData((rows) => (told += rows?.length ?? 1));
  const changing = changeStates(accounts);
  const ours = await delayDuring(() => endOf(rounds));
  telling.dispose();
  const drawing = drawAnew(parts);
  const plain = await delayDuring(() => endOf(rounds));
  drawing.dispose();
  clearInterval(changing);
  poller.dispose();
  console.log(
    `${refreshMark}${JSON.stringify({ ours, plain, idle, told } satisfies RefreshDelays)}`,
  );
}

function startPolling(
  { store }: TestApi,
  accounts: readonly FakeAws[],
  onRefreshed: () => void,
): Poller {
  const [least, most] = latencyMs;
  const opened = accounts.map((aws) => slowAws(aws, () => least + Math.random() * (most - least)));
  store.setScopes(opened.map(({ scope }) => scope));
  const poller = new Poller(opened, {
    store,
    interest: new Interest(console.error),
    clock: systemClock,
    log: {
      error: console.error,
      warn: console.error,
      info: () => undefined,
      debug: () => undefined,
    },
    intervalMs: () => intervalMs,
    random: () => 0.5,
    onRefreshed,
  });
  poller.setActive(true);
  return poller;
}

/** In each interval the state of one alarm in a hundred becomes another one. */
function changeStates(accounts: readonly FakeAws[]): NodeJS.Timeout {
  let turn = 0;
  return setInterval(() => {
    turn++;
    for (const { alarms } of accounts)
      for (const [index, name] of [...alarms.byName.keys()].entries())
        if ((index + turn) % 100 === 0)
          alarms.change(
            name,
            alarms.the(name).state === 'OK' ? 'INSUFFICIENT_DATA' : 'OK',
            'bench',
          );
  }, intervalMs);
}

/** The plain way: every row made and compared as text, once for all that changes in a turn. */
function drawAnew({ store }: TestApi): { dispose(): void } {
  const format = createFormat({ locale: vscode.env.language });
  let shown = '';
  let scheduled: NodeJS.Immediate | undefined;
  const draw = (): void => {
    scheduled = undefined;
    const whole = store.snapshot.scopes.map((scope): ScopeSnapshot => ({ ...scope }));
    const rows = treeView({ scopes: whole }, { t: vscode.l10n.t, format, now: Date.now() });
    const text = JSON.stringify(rows, withoutTooltip);
    if (text !== shown) shown = text;
  };
  return store.onDidChange(() => {
    scheduled ??= setImmediate(draw);
  });
}

function withoutTooltip(key: string, value: unknown): unknown {
  return key === ('tooltip' satisfies keyof TreeNode) ? undefined : value;
}

async function delayDuring(work: () => Promise<void>): Promise<LoopDelay> {
  const histogram = monitorEventLoopDelay({ resolution: 1 });
  histogram.enable();
  await work();
  histogram.disable();
  const ms = (percentile: number): number => histogram.percentile(percentile) / 1e6;
  return { p50: ms(50), p99: ms(99), max: histogram.max / 1e6 };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
