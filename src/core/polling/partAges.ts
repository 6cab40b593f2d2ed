/**
 * How long ago the parts of a snapshot were asked for. Their own stamps are wall-clock times, made for
 * people; what is due is decided by this, so that a clock that is set neither delays nor hurries it.
 */
import type { Part } from '../model/snapshot';
import type { Clock } from '../base/clock';

/** The ages of parts, by the part itself. */
export class PartAges {
  /** On the monotonic time. */
  private readonly askedAt = new WeakMap<Part<unknown>, number>();

  constructor(private readonly clock: Clock) {}

  /** In ms; infinite for a part that was never asked for. */
  of(part: Part<unknown> | undefined): number {
    if (!part || part.kind === 'waiting') return Infinity;
    const known = this.askedAt.get(part);
    if (known !== undefined) return this.clock.monotonicMs() - known;
    const age = this.clock.now() - triedAt(part);
    this.askedAt.set(part, this.clock.monotonicMs() - ageOrDue(age));
    return this.of(part);
  }

  /** The part as the snapshot of another window has it: its age counts from now on. */
  note<P extends Part<unknown>>(part: P): P {
    this.of(part);
    return part;
  }
}

/** When a part was last asked for, ms since 1970; long ago for one that never was. */
export function triedAt(part: Part<unknown> | undefined): number {
  if (!part || part.kind === 'waiting') return -Infinity;
  return part.kind === 'ready' ? part.fetchedAt : part.failedAt;
}

/** A stamp that is still to come was made before the clock was set back: nobody knows how old it is. */
function ageOrDue(ageMs: number): number {
  return ageMs >= 0 ? ageMs : Infinity;
}
