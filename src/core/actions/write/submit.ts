/**
 * Sends a write. It is sent again only if AWS certainly did not execute it, and only after another
 * check: someone else may have changed the same resource meanwhile.
 */
import { ExpectedError, isExpected, type Failure } from '../../model/errors';
import { pause } from '../../base/pause';
import { pausesMs, type ReadBackDeps } from './readBack';

/** A write to send. */
export interface Submission<End> {
  /**
   * Checks the state before each try.
   * @returns the result of the action if it ends without a write; undefined if the write may be
   * sent
   * @throws ExpectedError
   */
  readonly check?: () => Promise<End | undefined>;
  /**
   * Sends the write once.
   * @throws ExpectedError
   */
  readonly send: () => Promise<unknown>;
}

/** The outcome of a submission. */
export type Submitted<End> =
  | { readonly kind: 'ended'; readonly end: End }
  /** AWS reported success. */
  | { readonly kind: 'accepted' }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** A missing network rarely returns within seconds. */
const unsentPausesMs = pausesMs.slice(0, 2);

/**
 * Checks and sends the write. A failure is that of a write whose check has passed.
 * @throws what `check` throws, ExpectedError `cancelled` when the user leaves before a try, and
 * unexpected errors of `send`
 */
export async function submit<End>(
  { check, send }: Submission<End>,
  { clock, signal }: ReadBackDeps,
): Promise<Submitted<End>> {
  for (let tries = 0; ; tries++) {
    if (signal?.aborted) throw new ExpectedError({ kind: 'cancelled', unsent: true });
    const end = await check?.();
    if (end !== undefined) return { kind: 'ended', end };
    const failure = await failureOf(send);
    if (!failure) return { kind: 'accepted' };
    const waitMs = pausesAfter(failure)[tries];
    if (waitMs === undefined) return { kind: 'failed', failure };
    await pause(clock, waitMs, signal);
  }
}

async function failureOf(send: () => Promise<unknown>): Promise<Failure | undefined> {
  try {
    await send();
    return undefined;
  } catch (error) {
    if (!isExpected(error)) throw error;
    return error.failure;
  }
}

/**
 * The pauses before further tries, in ms; empty if another try could repeat the write or would fail
 * in the same way.
 */
function pausesAfter({ kind, unsent }: Failure): readonly number[] {
  if (kind === 'throttled' || kind === 'busy') return pausesMs;
  return unsent ? unsentPausesMs : [];
}
