/**
 * The numbered files of a lease. A file is made only where there is none of its name, so of two who
 * reach for the same number one gets it. Its time of change moves while its owner is alive. That it moved
 * counts, and not which time it is: a clock that is set makes nobody dead who was seen alive.
 */
import { unlinkSync } from 'node:fs';
import { mkdir, open, readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../core/base/clock';
import { isCode } from './storageErrors';

/** An owner that has not been heard of for so long is dead, in ms: three times it kept silent. */
const expiryMs = 15_000;

/** Of an owner; a file that is gone says nothing of the next one, which may be made in this moment. */
export type OwnerState = 'alive' | 'dead' | 'gone';

/** The files in one folder, which is made with the first. Every method throws what the storage throws. */
export class LeaseFiles {
  /** The last look at another one's file; `at` is on the monotonic time. */
  private seen:
    { readonly number: number; readonly mtimeMs: number; readonly at: number } | undefined;

  constructor(
    private readonly folder: string,
    private readonly clock: Pick<Clock, 'now' | 'monotonicMs'>,
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
    const seconds = this.clock.now() / 1000;
    return unlessGone(async () => {
      await utimes(this.file(number), seconds, seconds);
      return true;
    }, false);
  }

  ownerOf(number: number): Promise<OwnerState> {
    return unlessGone(async () => {
      const { mtimeMs } = await stat(this.file(number));
      return this.silenceOf(number, mtimeMs) < expiryMs ? 'alive' : 'dead';
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
    return rm(this.file(number), { recursive: true, force: true });
  }

  /** Takes a file away at once, for an end that does not wait. */
  removeNow(number: number): void {
    unlinkSync(this.file(number));
  }

  /**
   * How long the owner has not been heard of, in ms. At first sight its stamp has to do; one to come is
   * as dead as one long past.
   */
  private silenceOf(number: number, mtimeMs: number): number {
    const at = this.clock.monotonicMs();
    const { seen } = this;
    if (seen?.number === number && seen.mtimeMs === mtimeMs) return at - seen.at;
    const silence = seen?.number === number ? 0 : Math.abs(this.clock.now() - mtimeMs);
    this.seen = { number, mtimeMs, at: at - silence };
    return silence;
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
