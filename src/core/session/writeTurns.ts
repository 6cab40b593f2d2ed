/**
 * The turns in which the windows of this machine write what they have seen in AWS just before. Two
 * windows that look at the same moment would both find that nobody is notified yet, and both enable an
 * alarm. One lease serves all scopes, since several profiles may lead to one account.
 */
import type { Disposable } from '../base/events';
import type { Clock } from '../base/clock';
import { secondMs } from '../base/duration';
import { pause } from '../base/pause';
import { untilAborted } from '../base/untilAborted';
import { within } from '../base/within';
import { ExpectedError } from '../model/errors';
import type { Lease } from '../ports/sharing';

/** Interval between two tries to get the turn, in ms: it is given back after a few calls to AWS. */
const retryMs = 250;
/** Interval between two renewals, in ms: a lease expires after three. */
const renewalMs = 5 * secondMs;
/** Storage that does not respond for this long, in ms, is unusable; then the turn is taken. */
const stuckMs = 10 * secondMs;

/** One window's turns. */
export class WriteTurns {
  /** Serializes this window's work, since the lease belongs to the window. */
  private last: Promise<unknown> = Promise.resolve();

  /** @param lease undefined where nothing is shared: in the trial */
  constructor(
    private readonly lease: () => Lease | undefined,
    private readonly clock: Clock,
  ) {}

  /** Runs the work as the only window: see `InTurn`. */
  run<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const earlier = this.last;
    const result = untilAborted(earlier, signal, () => undefined).then(() =>
      this.runNow(work, signal),
    );
    // Work that is cancelled behind other work ends before it.
    this.last = Promise.allSettled([earlier, result]);
    return result;
  }

  private async runNow<T>(work: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    // The lease may still belong to earlier work of this window.
    if (signal?.aborted) throw new ExpectedError({ kind: 'cancelled' });
    const lease = this.lease();
    if (lease) await this.take(lease, signal);
    const renewal = lease && this.renewing(lease);
    try {
      return await work();
    } finally {
      renewal?.dispose();
      // Storage that does not respond must not keep back what the work has done.
      void lease?.release();
    }
  }

  /** @throws ExpectedError `cancelled` if the signal aborts before */
  private async take(lease: Lease, signal: AbortSignal | undefined): Promise<void> {
    const isTaken = (): Promise<boolean> =>
      untilAborted(
        within(this.clock, stuckMs, lease.renew(), () => true),
        signal,
        () => false,
      );
    while (!signal?.aborted && !(await isTaken())) await pause(this.clock, retryMs, signal);
    if (!signal?.aborted) return;
    void lease.release();
    throw new ExpectedError({ kind: 'cancelled' });
  }

  /** Renews the lease until it is disposed. */
  private renewing(lease: Lease): Disposable {
    const { clock } = this;
    const next = (): Disposable =>
      clock.after(renewalMs, () => {
        void lease.renew();
        timer = next();
      });
    let timer = next();
    return {
      dispose: () => {
        timer.dispose();
      },
    };
  }
}
