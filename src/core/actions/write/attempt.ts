/**
 * Makes one write to AWS and determines its outcome. A lost response does not mean that the write
 * had no effect, and a response does not mean that AWS shows the effect yet. Reading back decides
 * both.
 */
import { isExpected, type Failure, type FailureKind } from '../../model/errors';
import { pausesMs, readBack, type WriteOutcome, type Observe, type ReadBackDeps } from './readBack';
import { submit, type Submission } from './submit';

export type { WriteOutcome } from './readBack';

/** An action that stopped early. */
export interface Stopped {
  readonly kind: 'failed' | 'cancelled';
  readonly failure: Failure;
  /** Whether the last write took effect nevertheless. */
  readonly applied: WriteOutcome;
}

/** A write and how to read its effect. */
export interface Write<Seen, End> extends Submission<End> {
  readonly observe: Observe<Seen>;
}

/** AWS shows the effect. */
export interface Shown<Seen> {
  readonly kind: 'shown';
  readonly seen: Seen;
}

/** AWS accepted the write, but still shows something else. */
export interface NotShown<Seen> {
  readonly kind: 'notShown';
  readonly seen: Seen;
}

/** The kinds of failure after which the write may have taken effect. */
const uncertain: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'timeout',
  'network',
  'malformed',
  'tooLarge',
  'server',
  'cancelled',
]);

/** Pauses after the user cancelled: they wait for the result. */
const shortPausesMs = pausesMs.slice(0, 3);

/**
 * Makes a write whose effect can be read, and reads it.
 * @throws what `submit` throws, and unexpected errors
 */
export async function attemptAndConfirm<Seen, End = never>(
  write: Write<Seen, End>,
  waiting: ReadBackDeps,
): Promise<End | Shown<Seen> | NotShown<Seen> | Stopped> {
  const sent = await submit(write, waiting);
  if (sent.kind === 'ended') return sent.end;
  if (sent.kind === 'failed') return ofLost(write.observe, sent.failure, waiting);
  const last = await readBack(write.observe, waiting);
  if (last.kind === 'failed') return stoppedBy(last.failure, 'yes');
  const { effect, seen } = last.observation;
  return { kind: effect === 'yes' ? 'shown' : 'notShown', seen };
}

/**
 * Makes a write for which AWS's response is sufficient proof. Reads it back only if the response is
 * lost.
 * @param write without `observe` if no read can show the effect
 * @throws what `submit` throws, and unexpected errors
 */
export async function attempt<Seen, End = never>(
  write: Submission<End> & Partial<Write<Seen, End>>,
  waiting: ReadBackDeps,
): Promise<End | { readonly kind: 'done' } | Stopped> {
  const sent = await submit(write, waiting);
  switch (sent.kind) {
    case 'ended':
      return sent.end;
    case 'accepted':
      return { kind: 'done' };
    case 'failed': {
      const result = await ofLost(write.observe, sent.failure, waiting);
      return result.kind === 'shown' ? { kind: 'done' } : result;
    }
  }
}

/** The outcome of a failed call: none if AWS rejected it, otherwise what a read shows. */
async function ofLost<Seen>(
  observe: Observe<Seen> | undefined,
  failure: Failure,
  { clock, signal }: ReadBackDeps,
): Promise<Shown<Seen> | Stopped> {
  if (failure.unsent || !uncertain.has(failure.kind)) return stoppedBy(failure, 'no');
  if (!observe) return stoppedBy(failure, 'unknown');
  // A user who cancelled a write still needs to know its outcome.
  const last = signal?.aborted
    ? await readBack(observe, { clock }, shortPausesMs)
    : await readBack(observe, { clock, signal });
  if (last.kind === 'failed') return stoppedBy(failure, 'unknown');
  const { effect, seen } = last.observation;
  if (effect !== 'yes' || failure.kind === 'cancelled') return stoppedBy(failure, effect);
  return { kind: 'shown', seen };
}

/**
 * The result of an action that an expected error stops.
 * @throws the error itself if it is unexpected
 */
export function stopped(error: unknown, applied: WriteOutcome = 'no'): Stopped {
  if (!isExpected(error)) throw error;
  return stoppedBy(error.failure, applied);
}

/** The result of an action that a failure stops. */
export function stoppedBy(failure: Failure, applied: WriteOutcome): Stopped {
  return { kind: failure.kind === 'cancelled' ? 'cancelled' : 'failed', failure, applied };
}
