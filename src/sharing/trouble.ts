/** The shared storage's troubles: told once in the log. */
import type { Log } from '../core/ports/log';

/** Runs what uses the storage. */
export class Trouble {
  private told = false;

  constructor(private readonly log: Log) {}

  /** What `work` gives, or `otherwise` where the storage cannot be used. */
  async guard<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!this.told)
        this.log.warn(
          `The storage that windows share cannot be used, so each polls on its own: ${String(error)}`,
        );
      this.told = true;
      return otherwise;
    }
  }
}

/** Whether a file operation failed with this code. */
export function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
