import { strict as assert } from 'node:assert';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Socket, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { Emitter } from '../../src/core/base/events';
import type { EndpointRef } from '../../src/core/model/endpointRef';
import type { TestApi } from '../../src/extension';
import { createSimulator, type Simulator } from '../../src/simulator/index';
import { set, start, stop, stopTrial, api } from './extension';
import { fetchedAt } from './fetchedAt';
import { windowMark, type WindowRequest } from './marks';
import { serveOnLoopback, type Served } from './serveOnLoopback';
import { hearStates, say, type Order, type WindowState } from './steering';
import { until } from './until';

const config = '[profile office]\naws_access_key_id = AKIA\naws_secret_access_key = secret\n';
/** An interval is ten seconds here, and a dead owner is noticed after twenty. */
const longMs = 90_000;

describe('two windows of one machine', function () {
  this.timeout(2 * longMs);
  const environment = new Map<string, string | undefined>();
  const fail = (error: unknown): never => {
    throw error;
  };
  const said = new Emitter<WindowState>(fail);
  const noticed = new Emitter<undefined>(fail);
  let parts: TestApi;
  let home: string;
  let simulator: Simulator;
  let served: Served;
  let other: Socket;
  let state: WindowState | undefined;
  let refreshes = 0;
  const notified: string[] = [];

  function ask(request: WindowRequest): void {
    console.log(`${windowMark}${JSON.stringify(request)}`);
  }

  function order(what: Order): void {
    say(other, what);
  }

  function theOther<T>(what: string, find: (now: WindowState) => T | undefined): Promise<T> {
    return until(what, said.event, () => state && find(state), longMs);
  }

  /** All notices of both windows. */
  function notices(): readonly string[] {
    return [...(state?.notified ?? []), ...notified];
  }

  function polls(): number {
    return simulator.calls().filter(({ operation }) => operation === 'DescribeClientVpnEndpoints')
      .length;
  }

  /** In the same moment, as when a person presses Refresh in one while the other polls. */
  async function bothRefresh(): Promise<void> {
    const theirs = state?.refreshes ?? 0;
    order({ refresh: true });
    await parts.session.refresh();
    await theOther('its refresh', (now) => now.refreshes > theirs || undefined);
  }

  /** The office in the tree. */
  function office(): EndpointRef {
    const row = parts.tree.getChildren().find(({ node }) => node.label === 'Tokyo office');
    assert(row?.node.target.kind === 'endpoint');
    return row.node.target;
  }

  function hearNotices(): void {
    parts.notifier.onDidNotify(({ text }) => {
      notified.push(text);
      noticed.fire(undefined);
    });
  }

  /** Connects users to the office and advances time until its alarm has notified. */
  function join20({ endpointId } = office()): void {
    for (let client = 0; client < 20; client++) simulator.trial.connect({ endpointId });
    simulator.trial.advance(600);
  }

  before(async function () {
    // Only the runner in the browser opens windows.
    if (vscode.env.uiKind === vscode.UIKind.Desktop) this.skip();
    await stopTrial();
    home = await mkdtemp(join(tmpdir(), 'client-vpn-watch-'));
    // An hour behind, so that all events here are in the past of every reader of the history.
    simulator = createSimulator({ speed: 0, startMs: Date.now() - 3_600_000 });
    served = await serveOnLoopback((request) => simulator.handle(request));
    const file = join(home, 'config');
    await writeFile(file, config);
    const variables = {
      AWS_CONFIG_FILE: file,
      AWS_SHARED_CREDENTIALS_FILE: join(home, 'credentials'),
      AWS_ENDPOINT_URL: served.url,
    };
    for (const name of Object.keys(variables)) environment.set(name, process.env[name]);
    await set('refreshInterval', 10);
    await set('scopes', [{ profile: 'office', region: simulator.region }]);
    stop(await api());
    Object.assign(process.env, variables);
    await start(await api());
    parts = await api();
    parts.session.setActive(false);
    parts.session.onDidRefresh(() => refreshes++);
    hearNotices();
    const steering = createServer();
    await new Promise<void>((resolve) => steering.listen(0, '127.0.0.1', resolve));
    ask({ open: (steering.address() as AddressInfo).port });
    [other] = (await once(steering, 'connection')) as [Socket];
    // VS Code may restart an extension host that was killed; that one gets no commands.
    steering.close();
    hearStates(other, (now) => {
      state = now;
      said.fire(now);
      noticed.fire(undefined);
    });
    order({ start: variables });
    await theOther('the start of the other window', ({ starts }) => starts === 1 || undefined);
  });

  after(async () => {
    ask({ close: true });
    await set('scopes', undefined);
    await set('refreshInterval', undefined);
    for (const [name, value] of environment) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
    if (environment.size === 0) return;
    stop(parts);
    await start(parts);
    simulator.dispose();
    await served.close();
    await rm(home, { recursive: true });
  });

  it('ask AWS once; the one that rests shows what the other has read', async () => {
    parts.session.setActive(true);
    await until(
      'two refreshes',
      parts.session.onDidRefresh,
      () => (refreshes >= 2 && fetchedAt(parts.store) > 0 ? true : undefined),
      longMs,
    );
    const shown = fetchedAt(parts.store);
    await theOther('what the first has read', (now) => now.fetchedAt >= shown || undefined);
    assert.equal(state?.refreshes, 0);
    assert.equal(polls(), refreshes);
  });

  it('that both believe to have the focus: the one that had it last reads, without a double call', async () => {
    order({ active: true });
    // It continues from the data of the first window: that is the first refresh that it reports.
    await theOther('its turn', (now) => now.refreshes >= 1 || undefined);
    const [mine, all] = [refreshes, polls()];
    const theirs = state?.refreshes ?? 0;
    await theOther('two more refreshes', (now) => now.refreshes >= theirs + 2 || undefined);
    const shown = state?.fetchedAt ?? 0;
    await until(
      'what the other has read',
      parts.store.onDidChange,
      () => fetchedAt(parts.store) >= shown || undefined,
      longMs,
    );
    assert.equal(refreshes, mine);
    assert.equal(polls() - all, (state?.refreshes ?? 0) - theirs);
  });

  it('notify once of what fired: not both at once, and not the other one later', async () => {
    // Between two polls: a running poll would see a part of it, and the next would notify of the rest.
    const before = state?.refreshes ?? 0;
    await theOther('the end of its refresh', (now) => now.refreshes > before || undefined);
    join20();
    await theOther('a notice', (now) => (now.notified.length > 0 ? true : undefined));
    order({ active: false });
    parts.session.setActive(false);
    parts.session.setActive(true);
    await parts.session.refresh();
    assert.deepEqual(notified, []);
    assert.equal(notices().length, 1, notices().join('\n'));

    join20();
    await bothRefresh();
    await until('another notice', noticed.event, () => notices()[1], longMs);
    // Any other event would have been notified before these refreshes end.
    await bothRefresh();
    assert.equal(notices().length, 2, notices().join('\n'));
  });

  it('take over when the other is killed', async () => {
    order({ active: false });
    order({ active: true });
    const theirs = state?.refreshes ?? 0;
    await theOther('its turn', (now) => now.refreshes > theirs || undefined);
    const mine = refreshes;
    const closed = once(other, 'close');
    order({ die: true });
    await closed;
    const all = polls();
    await until(
      'a refresh after the other has died',
      parts.session.onDidRefresh,
      () => (refreshes > mine + 1 ? true : undefined),
      longMs,
    );
    assert(polls() > all);
  });

  it('notify of events while both were closed, once', async () => {
    const place = office();
    await parts.session.refresh();
    await parts.notifier.notify(place.scope);
    const reported = notified.length;
    for (const meanwhile of [
      () => {
        join20(place);
      },
      () => undefined,
    ]) {
      stop(parts);
      meanwhile();
      await start(parts);
      parts = await api();
      hearNotices();
      parts.session.setActive(true);
      await until('the notice', noticed.event, () => notified[reported], longMs);
      await parts.session.refresh();
      await parts.notifier.notify(place.scope);
    }
    assert.equal(notified.length, reported + 1, notified.join('\n'));
  });
});
