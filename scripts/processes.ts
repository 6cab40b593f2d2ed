/**
 * Starts programs so that nothing of them is left behind: each runs on a leash (leash.mjs) in a process
 * group of its own, which ends as a whole when asked, and when this process ends, however it is ended.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** How a program is started. */
export interface ProcessOptions {
  readonly cwd: string;
  /** This process's own when absent. */
  readonly env?: NodeJS.ProcessEnv;
  /** Where what it says goes: to whoever started it, or to the terminal. Standard output belongs to the task. */
  readonly output: 'pipe' | 'stderr' | 'inherit';
}

/** A program that was started. */
export interface RunningProcess {
  readonly child: ChildProcess;
  /** Its exit code; -1 when a signal ended it, 127 when it could not be started. */
  readonly exited: Promise<number>;
  /** Ends it and everything it started; returns when it is gone. */
  stop(): Promise<void>;
}

const outputs = {
  pipe: ['pipe', 'pipe'],
  stderr: [2, 2],
  inherit: [1, 2],
} as const;

const windows = process.platform === 'win32';
const alive = new Set<ChildProcess>();
let watching = false;

function endTree(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined) return;
  if (windows) {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
}

/** From now on, what this process started ends with it. Doing it twice does no harm. */
export function endAllWithThisProcess(): void {
  if (watching) return;
  watching = true;
  process.on('exit', () => {
    for (const child of alive) endTree(child, 'SIGKILL');
  });
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)
    process.on(signal, () => process.exit(code));
}

/** Starts a program. */
export function startProcess(
  command: string,
  args: readonly string[],
  { cwd, env, output }: ProcessOptions,
): RunningProcess {
  endAllWithThisProcess();
  const child = spawn(process.execPath, [join(__dirname, 'leash.mjs'), command, ...args], {
    cwd,
    env,
    stdio: ['pipe', ...outputs[output]],
    detached: !windows,
  });
  alive.add(child);
  const exited = new Promise<number>((resolve) => {
    child.once('exit', (code) => {
      // Whatever it started and left behind goes with it.
      endTree(child, 'SIGKILL');
      alive.delete(child);
      resolve(code ?? -1);
    });
  });
  return {
    child,
    exited,
    stop: async () => {
      endTree(child, 'SIGTERM');
      const force = setTimeout(() => {
        endTree(child, 'SIGKILL');
      }, 3000);
      await exited;
      clearTimeout(force);
    },
  };
}
