/**
 * Starts programs so that nothing of them is left behind: each runs in a process group of its own, which
 * ends as a whole when asked, and when this process ends, however it is ended.
 */
import { type ChildProcess, spawn, spawnSync, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';

/** A program that was started. */
export interface RunningProcess {
  readonly child: ChildProcess;
  /** Its exit code; -1 when a signal ended it. */
  readonly exited: Promise<number>;
  /** Ends it and everything it started; returns when it is gone. */
  stop(): Promise<void>;
}

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

/** Starts a program. @throws Error when it cannot be started */
export async function startProcess(
  command: string,
  args: readonly string[],
  options: SpawnOptions,
): Promise<RunningProcess> {
  endAllWithThisProcess();
  const child = spawn(command, args, { ...options, detached: !windows });
  alive.add(child);
  const exited = new Promise<number>((resolve) => {
    child.once('exit', (code) => {
      // Whatever it started and left behind goes with it.
      endTree(child, 'SIGKILL');
      alive.delete(child);
      resolve(code ?? -1);
    });
  });
  try {
    await once(child, 'spawn');
  } catch (error) {
    alive.delete(child);
    throw error;
  }
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
