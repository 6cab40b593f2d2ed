/**
 * Whose turn it is to poll a scope, of the windows that show it. The one that was looked at last has
 * it while it is looked at; the others ask AWS nothing and show what it publishes. When it dies,
 * another one that is looked at takes over.
 */
import type { Disposable } from '../base/events';
import type { Clock } from '../base/clock';
import type { PublishedScope, SharedScope } from '../ports/sharing';
import { within } from '../base/within';

/** Between two looks at what the windows share, in ms: a dead owner is noticed after three. */
const lookMs = 5_000;
/** Storage that does not answer for so long, in ms, cannot be used: the window polls on its own. */
const stuckMs = 10_000;

/** What the turn decides. */
export interface PollingLeaderOptions {
  readonly clock: Clock;
  readonly shared: SharedScope;
  /** Told when the turn comes and goes. */
  readonly onLeadershipChange: (held: boolean) => void;
  /** Given what another window has read; told before the turn comes. */
  readonly onPublished: (published: PublishedScope) => void;
}

/** One window's part in taking turns over a scope. */
export class PollingLeader implements Disposable {
  private active = false;
  private held = false;
  private disposed = false;
  private timer: Disposable | undefined;
  /** How often this window has published. */
  private publications = 0;
  /** One step after the other. */
  private last: Promise<boolean> = Promise.resolve(false);

  constructor(private readonly rules: PollingLeaderOptions) {
    void this.look(false);
  }

  /** Whether somebody looks at this window. Who looks here takes the turn. */
  setActive(active: boolean): void {
    if (active === this.active) return;
    this.active = active;
    if (!active) this.hold(false);
    void this.look(active);
  }

  /** Whether it is (still) this window's turn. */
  isLeader(): Promise<boolean> {
    return this.look(false);
  }

  /** This window has read the scope: the others may show it. */
  async publish(published: PublishedScope): Promise<void> {
    this.publications++;
    await this.rules.shared.publish(published);
  }

  dispose(): void {
    this.disposed = true;
    this.timer?.dispose();
    void this.last.then(() => this.rules.shared.lease.release());
  }

  private look(take: boolean): Promise<boolean> {
    const { clock } = this.rules;
    this.last = this.last.then(() => within(clock, stuckMs, this.step(take), () => this.alone()));
    return this.last;
  }

  private alone(): boolean {
    this.hold(true);
    this.lookAgain();
    return this.held;
  }

  private async step(take: boolean): Promise<boolean> {
    if (this.disposed) return false;
    const held = await this.reach(take);
    if (!held || !this.held) await this.showNewest();
    this.hold(held);
    this.lookAgain();
    return this.held;
  }

  private async reach(take: boolean): Promise<boolean> {
    const { lease } = this.rules.shared;
    if (this.active) return take ? lease.take() : lease.keep();
    await lease.release();
    return false;
  }

  private async showNewest(): Promise<void> {
    const { publications } = this;
    const published = await this.rules.shared.newest();
    // A refresh may have ended here meanwhile.
    if (this.disposed || !published || publications !== this.publications) return;
    this.rules.onPublished(published);
  }

  private hold(held: boolean): void {
    // Whoever looked away meanwhile does not get it.
    const now = held && this.active && !this.disposed;
    if (now === this.held) return;
    this.held = now;
    this.rules.onLeadershipChange(now);
  }

  private lookAgain(): void {
    this.timer?.dispose();
    if (this.disposed) return;
    this.timer = this.rules.clock.after(lookMs, () => void this.look(false));
  }
}
