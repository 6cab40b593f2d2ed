// Gets the project ready and runs one of its tasks: `node scripts/ready.mjs TASK [args]`.
// It needs nothing but Node: packages are installed when they are missing or older than the lock file,
// then scripts/TASK.ts runs in this very process, so arguments, signals and the exit code are its own.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setInterval } from 'node:timers';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tasks = ['start', 'test', 'testDesktop', 'simulator', 'bench', 'package'];

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** npm itself writes node_modules/.package-lock.json at the end of every install. */
function packagesAreCurrent() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  const locked = join(root, 'package-lock.json');
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(locked).mtimeMs;
}

function installPackages() {
  console.error('Installing the packages of this project (npm ci)…');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund'];
  // Standard output belongs to the task: what npm says goes to standard error.
  const options = { cwd: root, stdio: ['ignore', 2, 2] };
  const { status } = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  if (status !== 0) fail('npm ci failed; its own message is above.');
}

/** npm ended by a signal leaves what it runs behind; so a task ends when what started it is gone. */
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
if (!packagesAreCurrent()) installPackages();
if (task !== undefined) {
  const script = join(root, 'scripts', `${task}.ts`);
  endWithNpm();
  process.chdir(root);
  process.argv = [process.execPath, script, ...args];
  const require = createRequire(import.meta.url);
  require('tsx/cjs/api').register();
  require(script);
}
