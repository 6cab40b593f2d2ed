/** The same with real processes: they race, and one of them is killed. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/core/base/systemClock';
import { FileSharing } from '../../src/sharing/fileSharing';
import { FakeLog } from '../fakes/fakeLog';
import type { Asked, Contended } from './windowProcess';

const scope = 'dev@eu-west-1';
let folder: string;
let windows: readonly ChildProcess[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'client-vpn-watch-'));
  const script = join(folder, 'window.js');
  const source = join(dirname(fileURLToPath(import.meta.url)), 'windowProcess.ts');
  await build({ entryPoints: [source], outfile: script, bundle: true, platform: 'node' });
  windows = Array.from({ length: 3 }, () => fork(script, [join(folder, 'storage')]));
  await Promise.all(windows.map((window) => once(window, 'message')));
}, 60_000);

afterAll(async () => {
  for (const window of windows) window.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

async function ask(window: ChildProcess, asked: Asked): Promise<unknown> {
  const answered = once(window, 'message');
  window.send(asked);
  const [answer] = (await answered) as [unknown];
  return answer;
}

describe('processes over one folder', () => {
  it('never have a lease both, however often it is released and acquired', async () => {
    const asked = { contend: 'test@eu-west-1', times: 3000 };
    const contended = await Promise.all(windows.map((window) => ask(window, asked)));
    const all = contended as Contended[];
    expect(all.reduce((sum, { held }) => sum + held, 0)).toBeGreaterThan(100);
    expect(all.filter(({ shared }) => shared > 0)).toEqual([]);
  });

  it('have one owner of a lease; when it is killed, another has it after a short time', async () => {
    const renewed = await Promise.all(windows.map((window) => ask(window, { renew: scope })));
    expect(renewed.filter((answer) => answer === true)).toHaveLength(1);
    const owner = windows[renewed.indexOf(true)]!;
    const died = once(owner, 'exit');
    owner.kill('SIGKILL');
    await died;
    // Simulates a later time: the same folder with a clock that is ahead.
    const at = (laterMs: number) =>
      new FileSharing({
        ...{ folder: join(folder, 'storage'), version: '1', environment: {}, log: new FakeLog() },
        clock: { ...systemClock, now: () => Date.now() + laterMs },
      }).scope(scope).lease;
    expect(await at(0).renew()).toBe(false);
    expect(await at(16_000).renew()).toBe(true);
  });

  it('notify of simultaneous events as a whole, and one of them does', async () => {
    const alive = windows.filter(({ exitCode, signalCode }) => (exitCode ?? signalCode) === null);
    expect(alive.length).toBeGreaterThan(1);
    for (let round = 0; round < 20; round++) {
      const keys = Array.from({ length: 20 }, (_, i) => `connection ${round}.${i}`);
      const claims = await Promise.all(alive.map((window) => ask(window, { claim: keys })));
      expect((claims as string[][]).filter(({ length }) => length > 0)).toEqual([keys]);
    }
  });
});
