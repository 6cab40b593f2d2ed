/** Errors of the shared storage; each kind is logged once. */
import type { Log } from '../core/base/log';

/** Runs operations on the storage. */
export class StorageErrors {
  private readonly reported = new Set<string>();

  constructor(private readonly log: Log) {}

  /** The result of `work`, or `otherwise` if the storage is unusable. */
  async guard<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
    try {
      return await work();
    } catch (error) {
      this.warnOnce(
        'The storage that windows share cannot be used, so each polls on its own',
        String(error),
      );
      return otherwise;
    }
  }

  /** Logs that a file from another process is no published snapshot. */
  unreadable(file: string): void {
    this.warnOnce('What another window shares cannot be read and counts as absent', file);
  }

  /** Logs that an unused file could not be deleted. */
  leftOver(error: unknown): void {
    this.warnOnce('What earlier windows left cannot be removed', String(error));
  }

  private warnOnce(what: string, details: string): void {
    if (!this.reported.has(what)) this.log.warn(`${what}: ${details}`);
    this.reported.add(what);
  }
}

/** Whether a file operation failed with this code. */
export function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
