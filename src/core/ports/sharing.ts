/**
 * What the windows of one machine share, so that no two of them make the same call or show the same
 * notification. No method rejects: where the shared storage is unusable, each window works on its
 * own.
 */
import type { Disposable } from '../base/events';
import type { LastSeen } from '../model/lastSeen';
import type { ScopeId } from '../model/scope';
import type { ScopeSnapshot } from '../model/snapshot';

/**
 * A lease that one window holds at a time. It expires a few seconds after its owner has died. The calls
 * of one window take effect in their order, so none needs to wait for another one.
 */
export interface Lease {
  /** Takes the lease from its owner. False when another window took it at the same moment. */
  acquire(): Promise<boolean>;
  /**
   * Renews the lease, or takes it if it is free or its owner has died. False: another window holds
   * it.
   */
  renew(): Promise<boolean>;
  /** Makes the lease available to other windows at once. */
  release(): Promise<void>;
}

/** A window's scan of a region's alarms; see `AlarmIndex`. */
export interface Discovery {
  /** When all pages were last read, ms since 1970. */
  readonly at: number;
  /** The number of pages. */
  readonly pages: number;
}

/** What one window has read of a scope and publishes for the others. */
export interface PublishedScope {
  /** When the refresh ended, ms since 1970. */
  readonly at: number;
  readonly snapshot: ScopeSnapshot;
  /** Absent while pages of the first scan are missing. */
  readonly discovery?: Discovery;
}

/** What the windows have seen of a scope last; it outlives them. */
export interface LastSeenMemory {
  /** Undefined if there is nothing, or nothing readable. */
  read(): Promise<LastSeen | undefined>;
  write(seen: LastSeen): Promise<void>;
  forget(): Promise<void>;
}

/** One scope, as the windows share it. */
export interface SharedScope {
  /** Held by the window that polls. */
  readonly lease: Lease;
  publish(published: PublishedScope): Promise<void>;
  /**
   * The last publication, if another window wrote it and it was not returned before; otherwise
   * undefined. Its timestamps are not compared, because the clock may have been set.
   */
  readNewer(): Promise<PublishedScope | undefined>;
  readonly lastSeen: LastSeenMemory;
}

/** The notifications already shown. */
export interface NotificationLedger {
  /**
   * The keys that no window had claimed: this window shows their notifications. A key expires after
   * two days.
   */
  claim(keys: readonly string[]): Promise<ReadonlySet<string>>;
}

/** Everything that is shared. Disposing releases what this window holds. */
export interface Sharing extends Disposable {
  scope(id: ScopeId): SharedScope;
  readonly notified: NotificationLedger;
  /** Held by the window that looks at AWS and writes what it has seen. */
  readonly writing: Lease;
}
