/**
 * What the windows of one machine share, so that no two of them ask or tell the same. No method here
 * rejects: where the shared storage cannot be used, each window is on its own.
 */
import type { Disposable } from '../base/events';
import type { ScopeId } from '../model/scope';
import type { ScopeSnapshot } from '../model/snapshot';

/** A right that one window has at a time. It ends a few seconds after its owner has died. */
export interface Lease {
  /** Takes it from whoever has it. False when another window took it in the same moment. */
  take(): Promise<boolean>;
  /** Goes on having it; takes it where nobody has it or its owner died. False: another window has it. */
  keep(): Promise<boolean>;
  /** Lets another window have it at once. */
  release(): Promise<void>;
}

/** How a window knows a region's alarms; see `AlarmDirectory`. */
export interface Discovery {
  /** When every page was read last, ms since 1970. */
  readonly at: number;
  /** How many pages there were. */
  readonly pages: number;
}

/** What one window has read of a scope, for the others to show. */
export interface PublishedScope {
  /** When the refresh ended, ms since 1970. */
  readonly at: number;
  readonly snapshot: ScopeSnapshot;
  /** Absent while pages of the first discovery are missing. */
  readonly discovery?: Discovery;
}

/** One scope, as the windows share it. */
export interface SharedScope {
  /** Who polls it. */
  readonly lease: Lease;
  publish(published: PublishedScope): Promise<void>;
  /**
   * What was published last, where it is another window's and was not given before; undefined else. Its
   * times say nothing of that, because the clock may have been set.
   */
  newest(): Promise<PublishedScope | undefined>;
}

/** What people have been told of. */
export interface NotificationLedger {
  /**
   * Those of the keys that no window had claimed: they are this window's to tell. A key is
   * forgotten after two days.
   */
  claim(keys: readonly string[]): Promise<ReadonlySet<string>>;
}

/** All that is shared. Disposing gives back what this window has. */
export interface Sharing extends Disposable {
  scope(id: ScopeId): SharedScope;
  readonly notified: NotificationLedger;
}
