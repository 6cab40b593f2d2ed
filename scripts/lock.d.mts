/** Timing of a lock. */
export interface LockOptions {
  /** Ms between two checks of a lock that another process holds; 200 if absent. */
  readonly pollMs?: number;
  /** Ms between two updates by the owner; 1000 if absent. */
  readonly touchMs?: number;
  /**
   * An owner that has not updated its lock for this long, in ms of waiting, is dead; 60,000 if
   * absent.
   */
  readonly silentMs?: number;
}

/** Runs `work` while holding the lock at that path. Throws what it throws, and what the file system throws. */
export function withLock<T>(
  path: string,
  work: () => Promise<T>,
  options?: LockOptions,
): Promise<T>;
