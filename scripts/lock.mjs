// The lock between processes, held during every installation. Plain JavaScript, because it is
// needed before any package is installed.
//
// A lock is a folder that contains its owner. It is renamed to its final name when complete; the
// rename fails if the name exists. The owner updates the lock while it lives.
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * The error of rename if the new name exists; on Windows it is the same as for a missing
 * permission.
 */
const taken = ['ENOTEMPTY', 'EEXIST', ...(process.platform === 'win32' ? ['EPERM', 'EACCES'] : [])];

/**
 * Runs `work` while holding the lock at that path; waits while another process holds it. A lock
 * whose owner has died, or has not updated it for `silentMs` of this process's waiting, is ignored.
 * That time is counted in checks and not by a clock, so that a machine that slept does not take a
 * lock from a live owner.
 */
export async function withLock(
  path,
  work,
  { pollMs = 200, touchMs = 1000, silentMs = 60_000 } = {},
) {
  const token = randomUUID();
  const ours = `${path}.${token}`;
  await mkdir(dirname(path), { recursive: true });
  await makeLock(ours, token);
  let seen;
  let tries = 0;
  while (!(await renamed(ours, path))) {
    const owner = await ownerOf(path);
    if (owner?.token !== seen?.token || owner?.touchedMs !== seen?.touchedMs) tries = 0;
    seen = owner;
    const dead = owner && (hasEnded(owner) || ++tries * pollMs > silentMs);
    // The unique name for a dead owner's lock prevents a second process from moving the next
    // owner's lock away.
    if (dead) await renamed(path, `${path}.left-by-${owner.token}`);
    else await delay(pollMs);
  }
  const touching = setInterval(() => {
    utimes(join(path, 'owner'), new Date(), new Date()).catch(() => undefined);
  }, touchMs);
  try {
    return await work();
  } finally {
    clearInterval(touching);
    // Another process may have treated this owner as dead, for example while it was stopped.
    if ((await ownerOf(path))?.token === token) await renamed(path, ours);
    await rm(ours, { recursive: true, force: true });
  }
}

async function makeLock(folder, token) {
  await mkdir(folder);
  const owner = { token, host: hostname(), pid: process.pid };
  await writeFile(join(folder, 'owner'), JSON.stringify(owner));
}

/** Whether the folder now has the new name; false if it no longer exists, or the name is in use. */
async function renamed(from, to) {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (error.code === 'ENOENT' || taken.includes(error.code)) return false;
    throw error;
  }
}

/** The owner of the lock and the time of its last update; undefined if there is none. */
async function ownerOf(path) {
  try {
    const file = join(path, 'owner');
    const owner = JSON.parse(await readFile(file, 'utf8'));
    return { ...owner, touchedMs: (await stat(file)).mtimeMs };
  } catch (error) {
    if (error.code === 'ENOENT' || taken.includes(error.code)) return undefined;
    throw error;
  }
}

/** Process ids of another machine or container cannot be checked here. */
function hasEnded({ host, pid }) {
  if (host !== hostname()) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}
