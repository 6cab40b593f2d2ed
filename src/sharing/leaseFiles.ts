/**
 * The numbered files of a lease. A file is created only if its name does not exist, so only one of
 * two windows gets a number. The owner updates its modification time while it is alive. Only
 * changes of that time count, not its value, so setting the clock never makes a live owner look
 * dead.
 */
import { unlinkSync } from 'node:fs';
import { mkdir, open, readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../core/base/clock';
import { isCode } from './storageErrors';

/** An owner without a sign of life for this long is dead, in ms: three missed renewals. */
const expiryMs = 15_000;

/**
 * The owner's state. A file that is gone says nothing about the next owner, which may be created at
 * this moment.
 */
export type OwnerState = 'alive' | 'dead' | 'gone';

/** The files in one folder, which is created with the first. Every method throws storage errors. */
export class LeaseFiles {
  /** The last check of another owner's file; `at` is monotonic. */
  private seen:
    { readonly number: number; readonly mtimeMs: number; readonly at: number } | undefined;

  constructor(
    private readonly folder: string,
    private readonly clock: Pick<Clock, 'now' | 'monotonicMs'>,
  ) {}

  /** Creates a file. False if this number exists. */
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

  /** Signals that the owner lives. False if the file is gone. */
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

  /** All numbers, unordered. */
  numbers(): Promise<readonly number[]> {
    return unlessGone(async () => {
      const names = await readdir(this.folder);
      return names.flatMap((name) => {
        const number = /^(\d{1,9})\.lease$/.exec(name)?.[1];
        return number === undefined ? [] : [Number(number)];
      });
    }, []);
  }

  /** Deletes a file if it exists. */
  remove(number: number): Promise<void> {
    return rm(this.file(number), { recursive: true, force: true });
  }

  /** Deletes a file synchronously. */
  removeNow(number: number): void {
    unlinkSync(this.file(number));
  }

  /**
   * How long the owner has shown no sign of life, in ms. On the first check its timestamp is used;
   * one in the future counts as dead, like one long past.
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
