/** One process at a time, also when others crash. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { withLock } from '../../scripts/lock.mjs';

let folder: string;
let lock: string;
const children: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
  lock = join(folder, 'below', 'x.lock');
});

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Starts lockedCount.mjs. */
function start(times: number): ChildProcess {
  const script = join(import.meta.dirname, 'lockedCount.mjs');
  const args = [script, lock, join(folder, 'count'), String(times)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  return child;
}

/** The lock of an owner as it would stand there. */
function leave(owner: object): void {
  mkdirSync(lock, { recursive: true });
  writeFileSync(join(lock, 'owner'), JSON.stringify({ token: 'left', ...owner }));
}

it('lets four processes count without losing one, though a fifth is killed', async () => {
  writeFileSync(join(folder, 'count'), '0');
  const held = start(0);
  await once(held.stdout!, 'data');
  const counting = Array.from({ length: 4 }, () => once(start(10), 'exit'));
  held.kill('SIGKILL');
  expect(await Promise.all(counting)).toEqual(Array.from({ length: 4 }, () => [0, null]));
  expect(readFileSync(join(folder, 'count'), 'utf8')).toBe('40');
});

it('gives the lock of a dead owner to one of many that wait', async () => {
  const gone = spawn(process.execPath, ['-e', '0']);
  await once(gone, 'exit');
  leave({ host: hostname(), pid: gone.pid });
  let inside = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++inside);
    await new Promise((resolve) => setImmediate(resolve));
    inside--;
  };
  await Promise.all(Array.from({ length: 20 }, () => withLock(lock, work, { pollMs: 1 })));
  expect(most).toBe(1);
});

it.each([
  ['of this machine whose id another program has now', { host: hostname(), pid: process.pid }],
  ['of another machine', { host: `not-${hostname()}`, pid: 1 }],
])('takes the lock of an owner %s once nobody touches it', async (_, owner) => {
  leave(owner);
  const options = { pollMs: 1, silentMs: 20 };
  expect(await withLock(lock, () => Promise.resolve('done'), options)).toBe('done');
});

it('waits for an owner that touches its lock, however long', async () => {
  const options = { pollMs: 5, touchMs: 5, silentMs: 50 };
  const order: string[] = [];
  const touched = () => statSync(join(lock, 'owner')).mtimeMs;
  let second: Promise<unknown> = Promise.resolve();
  await withLock(
    lock,
    async () => {
      second = withLock(lock, () => Promise.resolve(order.push('second')), options);
      for (let touches = 0, before = touched(); touches < 40; touches++) {
        await vi.waitUntil(() => touched() !== before, { interval: 1, timeout: 10_000 });
        before = touched();
      }
      order.push('first');
    },
    options,
  );
  await second;
  expect(order).toEqual(['first', 'second']);
});

it('is free again when the work fails, and leaves nothing behind', async () => {
  await expect(withLock(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await withLock(lock, () => Promise.resolve());
  expect(readdirSync(join(folder, 'below'))).toEqual([]);
});
