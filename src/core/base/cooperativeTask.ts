/**
 * Cooperative tasks: a generator yields wherever other work may run, and returns its result. A
 * caller that needs the result at once runs it synchronously; others run it in slices, so that
 * nothing else is delayed.
 */
import { ExpectedError } from '../model/errors';
import type { Yielder } from './yielder';

/** A task in steps of well under a millisecond each. */
export type CooperativeTask<T> = Generator<undefined, T, undefined>;

/** Runs the whole task now. */
export function runToCompletion<T>(steps: CooperativeTask<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * Runs the task in slices.
 * @param yielder if omitted, the whole task runs now
 * @param signal cancels the rest between two slices
 * @throws what the task throws
 * @throws ExpectedError `cancelled` when the signal aborts
 */
export async function runInSlices<T>(
  steps: CooperativeTask<T>,
  yielder: Yielder | undefined,
  signal?: AbortSignal,
): Promise<T> {
  if (!yielder) return runToCompletion(steps);
  for (;;) {
    if (yielder.budgetExceeded) {
      await yielder.yieldToEventLoop();
      if (signal?.aborted) throw new ExpectedError({ kind: 'cancelled' });
    }
    const step = steps.next();
    if (step.done) return step.value;
  }
}
