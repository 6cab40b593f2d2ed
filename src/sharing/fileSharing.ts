/**
 * Shares data between windows through files in the extension's storage: for each scope the leader
 * and the last snapshot, and what was seen of it; for all scopes the shown notifications.
 */
import { hourMs } from '../core/base/duration';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { ScopeId } from '../core/model/scope';
import type { Clock } from '../core/base/clock';
import type { Log } from '../core/base/log';
import type { SharedScope, Sharing } from '../core/ports/sharing';
import { LastSeenFile } from './lastSeenFile';
import { SnapshotFile } from './snapshotFile';
import { FileLease } from './fileLease';
import { FileNotificationLedger } from './fileNotificationLedger';
import { scopeKey } from './scopeKey';
import { tidy } from './tidy';
import { StorageErrors } from './storageErrors';

/** Interval between two cleanups of files of windows that died, in ms. */
const tidyMs = hourMs;

/** What the sharing needs. */
export interface FileSharingDeps {
  /** A folder that all windows of this user on this machine have access to, and nobody else. */
  readonly folder: string;
  /** The extension's version: versions do not read each other's data. */
  readonly version: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
  /** The machine's clock. */
  readonly clock: Pick<Clock, 'now' | 'monotonicMs'>;
}

/** One window's access to the files. Touches no file before a scope is requested. */
export class FileSharing implements Sharing {
  readonly notified: FileNotificationLedger;
  readonly writing: FileLease;
  private readonly storageErrors: StorageErrors;
  private readonly scopes = new Map<string, { shared: SharedScope; dispose: () => void }>();
  private readonly folder: string;
  private readonly writer = randomBytes(8).toString('hex');
  /** Monotonic ms. */
  private tidiedAt = -Infinity;

  constructor(private readonly deps: FileSharingDeps) {
    const { folder, version, log, clock } = deps;
    this.storageErrors = new StorageErrors(log);
    this.folder = join(folder, versionFolder(version));
    this.writing = new FileLease(join(folder, 'writing'), clock, this.storageErrors);
    const notifying = new FileLease(join(folder, 'telling'), clock, this.storageErrors);
    this.notified = new FileNotificationLedger(
      join(folder, 'notified'),
      notifying,
      clock,
      this.storageErrors,
    );
  }

  scope(id: ScopeId): SharedScope {
    this.tidyWhenDue();
    const key = scopeKey(id, this.deps.environment);
    const known = this.scopes.get(key) ?? this.open(id, key);
    this.scopes.set(key, known);
    return known.shared;
  }

  dispose(): void {
    this.writing.dispose();
    for (const { dispose } of this.scopes.values()) dispose();
    this.scopes.clear();
  }

  private open(id: ScopeId, key: string) {
    const folder = join(this.folder, key);
    const lease = new FileLease(folder, this.deps.clock, this.storageErrors);
    const snapshotFile = new SnapshotFile(
      join(folder, 'scope.jsonl'),
      this.writer,
      id,
      this.storageErrors,
    );
    const shared: SharedScope = {
      lease,
      publish: (published) => {
        this.tidyWhenDue();
        return snapshotFile.publish(published);
      },
      readNewer: () => snapshotFile.readNewer(),
      lastSeen: new LastSeenFile(
        join(this.deps.folder, 'seen', `${key}.json`),
        this.writer,
        this.deps.clock,
        this.storageErrors,
      ),
    };
    const dispose = (): void => {
      snapshotFile.dispose();
      lease.dispose();
    };
    return { shared, dispose };
  }

  /** Data of windows that died must be deleted, however long this window lives. */
  private tidyWhenDue(): void {
    const { folder, version, clock } = this.deps;
    if (clock.monotonicMs() - this.tidiedAt < tidyMs) return;
    this.tidiedAt = clock.monotonicMs();
    const current = versionFolder(version);
    const inUse = new Set([...this.scopes.keys()].map((key) => join(folder, current, key)));
    void tidy(folder, { now: clock.now(), current, inUse, storageErrors: this.storageErrors });
  }
}

function versionFolder(version: string): string {
  return `scopes-${version}`;
}
