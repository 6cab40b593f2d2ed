/**
 * Remembers which calls fail, so that the log tells of a failure when it begins and of its end, and
 * not at each poll in between. One that comes and goes is told again after a quarter of an hour.
 */
import type { FailureKind } from '../../core/model/errors';

/** Between two lines about the same failure of the same call, ms. */
const restMs = 15 * 60 * 1000;
/** So many calls are remembered: more can hardly fail, each in its own way. */
const mostCalls = 1000;

interface LastFailure {
  readonly kind: FailureKind;
  readonly at: number;
  readonly lasting: boolean;
}

/** The failures of one scope. Times are ms of any clock that goes on. */
export class LastingFailures {
  private readonly byCall = new Map<string, LastFailure>();

  /** A call failed. @returns whether that is news */
  failed(call: string, kind: FailureKind, now: number): boolean {
    const last = this.byCall.get(call);
    const known = last?.kind === kind && (last.lasting || now - last.at < restMs);
    if (!last && this.byCall.size >= mostCalls) this.byCall.clear();
    this.byCall.set(call, { kind, at: known ? last.at : now, lasting: true });
    return !known;
  }

  /** A call worked. @returns the failure that is over by that */
  worked(call: string): FailureKind | undefined {
    const last = this.byCall.get(call);
    if (!last?.lasting) return undefined;
    this.byCall.set(call, { ...last, lasting: false });
    return last.kind;
  }
}
