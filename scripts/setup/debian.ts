/**
 * Installs packages of Debian and its derivatives. Other programs may use apt and dpkg at the same
 * time.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openSync, closeSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { CliError } from '../cliError';
import { temporaryFolder } from '../temporaryFolder';

/** A program's output, on both streams, and its exit code. */
export interface Finished {
  readonly code: number;
  readonly text: string;
}

/** Runs a program to its end. */
export type Run = (command: string, args: readonly string[]) => Promise<Finished>;

/** How long another program may hold one of the locks, in seconds. */
const lockTimeoutSeconds = 600;

/** Whether packages can be installed here without asking for a password. */
export function canUseApt(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** apt by itself waits for one of its locks only, and that one by an option. */
const aptOptions = [
  '-y',
  '--no-install-recommends',
  '-o',
  `DPkg::Lock::Timeout=${lockTimeoutSeconds}`,
];

/**
 * Installs packages. Updates the package lists only if the installation fails with the existing
 * ones.
 * @param lookMs between two tries while another program holds a lock
 * @throws CliError with apt's last output
 */
export async function installDebianPackages(
  packages: readonly string[],
  run: Run = runToItsEnd,
  pollMs = 1000,
): Promise<void> {
  const runWithRetry = (...args: readonly string[]) =>
    untilUnlocked(() => run('apt-get', args), pollMs);
  const install = () => runWithRetry('install', ...aptOptions, ...packages);
  let { code, text } = await install();
  if (text.includes('dpkg --configure -a')) {
    await run('dpkg', ['--configure', '-a']);
    ({ code, text } = await install());
  }
  if (code !== 0) {
    // A list that cannot be updated may not be needed.
    await runWithRetry('update');
    ({ code, text } = await install());
  }
  if (code === 0) return;
  const reason = text.trim().split('\n').slice(-5).join('\n');
  throw new CliError(
    `apt-get could not install ${packages.join(' ')} (code ${code}); ` +
      `install it yourself, then run this again.\n${reason}`,
  );
}

async function untilUnlocked(attempt: () => Promise<Finished>, pollMs: number): Promise<Finished> {
  for (let waitedMs = 0; ; waitedMs += pollMs) {
    const finished = await attempt();
    const locked = finished.code !== 0 && finished.text.includes('Could not get lock');
    if (!locked || waitedMs >= lockTimeoutSeconds * 1000) return finished;
    await delay(pollMs);
  }
}

/**
 * Not under killOnParentExit.mjs, and with a file for its output: a dpkg that is interrupted breaks
 * the machine's packages, so it continues when this process ends.
 */
async function runToItsEnd(command: string, args: readonly string[]): Promise<Finished> {
  const log = join(temporaryFolder(), 'log.txt');
  const output = openSync(log, 'w');
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
    const child = spawn(command, args, { env, stdio: ['ignore', output, output], detached: true });
    const [code] = (await once(child, 'exit')) as [number | null];
    return { code: code ?? -1, text: readFileSync(log, 'utf8') };
  } finally {
    closeSync(output);
  }
}
