/**
 * A lease as numbered files: the creator of the file with the highest number owns it. After
 * creating a file, a window checks again, because another one may have created a higher number.
 */
import type { Clock } from '../core/base/clock';
import type { Lease } from '../core/ports/sharing';
import { LeaseFiles } from './leaseFiles';
import type { StorageErrors } from './storageErrors';

/** The number of tries while other windows acquire or release the lease at the same time. */
const tries = 5;

/**
 * No lease changes its owner this often: a file with this number or a higher one does not belong to
 * a lease.
 */
const mostNumber = 900_000_000;

/** One window's handle on a lease. */
export class FileLease implements Lease {
  private readonly files: LeaseFiles;
  /** The number of this window's file. */
  private ownNumber: number | undefined;
  private disposed = false;
  /** Serializes the steps, so that a window does not race against itself. */
  private last: Promise<unknown> = Promise.resolve();

  /** @param folder used for this lease only */
  constructor(
    folder: string,
    clock: Pick<Clock, 'now' | 'monotonicMs'>,
    private readonly storageErrors: StorageErrors,
  ) {
    this.files = new LeaseFiles(folder, clock);
  }

  acquire(): Promise<boolean> {
    return this.next(() => this.takeOver(), true);
  }

  renew(): Promise<boolean> {
    return this.next(() => this.renewNow(), true);
  }

  release(): Promise<void> {
    return this.next(async () => {
      const { ownNumber } = this;
      this.ownNumber = undefined;
      if (ownNumber !== undefined) await this.files.remove(ownNumber);
    }, undefined);
  }

  /** Like `release`, but synchronous. */
  dispose(): void {
    this.disposed = true;
    const { ownNumber } = this;
    this.ownNumber = undefined;
    if (ownNumber === undefined) return;
    try {
      this.files.removeNow(ownNumber);
    } catch {
      // The lease expires.
    }
  }

  private next<T>(step: () => Promise<T>, alone: T): Promise<T> {
    const result = this.last.then(() =>
      this.disposed ? alone : this.storageErrors.guard(step, alone),
    );
    this.last = result;
    return result;
  }

  private async renewNow(): Promise<boolean> {
    for (let count = 0; count < tries; count++) {
      const highest = await this.highest();
      // If the file disappeared just now, another window has taken the lease.
      if (highest !== undefined && highest === this.ownNumber) return this.files.renew(highest);
      this.ownNumber = undefined;
      const owner = highest === undefined ? 'dead' : await this.files.ownerOf(highest);
      if (owner === 'alive') return false;
      if (owner === 'dead') return this.claim((highest ?? 0) + 1);
    }
    return false;
  }

  private async takeOver(): Promise<boolean> {
    for (let count = 0; count < tries; count++) {
      const highest = await this.highest();
      if (highest !== undefined && highest === this.ownNumber) return true;
      if (await this.claim((highest ?? 0) + 1)) return true;
    }
    return false;
  }

  private async claim(number: number): Promise<boolean> {
    const { files } = this;
    if (!(await files.make(number))) return false;
    const numbers = await files.numbers();
    if (Math.max(...numbers) !== number) {
      await files.remove(number);
      return false;
    }
    if (this.disposed) await files.remove(number);
    this.ownNumber = number;
    for (const older of numbers) if (older < number) await files.remove(older);
    return true;
  }

  private async highest(): Promise<number | undefined> {
    const numbers = await this.files.numbers();
    if (numbers.length === 0) return undefined;
    const highest = Math.max(...numbers);
    if (highest < mostNumber) return highest;
    await this.files.remove(highest);
    return this.highest();
  }
}
