/**
 * A lease as numbered files: who made the one with the highest number has it. Whoever has made one
 * looks again afterwards, since another window may have made a higher one meanwhile.
 */
import type { Clock } from '../core/base/clock';
import type { Lease } from '../core/ports/sharing';
import { LeaseFiles } from './leaseFiles';
import type { StorageErrors } from './storageErrors';

/** So often it is tried again when others take the lease, or let go of it, in the same moment. */
const tries = 5;

/** No lease is passed on so often: a file with this number or a higher one is none of a lease. */
const mostNumber = 900_000_000;

/** A lease of one window. */
export class FileLease implements Lease {
  private readonly files: LeaseFiles;
  /** The number of the file that this window made. */
  private ownNumber: number | undefined;
  private disposed = false;
  /** One step at a time: a window does not race against itself. */
  private last: Promise<unknown> = Promise.resolve();

  /** @param folder of its own */
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

  /** As `release`, for an end that does not wait. */
  dispose(): void {
    this.disposed = true;
    const { ownNumber } = this;
    this.ownNumber = undefined;
    if (ownNumber === undefined) return;
    try {
      this.files.removeNow(ownNumber);
    } catch {
      // It expires by itself.
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
      // A file that is gone in this very moment has been overtaken.
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
