/**
 * The ledger of shown notifications, as one empty file per key. A file is created only if it does
 * not exist, so only one of two windows shows the notification. The names are hashes, which reveal
 * nothing. Windows claim one after the other, so one window claims everything that two see at once.
 */
import { hourMs } from '../core/base/duration';
import { createHash } from 'node:crypto';
import { mkdir, open, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../core/base/clock';
import { within } from '../core/base/within';
import type { Lease, NotificationLedger } from '../core/ports/sharing';
import { systemClock } from '../core/base/systemClock';
import { ExpiredFiles, type Expiry } from './expiredFiles';
import { isCode, type StorageErrors } from './storageErrors';

/** A key expires after this, in ms: longer than a snapshot keeps a transition. */
const retentionMs = 48 * hourMs;

/** The files of keys. */
const expiry: Expiry = {
  names: /^[0-9a-f]{40}$/,
  isExpired: (ageMs) => ageMs > retentionMs,
  remove: unlink,
};

/** Storage that does not respond for this long, in ms, is unusable. */
const stuckMs = 10_000;

/**
 * A claim takes some milliseconds; a window that claims for longer than tries * waitMs has died.
 */
const tries = 50;
const waitMs = 20;

/** The ledger that all windows write. */
export class FileNotificationLedger implements NotificationLedger {
  private readonly expired: ExpiredFiles;
  /** Serializes this window's claims, since the lock belongs to the window. */
  private last: Promise<unknown> = Promise.resolve();

  /** @param lock held by the window that claims */
  constructor(
    private readonly folder: string,
    private readonly lock: Lease,
    clock: Pick<Clock, 'now' | 'monotonicMs'>,
    private readonly storageErrors: StorageErrors,
  ) {
    this.expired = new ExpiredFiles(folder, expiry, clock, storageErrors);
  }

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
    await this.expired.deleteWhenDue();
  }
}
