/**
 * Starts programs that never outlive this process: each runs under killOnParentExit.mjs in a
 * process group of its own, which ends as a whole on request, and when this process ends in any
 * way.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** The options of a program. */
export interface ProcessOptions {
  readonly cwd: string;
  /** This process's own if absent. */
  readonly env?: NodeJS.ProcessEnv;
  /**
   * Where its output goes: to the caller, to the terminal, or nowhere. Standard output is reserved for the
   * task.
   */
  readonly output: 'pipe' | 'stderr' | 'inherit' | 'ignore';
}

/** A program that was started. */
export interface RunningProcess {
  readonly child: ChildProcess;
  /** Its exit code; -1 when a signal ended it, 127 when it could not be started. */
  readonly exited: Promise<number>;
  /** Ends it and everything it started; resolves when it has ended. */
  stop(): Promise<void>;
}

const outputs = {
  pipe: ['pipe', 'pipe'],
  stderr: [2, 2],
  inherit: [1, 2],
  ignore: ['ignore', 'ignore'],
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
    // The group has already ended.
  }
}

/**
 * From now on, everything that this process started ends with it. Repeated calls have no effect.
 */
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
  const child = spawn(
    process.execPath,
    [join(__dirname, 'killOnParentExit.mjs'), command, ...args],
    {
      cwd,
      env,
      stdio: ['pipe', ...outputs[output]],
      detached: !windows,
    },
  );
  alive.add(child);
  const exited = new Promise<number>((resolve) => {
    child.once('exit', (code) => {
      // Ends its remaining child processes too.
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
