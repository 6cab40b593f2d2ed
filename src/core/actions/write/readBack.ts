/**
 * Reads the effect of a write repeatedly for a limited time. AWS is eventually consistent, so a
 * read just after a write may still return the old state.
 */
import { isExpected, type Failure, type FailureKind } from '../../model/errors';
import { pause } from '../../base/pause';
import type { Clock } from '../../base/clock';

/** Whether a write took effect. */
export type WriteOutcome = 'yes' | 'no' | 'unknown';

/** What one read shows about a write. */
export interface Observation<Seen> {
  /**
   * `yes`: the effect is visible. `no`: the state is the same as before the write. `unknown`:
   * neither, because someone else has changed it, or because this read cannot show it.
   */
  readonly effect: WriteOutcome;
  /** The result of the read. */
  readonly seen: Seen;
}

/** Reads once. @throws ExpectedError */
export type Observe<Seen> = (signal?: AbortSignal) => Promise<Observation<Seen>>;

/** How to wait for the effect of a write. */
export interface ReadBackDeps {
  readonly clock: Clock;
  /** Ends the wait. */
  readonly signal?: AbortSignal | undefined;
}

/** The result of the last read. */
export type ReadBack<Seen> =
  | { readonly kind: 'read'; readonly observation: Observation<Seen> }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Whether the next try may succeed although nothing was changed. */
export function mayPass({ kind }: Failure): boolean {
  return passing.has(kind);
}

/**
 * Pauses between two reads, in ms: 15.5 s in total. AWS documents no limit for how long reads may
 * be stale, so this is an assumption.
 */
export const pausesMs: readonly number[] = [500, 1000, 2000, 4000, 8000];

/** Failures after which the next read may succeed. */
const passing: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'throttled',
  'busy',
  'network',
  'timeout',
  'malformed',
  'server',
]);

/**
 * Reads until the effect is visible. The first read that shows it decides: a later read may be
 * older.
 * @param pauses between the reads, in ms of the clock
 * @returns the last read, after the time limit or when the user stops waiting
 * @throws unexpected errors of `observe`
 */
export async function readBack<Seen>(
  observe: Observe<Seen>,
  { clock, signal }: ReadBackDeps,
  pauses = pausesMs,
): Promise<ReadBack<Seen>> {
  let last = await observeOnce(observe, signal);
  for (const ms of pauses) {
    if (isFinal(last)) break;
    await pause(clock, ms, signal);
    last = await observeOnce(observe, signal);
  }
  return last;
}

async function observeOnce<Seen>(
  observe: Observe<Seen>,
  signal?: AbortSignal,
): Promise<ReadBack<Seen>> {
  try {
    return { kind: 'read', observation: await observe(signal) };
  } catch (error) {
    if (!isExpected(error)) throw error;
    return { kind: 'failed', failure: error.failure };
  }
}

function isFinal(read: ReadBack<unknown>): boolean {
  return read.kind === 'read' ? read.observation.effect === 'yes' : !mayPass(read.failure);
}
