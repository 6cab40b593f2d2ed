/**
 * One write to AWS and the truth about it: an answer that is lost does not mean that nothing happened,
 * and an answer that came does not mean that AWS shows it yet. Both are decided by reading back.
 */
import { isExpected } from '../../model/errors';
import type { Failure, FailureKind } from '../../model/errors';
import { pausesMs, readBack, type WriteOutcome, type Look, type Waiting } from './readBack';
import { submit, type Submission } from './submit';

export type { WriteOutcome } from './readBack';

/** An action that ended early. */
export interface Stopped {
  readonly kind: 'failed' | 'cancelled';
  readonly failure: Failure;
  /** Whether the last write took effect all the same. */
  readonly applied: WriteOutcome;
}

/** A write and how to see what it did. */
export interface Write<Seen, End> extends Submission<End> {
  readonly look: Look<Seen>;
}

/** AWS shows the effect. */
export interface Shown<Seen> {
  readonly kind: 'shown';
  readonly seen: Seen;
}

/** AWS accepted the write, and still shows something else. */
export interface NotShown<Seen> {
  readonly kind: 'notShown';
  readonly seen: Seen;
}

/** The kinds after which the write may have taken effect. */
const uncertain: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'timeout',
  'network',
  'malformed',
  'tooLarge',
  'server',
  'cancelled',
]);

/** For a person who has stopped it and waits for the end. */
const shortPausesMs = pausesMs.slice(0, 3);

/**
 * Makes a write whose effect can be read, and reads it.
 * @throws what `check` throws, and what is not expected
 */
export async function attemptAndConfirm<Seen, End = never>(
  write: Write<Seen, End>,
  waiting: Waiting,
): Promise<End | Shown<Seen> | NotShown<Seen> | Stopped> {
  const sent = await submit(write, waiting);
  if (sent.kind === 'ended') return sent.end;
  if (sent.kind === 'failed') return ofLost(write.look, sent.failure, waiting);
  const last = await readBack(write.look, waiting);
  if (last.kind === 'failed') return stoppedBy(last.failure, 'yes');
  const { effect, seen } = last.sight;
  return { kind: effect === 'yes' ? 'shown' : 'notShown', seen };
}

/**
 * Makes a write for which AWS's answer is proof enough. It is read back only where the answer is lost.
 * @param write without a look where nothing could show the effect
 * @throws what `check` throws, and what is not expected
 */
export async function attempt<Seen, End = never>(
  write: Submission<End> & Partial<Write<Seen, End>>,
  waiting: Waiting,
): Promise<End | { readonly kind: 'done' } | Stopped> {
  const sent = await submit(write, waiting);
  switch (sent.kind) {
    case 'ended':
      return sent.end;
    case 'accepted':
      return { kind: 'done' };
    case 'failed': {
      const result = await ofLost(write.look, sent.failure, waiting);
      return result.kind === 'shown' ? { kind: 'done' } : result;
    }
  }
}

/** What a failed call did: nothing where AWS refused it, else what can be seen. */
async function ofLost<Seen>(
  look: Look<Seen> | undefined,
  failure: Failure,
  { clock, signal }: Waiting,
): Promise<Shown<Seen> | Stopped> {
  if (failure.unsent || !uncertain.has(failure.kind)) return stoppedBy(failure, 'no');
  if (!look) return stoppedBy(failure, 'unknown');
  // The person who stopped a write still wants to know what it did.
  const last = signal?.aborted
    ? await readBack(look, { clock }, shortPausesMs)
    : await readBack(look, { clock, signal });
  if (last.kind === 'failed') return stoppedBy(failure, 'unknown');
  const { effect, seen } = last.sight;
  if (effect !== 'yes' || failure.kind === 'cancelled') return stoppedBy(failure, effect);
  return { kind: 'shown', seen };
}

/** What an expected error stops an action with. @throws the error itself when it is not expected */
export function stopped(error: unknown, applied: WriteOutcome = 'no'): Stopped {
  if (!isExpected(error)) throw error;
  return stoppedBy(error.failure, applied);
}

/** What a failure stops an action with. */
export function stoppedBy(failure: Failure, applied: WriteOutcome): Stopped {
  return { kind: failure.kind === 'cancelled' ? 'cancelled' : 'failed', failure, applied };
}
