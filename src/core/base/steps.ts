/**
 * Work that can be laid aside: a generator that yields wherever others may have their turn, and whose
 * result is what it returns. Whoever needs the result now takes it at once; whoever can wait has it made
 * in slices, so that nothing else is held up.
 */
import { ExpectedError } from '../model/errors';
import type { Yielder } from './yielder';

/** Some work, in steps that take well under a millisecond each. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Does all of it now. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * Does it in slices.
 * @param yielder where it is left out, all is done now
 * @param signal gives the rest of it up between two slices
 * @throws what the work throws
 * @throws ExpectedError `cancelled` when it was given up
 */
export async function inSlices<T>(
  steps: Steps<T>,
  yielder: Yielder | undefined,
  signal?: AbortSignal,
): Promise<T> {
  if (!yielder) return atOnce(steps);
  for (;;) {
    if (yielder.budgetExceeded) {
      await yielder.yieldToEventLoop();
      if (signal?.aborted) throw new ExpectedError({ kind: 'cancelled' });
    }
    const step = steps.next();
    if (step.done) return step.value;
  }
}
