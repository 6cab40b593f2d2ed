/** Runs inside a window that a case opens: executes the commands of the case and reports the outcome. */
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { TestApi } from '../../src/extension';
import { api, start, stop } from './extension';
import { fetchedAt } from './fetchedAt';
import { steeringFile } from './marks';
import { hearOrders, say, type WindowState } from './steering';

/** Lives as long as the case wants it. */
export async function run(): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  assert(folder);
  const { open: port } = JSON.parse(readFileSync(join(folder, steeringFile), 'utf8')) as {
    readonly open: number;
  };
  let parts = await api();
  const socket = connect(port, '127.0.0.1');
  let state: WindowState = { starts: 0, fetchedAt: 0, refreshes: 0, notified: [] };
  const change = (more: Partial<WindowState>): void => {
    state = { ...state, ...more };
    say(socket, state);
  };
  const follow = ({ store, session, notifier }: TestApi): void => {
    store.onDidChange(() => {
      change({ fetchedAt: fetchedAt(store) });
    });
    session.onDidRefresh(() => {
      change({ refreshes: state.refreshes + 1 });
    });
    notifier.onDidNotify(({ text }) => {
      change({ notified: [...state.notified, text] });
    });
  };
  hearOrders(socket, (order) => {
    if ('die' in order) process.kill(process.pid, 'SIGKILL');
    if ('active' in order) parts.session.setActive(order.active);
    if ('refresh' in order) void parts.session.refresh();
    if ('start' in order) {
      stop(parts);
      Object.assign(process.env, order.start);
      void start(parts).then(async () => {
        const next = await api();
        parts = next;
        parts.session.setActive(false);
        follow(parts);
        change({ starts: state.starts + 1, fetchedAt: 0, refreshes: 0, notified: [] });
      });
    }
  });
  await new Promise((resolve) => socket.on('close', resolve));
}
