/**
 * Reads back what a write did, again and again for a while: AWS is eventually consistent, so a read
 * just after a write may still show the old state.
 */
import { isExpected, type Failure, type FailureKind } from '../../model/errors';
import { pause } from '../../base/pause';
import type { Clock } from '../../base/clock';

/** Whether a write took effect. */
export type WriteOutcome = 'yes' | 'no' | 'unknown';

/** What one read shows of a write. */
export interface Sight<Seen> {
  /**
   * `yes`: the effect is there. `no`: all is as it was before the write. `unknown`: it is neither,
   * because somebody else has changed it, or because this read cannot show it.
   */
  readonly effect: WriteOutcome;
  /** What was read. */
  readonly seen: Seen;
}

/** Reads once. @throws ExpectedError */
export type Look<Seen> = (signal?: AbortSignal) => Promise<Sight<Seen>>;

/** How a write waits. */
export interface Waiting {
  readonly clock: Clock;
  /** Ends the wait. */
  readonly signal?: AbortSignal | undefined;
}

/** The last read. */
export type ReadBack<Seen> =
  | { readonly kind: 'read'; readonly sight: Sight<Seen> }
  | { readonly kind: 'failed'; readonly failure: Failure };

/**
 * Between two reads, in ms: 15.5 s in all. AWS names no bound for how long a read may be old, so this
 * is an assumption.
 */
export const pausesMs: readonly number[] = [500, 1000, 2000, 4000, 8000];

/** After these the next read may work. */
const passing: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'throttled',
  'busy',
  'network',
  'timeout',
  'malformed',
  'server',
]);

/**
 * Reads until the effect is there. The first read that shows it decides: a later one may be older.
 * @param pauses between the reads, in ms of the clock
 * @returns the last read, once time is up or the person does not wait any longer
 * @throws what `look` throws that is not expected
 */
export async function readBack<Seen>(
  look: Look<Seen>,
  { clock, signal }: Waiting,
  pauses = pausesMs,
): Promise<ReadBack<Seen>> {
  let last = await lookOnce(look, signal);
  for (const ms of pauses) {
    if (isFinal(last)) break;
    await pause(clock, ms, signal);
    last = await lookOnce(look, signal);
  }
  return last;
}

async function lookOnce<Seen>(look: Look<Seen>, signal?: AbortSignal): Promise<ReadBack<Seen>> {
  try {
    return { kind: 'read', sight: await look(signal) };
  } catch (error) {
    if (!isExpected(error)) throw error;
    return { kind: 'failed', failure: error.failure };
  }
}

function isFinal(read: ReadBack<unknown>): boolean {
  return read.kind === 'read' ? read.sight.effect === 'yes' : !passing.has(read.failure.kind);
}
