// Ensures that packages are installed and runs a task: `node scripts/ensureInstalled.mjs TASK
// [args]`. It needs nothing but Node: packages are installed if they are missing or do not match
// the lock file. Then scripts/TASK.ts runs in this process, so arguments, signals and the exit code
// are its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setInterval } from 'node:timers';
import { fileURLToPath } from 'node:url';
import { withLock } from './lock.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tasks = [
  'start',
  'setUp',
  'test',
  'testDesktop',
  'simulator',
  'bench',
  'package',
  'serviceLimits',
  'mutate',
  'gallery',
];

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

/**
 * Whether the installed packages match the lock file. npm records what it installed when it is
 * done. Optional packages may be for another platform.
 */
function packagesAreCurrent() {
  const note = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(note)) return false;
  const installed = readPackages(note);
  return Object.entries(readPackages(join(root, 'package-lock.json'))).every(
    ([path, { version, optional }]) =>
      path === '' || (installed[path] ? installed[path].version === version : optional),
  );
}

function readPackages(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
}

/**
 * Two installs at once would break each other, so the second waits for the first and then finds
 * everything installed.
 */
async function makePackagesCurrent() {
  if (packagesAreCurrent()) return;
  await withLock(join(root, '.cache', 'setup.lock'), async () => {
    if (!packagesAreCurrent()) await installPackages();
  });
}

async function installPackages() {
  console.error('Installing the packages of this project (npm ci)…');
  const cli = process.env.npm_execpath;
  const npm = cli?.endsWith('.js')
    ? [process.execPath, cli]
    : process.platform === 'win32'
      ? ['cmd', '/c', 'npm']
      : ['npm'];
  const guard = join(root, 'scripts', 'killOnParentExit.mjs');
  const args = [guard, ...npm, 'ci', '--include=dev', '--no-audit', '--no-fund'];
  // Standard output is reserved for the task: npm's output goes to standard error.
  const options = { cwd: root, stdio: ['pipe', 2, 2], detached: process.platform !== 'win32' };
  const [code] = await once(spawn(process.execPath, args, options), 'exit');
  if (code !== 0) throw new Error('npm ci failed; its own message is above.');
}

/**
 * If npm is ended by a signal, its scripts keep running; so a task ends when its parent has ended.
 */
function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
}

const [task, ...args] = process.argv.slice(2);
if (Number(process.versions.node.split('.')[0]) < 20)
  fail(`This project needs Node 20 or newer; this is Node ${process.versions.node}.`);
if (task !== undefined && !tasks.includes(task))
  fail(`There is no task "${task}"; there are: ${tasks.join(', ')}.`);
await makePackagesCurrent().catch((error) => fail(error.message));
if (task !== undefined) {
  const script = join(root, 'scripts', `${task}.ts`);
  endWithNpm();
  process.chdir(root);
  process.argv = [process.execPath, script, ...args];
  const require = createRequire(import.meta.url);
  require('tsx/cjs/api').register();
  require(script);
}
