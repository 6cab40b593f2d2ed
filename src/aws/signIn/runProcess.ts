/**
 * Runs another program and returns its output. It waits for the program itself only: a child
 * process that it leaves running, such as an agent, may keep the output open. A program that fails,
 * takes too long or prints too much is ended with all its children, finally by force.
 */
import { spawn, type ChildProcess } from 'node:child_process';

/** Limits of time and size; all times in ms. */
export interface ProcessLimits {
  /** The maximum run time: the program may ask its user, but not forever. */
  readonly longestRunMs: number;
  /** How long a program may clean up after being asked to end. */
  readonly killAfterMs: number;
  /** How long output may arrive after the program has ended. */
  readonly lateOutputMs: number;
  readonly mostBytes: number;
}

/** The limits outside of tests. */
export const processLimits: ProcessLimits = {
  longestRunMs: 120_000,
  killAfterMs: 2_000,
  lateOutputMs: 2_000,
  mostBytes: 1_000_000,
};

/** The program, and when its output is complete. */
export interface ProcessOptions {
  /** For the system's shell. */
  readonly command: string;
  readonly limits: ProcessLimits;
  /** Whether no more output is expected. */
  readonly isComplete: (output: string) => boolean;
  /** Cancels the run. */
  readonly signal?: AbortSignal;
}

/**
 * How a program without a result ended; the message is suitable for display and contains none of
 * its output.
 */
export class ProcessError extends Error {}

/** @returns the program's output, as UTF-8. @throws ProcessError, or the signal's reason */
export function runProcess(options: ProcessOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    new ProcessRun(options, resolve, reject).watch();
  });
}

const isWindows = process.platform === 'win32';

class ProcessRun {
  private readonly child: ChildProcess;
  private readonly chunks: Buffer[] = [];
  private size = 0;
  private hasEnded = false;
  private isSettled = false;
  private readonly timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly options: ProcessOptions,
    private readonly resolve: (output: string) => void,
    private readonly reject: (error: unknown) => void,
  ) {
    // A separate process group, so that its children can be ended with it; no input, because
    // nothing can be typed.
    this.child = spawn(options.command, {
      shell: true,
      stdio: ['ignore', 'pipe', 'ignore'],
      detached: !isWindows,
      windowsHide: true,
    });
  }

  watch(): void {
    const { limits, signal } = this.options;
    this.child.once('error', () => {
      this.fail(new ProcessError('it could not be started'));
    });
    this.child.once('exit', (code, by) => {
      this.onExit(code, by);
    });
    this.child.once('close', () => {
      if (this.hasEnded) this.succeed();
    });
    this.child.stdout?.on('data', (chunk: Buffer) => {
      this.onData(chunk);
    });
    this.after(limits.longestRunMs, () => {
      this.fail(new ProcessError(`no end within ${limits.longestRunMs / 1000} seconds`));
    });
    signal?.addEventListener('abort', this.onAbort);
    if (signal?.aborted) this.onAbort();
  }

  private readonly onAbort = (): void => {
    this.fail(this.options.signal?.reason);
  };

  private onData(chunk: Buffer): void {
    if (this.isSettled) return;
    this.size += chunk.length;
    if (this.size > this.options.limits.mostBytes) {
      this.fail(new ProcessError('it printed far more than keys'));
      return;
    }
    this.chunks.push(chunk);
    if (this.hasEnded) this.succeedIfComplete();
  }

  private onExit(code: number | null, by: NodeJS.Signals | null): void {
    if (code !== 0) {
      this.fail(new ProcessError(by === null ? `exit code ${String(code)}` : `signal ${by}`));
      return;
    }
    this.hasEnded = true;
    this.succeedIfComplete();
    this.after(this.options.limits.lateOutputMs, () => {
      this.succeed();
    });
  }

  private succeedIfComplete(): void {
    if (this.options.isComplete(this.output())) this.succeed();
  }

  private succeed(): void {
    if (this.settle()) this.resolve(this.output());
  }

  private fail(error: unknown): void {
    if (!this.settle()) return;
    this.endAll();
    this.reject(error);
  }

  /** @returns whether it was not settled before */
  private settle(): boolean {
    if (this.isSettled) return false;
    this.isSettled = true;
    for (const timer of this.timers) clearTimeout(timer);
    this.options.signal?.removeEventListener('abort', this.onAbort);
    return true;
  }

  private after(ms: number, act: () => void): void {
    if (!this.isSettled) this.timers.push(setTimeout(act, ms));
  }

  private output(): string {
    return Buffer.concat(this.chunks).toString('utf8');
  }

  private endAll(): void {
    const { pid } = this.child;
    this.child.stdout?.destroy();
    if (pid === undefined) return;
    if (isWindows) {
      // https://learn.microsoft.com/windows-server/administration/windows-commands/taskkill
      spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true })
        .on('error', () => undefined)
        .unref();
      return;
    }
    signalGroup(pid, 'SIGTERM');
    setTimeout(() => {
      signalGroup(pid, 'SIGKILL');
    }, this.options.limits.killAfterMs).unref();
  }
}

function signalGroup(leader: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-leader, signal);
  } catch {
    // The group is empty.
  }
}
