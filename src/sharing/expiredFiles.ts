/** Deletes the expired files of a folder that the windows of this machine share, at most once an hour. */
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../core/base/clock';
import { hourMs } from '../core/base/duration';
import { isCode, type StorageErrors } from './storageErrors';

/** Which files expire, and how they are deleted. */
export interface Expiry {
  /** The names that are looked at. */
  readonly names: RegExp;
  /** @param ageMs since the file was changed; negative if that was before the clock was set back */
  readonly isExpired: (ageMs: number) => boolean;
  readonly remove: (file: string) => Promise<void>;
}

/** The expired files of one folder. */
export class ExpiredFiles {
  /** Monotonic ms. */
  private deletedAt = -Infinity;

  constructor(
    private readonly folder: string,
    private readonly expiry: Expiry,
    private readonly clock: Pick<Clock, 'now' | 'monotonicMs'>,
    private readonly storageErrors: StorageErrors,
  ) {}

  /** Deletes them if an hour has passed. @throws what reading the folder throws */
  async deleteWhenDue(): Promise<void> {
    if (this.clock.monotonicMs() - this.deletedAt < hourMs) return;
    this.deletedAt = this.clock.monotonicMs();
    const { names } = this.expiry;
    for (const name of await readdir(this.folder))
      if (names.test(name)) await this.deleteExpired(join(this.folder, name));
  }

  /** One that cannot be deleted does not prevent others. */
  private async deleteExpired(file: string): Promise<void> {
    const { isExpired, remove } = this.expiry;
    try {
      if (isExpired(this.clock.now() - (await lstat(file)).mtimeMs)) await remove(file);
    } catch (error) {
      // Other windows delete too.
      if (!isCode(error, 'ENOENT')) this.storageErrors.leftOver(error);
    }
  }
}
