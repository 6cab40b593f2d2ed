/**
 * The ages of the parts of a snapshot since they were requested. The timestamps in the parts are
 * wall-clock times for display. These ages decide what is due, so that setting the clock neither
 * delays nor hastens a read.
 */
import type { Part } from '../model/snapshot';
import type { Clock } from '../base/clock';

/** The age of each part, by the part object. */
export class PartAges {
  /** Monotonic ms. */
  private readonly askedAt = new WeakMap<Part<unknown>, number>();

  constructor(private readonly clock: Clock) {}

  /** In ms; infinite for a part that was never requested. */
  of(part: Part<unknown> | undefined): number {
    if (!part || part.kind === 'waiting') return Infinity;
    const known = this.askedAt.get(part);
    if (known !== undefined) return this.clock.monotonicMs() - known;
    const age = this.clock.now() - triedAt(part);
    this.askedAt.set(part, this.clock.monotonicMs() - ageOrDue(age));
    return this.of(part);
  }

  /**
   * Registers a part, also one from another window's snapshot; its age counts from now on. Returns
   * the part.
   * @param askedAt when it was requested, monotonic ms; if omitted, its timestamp decides
   */
  note<P extends Part<unknown>>(part: P, askedAt?: number): P {
    if (askedAt === undefined) this.of(part);
    else this.askedAt.set(part, askedAt);
    return part;
  }
}

/** When a part was last requested, ms since 1970; long ago for one that never was. */
export function triedAt(part: Part<unknown> | undefined): number {
  if (!part || part.kind === 'waiting') return -Infinity;
  return part.kind === 'ready' ? part.fetchedAt : part.failedAt;
}

/** A timestamp in the future was written before the clock was set back, so its age is unknown. */
function ageOrDue(ageMs: number): number {
  return ageMs >= 0 ? ageMs : Infinity;
}
