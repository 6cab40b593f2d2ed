/** One write to AWS and the truth about it: an answer that is lost does not mean that nothing happened. */
import { isExpected } from '../errors';
import type { Failure, FailureKind } from '../errors';

/** Whether the write took effect. */
export type Happened = 'yes' | 'no' | 'unknown';

/** An action that ended early. */
export interface Stopped {
  readonly kind: 'failed' | 'cancelled';
  readonly failure: Failure;
  /** Whether the last write took effect all the same. */
  readonly happened: Happened;
}

/** How a write went; `failure` is what the call itself was answered with. */
export type Attempt =
  | { readonly happened: 'yes'; readonly failure?: Failure }
  | { readonly happened: 'no' | 'unknown'; readonly failure: Failure };

/**
 * The kinds after which the write may have taken effect. Throttling and `other` are among them: the
 * SDK tries again by itself, and it is the last try that is reported.
 */
const uncertain: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'timeout',
  'network',
  'malformed',
  'server',
  'throttled',
  'cancelled',
  'other',
]);

/**
 * Makes a write. When its end is uncertain, looks.
 * @param look whether the effect is there, `unknown` when that cannot be seen; it gets no signal: a
 *   person who stopped the write still wants to know what it did
 * @throws what `write` or `look` throw that is not expected
 */
export async function attempt(
  write: () => Promise<unknown>,
  look: () => Promise<Happened>,
): Promise<Attempt> {
  try {
    await write();
    return { happened: 'yes' };
  } catch (error) {
    if (!isExpected(error)) throw error;
    const { failure } = error;
    if (!uncertain.has(failure.kind)) return { happened: 'no', failure };
    return { happened: await seen(look), failure };
  }
}

/** What an expected error stops an action with. @throws the error itself when it is not expected */
export function stopped(error: unknown, happened: Happened = 'no'): Stopped {
  if (!isExpected(error)) throw error;
  return stoppedBy(error.failure, happened);
}

/** What a failure stops an action with. */
export function stoppedBy(failure: Failure, happened: Happened): Stopped {
  return { kind: failure.kind === 'cancelled' ? 'cancelled' : 'failed', failure, happened };
}

/** What stops the action after an attempt; nothing when it took effect and nobody has stopped it. */
export function stopOf({ happened, failure }: Attempt): Stopped | undefined {
  if (!failure || (happened === 'yes' && failure.kind !== 'cancelled')) return undefined;
  return stoppedBy(failure, happened);
}

async function seen(look: () => Promise<Happened>): Promise<Happened> {
  try {
    return await look();
  } catch (error) {
    if (!isExpected(error)) throw error;
    return 'unknown';
  }
}
