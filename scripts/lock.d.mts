/** How a lock is waited for. */
export interface LockOptions {
  /** Ms between two looks at a lock that another process holds; 200 when absent. */
  readonly lookMs?: number;
  /** Ms between two touches by the owner; 1000 when absent. */
  readonly touchMs?: number;
  /** An owner that has not touched its lock for so long, in ms of waiting, is dead; 60,000 when absent. */
  readonly silentMs?: number;
}

/** Runs `work` while holding the lock at that path. Throws what it throws, and what the file system throws. */
export function withLock<T>(
  path: string,
  work: () => Promise<T>,
  options?: LockOptions,
): Promise<T>;
