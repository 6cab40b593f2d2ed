/**
 * The numbered files of a lease. A file is made only where there is none of its name, so of two who
 * reach for the same number one gets it. Its time of change says when its owner was last alive.
 */
import { unlinkSync } from 'node:fs';
import { mkdir, open, readdir, stat, unlink, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { isCode } from './trouble';

/** An owner that has not been heard of for so long is dead, in ms: three times it kept silent. */
const expiryMs = 15_000;

/** Of an owner; a file that is gone says nothing of the next one, which may be made in this moment. */
export type OwnerState = 'alive' | 'dead' | 'gone';

/** The files in one folder, which is made with the first. Every method throws what the storage throws. */
export class LeaseFiles {
  /** @param now the machine's time, ms since 1970 */
  constructor(
    private readonly folder: string,
    private readonly now: () => number,
  ) {}

  /** Makes a file. False when there is one of this number. */
  async make(number: number): Promise<boolean> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    try {
      await (await open(this.file(number), 'wx', 0o600)).close();
    } catch (error) {
      if (isCode(error, 'EEXIST')) return false;
      throw error;
    }
    await this.renew(number);
    return true;
  }

  /** Says that the owner lives. False when the file is gone. */
  renew(number: number): Promise<boolean> {
    const seconds = this.now() / 1000;
    return unlessGone(async () => {
      await utimes(this.file(number), seconds, seconds);
      return true;
    }, false);
  }

  /** A time to come is as dead as one long past: then the machine's clock was set back. */
  ownerOf(number: number): Promise<OwnerState> {
    return unlessGone(async () => {
      const { mtimeMs } = await stat(this.file(number));
      return Math.abs(this.now() - mtimeMs) < expiryMs ? 'alive' : 'dead';
    }, 'gone');
  }

  /** All numbers, in no order. */
  numbers(): Promise<readonly number[]> {
    return unlessGone(async () => {
      const names = await readdir(this.folder);
      return names.flatMap((name) => {
        const number = /^(\d{1,9})\.lease$/.exec(name)?.[1];
        return number === undefined ? [] : [Number(number)];
      });
    }, []);
  }

  /** Takes a file away, where it is there. */
  remove(number: number): Promise<void> {
    return unlessGone(() => unlink(this.file(number)), undefined);
  }

  /** Takes a file away at once, for an end that does not wait. */
  removeNow(number: number): void {
    unlinkSync(this.file(number));
  }

  private file(number: number): string {
    return join(this.folder, `${number}.lease`);
  }
}

async function unlessGone<T>(work: () => Promise<T>, gone: T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isCode(error, 'ENOENT')) return gone;
    throw error;
  }
}
