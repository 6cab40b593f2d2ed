/**
 * Tracks which calls fail, so that the log reports the start and the end of a failure, and not each
 * poll in between. An intermittent failure is reported again after 15 minutes.
 */
import { minuteMs } from '../../core/base/duration';
import type { FailureKind } from '../../core/model/errors';

/** Minimum interval between two log lines about the same failure of the same call, ms. */
const restMs = 15 * minuteMs;
/** The maximum number of tracked calls; more different failing calls are unlikely. */
const mostCalls = 1000;

interface LastFailure {
  readonly kind: FailureKind;
  readonly at: number;
  readonly lasting: boolean;
}

/** The failures of one scope. Times are ms of any monotonic clock. */
export class LastingFailures {
  private readonly byCall = new Map<string, LastFailure>();

  /** A call failed. @returns whether to report it */
  failed(call: string, kind: FailureKind, now: number): boolean {
    const last = this.byCall.get(call);
    const known = last?.kind === kind && (last.lasting || now - last.at < restMs);
    if (!last && this.byCall.size >= mostCalls) this.byCall.clear();
    this.byCall.set(call, { kind, at: known ? last.at : now, lasting: true });
    return !known;
  }

  /** A call succeeded. @returns the failure that ends with it */
  worked(call: string): FailureKind | undefined {
    const last = this.byCall.get(call);
    if (!last?.lasting) return undefined;
    this.byCall.set(call, { ...last, lasting: false });
    return last.kind;
  }
}
