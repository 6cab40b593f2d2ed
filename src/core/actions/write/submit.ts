/**
 * Sends a write. It is sent again only where AWS certainly did not carry it out, and only after
 * another look: somebody else may have changed the same thing meanwhile.
 */
import { isExpected, type Failure } from '../../model/errors';
import { pause } from '../../base/pause';
import { pausesMs, type Waiting } from './readBack';

/** What is sent. */
export interface Submission<End> {
  /**
   * Looks before each try. @returns what the action ends with in place of a write; undefined where
   * the write may be sent. @throws ExpectedError
   */
  readonly check?: () => Promise<End | undefined>;
  /** Sends it, once. @throws ExpectedError */
  readonly send: () => Promise<unknown>;
}

/** What came of it. */
export type Submitted<End> =
  | { readonly kind: 'ended'; readonly end: End }
  /** AWS answered that it is done. */
  | { readonly kind: 'accepted' }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** A network that is not there hardly comes back within seconds. */
const unsentPausesMs = pausesMs.slice(0, 2);

/** @throws what `check` throws, and what `send` throws that is not expected */
export async function submit<End>(
  { check, send }: Submission<End>,
  { clock, signal }: Waiting,
): Promise<Submitted<End>> {
  for (let tries = 0; ; tries++) {
    if (signal?.aborted) return { kind: 'failed', failure: { kind: 'cancelled', unsent: true } };
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

/** Before each further try, in ms; none where another try could do it twice or would fail alike. */
function pausesAfter({ kind, unsent }: Failure): readonly number[] {
  if (kind === 'throttled' || kind === 'busy') return pausesMs;
  return unsent ? unsentPausesMs : [];
}
