/**
 * The ledger of shown notifications, as one empty file per key. A file is created only if it does
 * not exist, so only one of two windows shows the notification. The names are hashes, which reveal
 * nothing. Windows claim one after the other, so one window claims everything that two see at once.
 */
import { hourMs } from '../core/base/duration';
import { createHash } from 'node:crypto';
import { lstat, mkdir, open, readdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../core/base/clock';
import { within } from '../core/base/within';
import type { Lease, NotificationLedger } from '../core/ports/sharing';
import { systemClock } from '../core/base/systemClock';
import { isCode, type StorageErrors } from './storageErrors';

/** A key expires after this, in ms: longer than a snapshot keeps a transition. */
const retentionMs = 48 * hourMs;

/** The file name of a key. */
const keyFile = /^[0-9a-f]{40}$/;

/** Storage that does not respond for this long, in ms, is unusable. */
const stuckMs = 10_000;

/**
 * A claim takes some milliseconds; a window that claims for longer than tries * waitMs has died.
 */
const tries = 50;
const waitMs = 20;

/** The ledger that all windows write. */
export class FileNotificationLedger implements NotificationLedger {
  /** Monotonic ms. */
  private prunedAt = -Infinity;
  /** Serializes this window's claims, since the lock belongs to the window. */
  private last: Promise<unknown> = Promise.resolve();

  /** @param lock held by the window that claims */
  constructor(
    private readonly folder: string,
    private readonly lock: Lease,
    private readonly clock: Pick<Clock, 'now' | 'monotonicMs'>,
    private readonly storageErrors: StorageErrors,
  ) {}

  claim(keys: readonly string[]): Promise<ReadonlySet<string>> {
    if (keys.length === 0) return Promise.resolve(new Set());
    // If the ledger cannot be read, the notification is shown: better twice than never.
    const claimed = this.last.then(() =>
      within(systemClock, stuckMs, this.claimLocked(keys), () => new Set(keys)),
    );
    this.last = claimed;
    return claimed;
  }

  private async claimLocked(keys: readonly string[]): Promise<ReadonlySet<string>> {
    for (let count = 0; count < tries && !(await this.lock.renew()); count++)
      await setTimeout(waitMs);
    await this.storageErrors.guard(() => this.prepare(), undefined);
    const mine = new Set<string>();
    for (const key of keys)
      if (await this.storageErrors.guard(() => this.make(key), true)) mine.add(key);
    await this.lock.release();
    return mine;
  }

  private async make(key: string): Promise<boolean> {
    const name = createHash('sha256').update(key).digest('hex').slice(0, 40);
    try {
      await (await open(join(this.folder, name), 'wx', 0o600)).close();
      return true;
    } catch (error) {
      if (isCode(error, 'EEXIST')) return false;
      throw error;
    }
  }

  private async prepare(): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    if (this.clock.monotonicMs() - this.prunedAt < hourMs) return;
    this.prunedAt = this.clock.monotonicMs();
    for (const name of await readdir(this.folder)) if (keyFile.test(name)) await this.forget(name);
  }

  /** Deletes an expired key. One that cannot be deleted does not prevent others. */
  private async forget(name: string): Promise<void> {
    const file = join(this.folder, name);
    try {
      if (this.clock.now() - (await lstat(file)).mtimeMs > retentionMs) await unlink(file);
    } catch (error) {
      // Other windows delete too.
      if (!isCode(error, 'ENOENT')) this.storageErrors.leftOver(error);
    }
  }
}
