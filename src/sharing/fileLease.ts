/**
 * A lease as numbered files in a folder of its own: who made the one with the highest number has it.
 * A file is made only where there is none of its name, so of two who reach for the next number one
 * gets it; and each looks again afterwards. Its time of change says when its owner was last alive.
 */
import { unlinkSync } from 'node:fs';
import { mkdir, open, readdir, stat, unlink, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Lease } from '../core/ports/sharing';
import { isCode, type Trouble } from './trouble';

/** An owner that has not been heard of for so long is dead, in ms: three times it kept silent. */
const expiryMs = 15_000;

/** So often it is tried again when others take the lease in the same moment. */
const tries = 5;

/** A lease of one window. */
export class FileLease implements Lease {
  /** The number of the file that this window made. */
  private mine: number | undefined;
  private disposed = false;
  /** One step at a time: a window does not race against itself. */
  private last: Promise<unknown> = Promise.resolve();

  /** @param now the machine's time, ms since 1970 */
  constructor(
    private readonly folder: string,
    private readonly now: () => number,
    private readonly trouble: Trouble,
  ) {}

  take(): Promise<boolean> {
    return this.next(() => this.takeOver(), true);
  }

  keep(): Promise<boolean> {
    return this.next(() => this.goOn(), true);
  }

  release(): Promise<void> {
    return this.next(async () => {
      const { mine } = this;
      this.mine = undefined;
      if (mine !== undefined) await remove(this.file(mine));
    }, undefined);
  }

  /** As `release`, for an end that does not wait. */
  dispose(): void {
    this.disposed = true;
    const { mine } = this;
    this.mine = undefined;
    if (mine === undefined) return;
    try {
      unlinkSync(this.file(mine));
    } catch {
      // It expires by itself.
    }
  }

  private next<T>(step: () => Promise<T>, alone: T): Promise<T> {
    const result = this.last.then(() => (this.disposed ? alone : this.trouble.guard(step, alone)));
    this.last = result;
    return result;
  }

  private async goOn(): Promise<boolean> {
    for (let count = 0; count < tries; count++) {
      const highest = await this.highest();
      // A file that is gone in this very moment has been overtaken.
      if (highest !== undefined && highest === this.mine) return this.renew(highest);
      this.mine = undefined;
      const state = highest === undefined ? 'dead' : await this.stateOf(highest);
      if (state === 'alive') return false;
      if (state === 'dead') return this.reachFor((highest ?? 0) + 1);
    }
    return false;
  }

  private async takeOver(): Promise<boolean> {
    for (let count = 0; count < tries; count++) {
      const highest = await this.highest();
      if (highest !== undefined && highest === this.mine) return true;
      if (await this.reachFor((highest ?? 0) + 1)) return true;
    }
    return false;
  }

  private async reachFor(number: number): Promise<boolean> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    try {
      await (await open(this.file(number), 'wx', 0o600)).close();
    } catch (error) {
      if (isCode(error, 'EEXIST')) return false;
      throw error;
    }
    await this.renew(number);
    const numbers = await this.numbers();
    if (Math.max(...numbers) !== number) {
      await remove(this.file(number));
      return false;
    }
    if (this.disposed) await remove(this.file(number));
    this.mine = number;
    for (const older of numbers) if (older < number) await remove(this.file(older));
    return true;
  }

  /** Says that the owner lives. False when the file is gone. */
  private async renew(number: number): Promise<boolean> {
    const seconds = this.now() / 1000;
    try {
      await utimes(this.file(number), seconds, seconds);
      return true;
    } catch (error) {
      if (isCode(error, 'ENOENT')) return false;
      throw error;
    }
  }

  /**
   * A time to come is as dead as one long past: then the machine's clock was set back. A file that is
   * gone says nothing of the next one, which another window may be making in this moment.
   */
  private async stateOf(number: number): Promise<'alive' | 'dead' | 'gone'> {
    try {
      const { mtimeMs } = await stat(this.file(number));
      return Math.abs(this.now() - mtimeMs) < expiryMs ? 'alive' : 'dead';
    } catch (error) {
      if (isCode(error, 'ENOENT')) return 'gone';
      throw error;
    }
  }

  private async highest(): Promise<number | undefined> {
    const numbers = await this.numbers();
    return numbers.length > 0 ? Math.max(...numbers) : undefined;
  }

  private async numbers(): Promise<readonly number[]> {
    try {
      const names = await readdir(this.folder);
      return names.flatMap((name) => {
        const number = /^(\d{1,9})\.lease$/.exec(name)?.[1];
        return number === undefined ? [] : [Number(number)];
      });
    } catch (error) {
      if (isCode(error, 'ENOENT')) return [];
      throw error;
    }
  }

  private file(number: number): string {
    return join(this.folder, `${number}.lease`);
  }
}

async function remove(file: string): Promise<void> {
  try {
    await unlink(file);
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error;
  }
}
