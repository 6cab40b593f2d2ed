// The one lock between processes: whatever installs something holds it. Plain JavaScript, because it is needed
// before any package is installed.
//
// A lock is a folder that names its owner. It gets its final name complete, by one rename, which fails where a
// lock has that name already. The owner touches the lock while it lives.
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { setTimeout as delay } from 'node:timers/promises';

/** What rename says when there is a folder of the new name; on Windows it says what it says of no permission too. */
const taken = ['ENOTEMPTY', 'EEXIST', ...(process.platform === 'win32' ? ['EPERM', 'EACCES'] : [])];

/**
 * Runs `work` while holding the lock at that path; waits as long as another process holds it. A lock whose owner
 * has died, or has not touched it for `silentMs` of this process's waiting, does not count. That time is counted
 * in looks and not by a clock, so that a machine that slept does not take a lock from a living owner.
 */
export async function withLock(
  path,
  work,
  { lookMs = 200, touchMs = 1000, silentMs = 60_000 } = {},
) {
  const token = randomUUID();
  const ours = `${path}.${token}`;
  await mkdir(dirname(path), { recursive: true });
  await makeLock(ours, token);
  let seen;
  let looks = 0;
  while (!(await renamed(ours, path))) {
    const owner = await ownerOf(path);
    if (owner?.token !== seen?.token || owner?.touchedMs !== seen?.touchedMs) looks = 0;
    seen = owner;
    const dead = owner && (hasEnded(owner) || ++looks * lookMs > silentMs);
    // The name of what a dead owner leaves keeps a second process from moving the next owner's lock away.
    if (dead) await renamed(path, `${path}.left-by-${owner.token}`);
    else await delay(lookMs);
  }
  const touching = setInterval(() => {
    utimes(join(path, 'owner'), new Date(), new Date()).catch(() => undefined);
  }, touchMs);
  try {
    return await work();
  } finally {
    clearInterval(touching);
    // Another process may have taken it for dead, for example while this one was stopped.
    if ((await ownerOf(path))?.token === token) await renamed(path, ours);
    await rm(ours, { recursive: true, force: true });
  }
}

async function makeLock(folder, token) {
  await mkdir(folder);
  const owner = { token, host: hostname(), pid: process.pid };
  await writeFile(join(folder, 'owner'), JSON.stringify(owner));
}

/** Whether the folder has the new name now; false when it is gone, or another folder has that name. */
async function renamed(from, to) {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (error.code === 'ENOENT' || taken.includes(error.code)) return false;
    throw error;
  }
}

/** Who holds the lock, and when it was touched last; undefined when nobody does. */
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

/** The ids of another machine's processes, or of another container's, mean nothing here. */
function hasEnded({ host, pid }) {
  if (host !== hostname()) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}
