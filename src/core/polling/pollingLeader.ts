/**
 * Elects the window that polls a scope among those that show it. The window that became active last
 * leads while it is active; the others do not call AWS and show what it publishes. When the leader
 * dies, another active window takes over.
 */
import type { Disposable } from '../base/events';
import type { Clock } from '../base/clock';
import type { PublishedScope, SharedScope } from '../ports/sharing';
import { within } from '../base/within';

/** Interval between two checks of the shared files, in ms: a dead leader is noticed after three. */
const checkIntervalMs = 5_000;
/**
 * Storage that does not respond for this long, in ms, is treated as unusable: the window polls on
 * its own.
 */
export const stuckMs = 10_000;

/** The effects of the election. */
export interface PollingLeaderDeps {
  readonly clock: Clock;
  readonly shared: SharedScope;
  /** Notified when this window becomes the leader or stops being it. */
  readonly onLeadershipChange: (held: boolean) => void;
  /** Receives what another window has published, before `onLeadershipChange` fires. */
  readonly onPublished: (published: PublishedScope) => void;
}

/** One window's part in the election for a scope. */
export class PollingLeader implements Disposable {
  private active = false;
  private held = false;
  private disposed = false;
  private timer: Disposable | undefined;
  /** The number of publications by this window. */
  private publications = 0;
  /** Serializes the steps. */
  private last: Promise<boolean> = Promise.resolve(false);

  constructor(private readonly deps: PollingLeaderDeps) {
    void this.check(false);
  }

  /** Whether this window is active. An active window takes the lead. */
  setActive(active: boolean): void {
    if (active === this.active) return;
    this.active = active;
    if (!active) this.hold(false);
    void this.check(active);
  }

  /** Whether this window is still the leader. */
  isLeader(): Promise<boolean> {
    return this.check(false);
  }

  /** Publishes this window's data of the scope to the others. */
  async publish(published: PublishedScope): Promise<void> {
    this.publications++;
    await this.deps.shared.publish(published);
  }

  dispose(): void {
    this.disposed = true;
    this.timer?.dispose();
    void this.last.then(() => this.deps.shared.lease.release());
  }

  private check(acquire: boolean): Promise<boolean> {
    const { clock } = this.deps;
    this.last = this.last.then(() =>
      within(clock, stuckMs, this.step(acquire), () => this.leadAlone()),
    );
    return this.last;
  }

  private leadAlone(): boolean {
    this.hold(true);
    this.scheduleCheck();
    return this.held;
  }

  private async step(acquire: boolean): Promise<boolean> {
    if (this.disposed) return false;
    const held = await this.reach(acquire);
    if (!held || !this.held) await this.applyNewer();
    this.hold(held);
    this.scheduleCheck();
    return this.held;
  }

  private async reach(acquire: boolean): Promise<boolean> {
    const { lease } = this.deps.shared;
    if (this.active) return acquire ? lease.acquire() : lease.renew();
    await lease.release();
    return false;
  }

  private async applyNewer(): Promise<void> {
    const { publications } = this;
    const published = await this.deps.shared.readNewer();
    // A refresh may have ended here in the meantime.
    if (this.disposed || !published || publications !== this.publications) return;
    this.deps.onPublished(published);
  }

  private hold(held: boolean): void {
    // A window that became inactive in the meantime does not become the leader.
    const now = held && this.active && !this.disposed;
    if (now === this.held) return;
    this.held = now;
    this.deps.onLeadershipChange(now);
  }

  private scheduleCheck(): void {
    this.timer?.dispose();
    if (this.disposed) return;
    this.timer = this.deps.clock.after(checkIntervalMs, () => void this.check(false));
  }
}
