/** A read whose failure is part of the answer. */
import { isExpected, type Failure } from '../model/errors';

/** What was read, or why it could not be. */
export type Outcome<T> = { readonly value: T } | { readonly failure: Failure };

/**
 * Converts an expected failure to an outcome.
 * @throws ExpectedError `cancelled`, and unexpected errors
 */
export async function outcomeOf<T>(work: Promise<T>): Promise<Outcome<T>> {
  try {
    return { value: await work };
  } catch (error) {
    if (!isExpected(error) || error.failure.kind === 'cancelled') throw error;
    return { failure: error.failure };
  }
}

/** What was read; undefined if nothing was read. */
export function valueOf<T>(outcome: Outcome<T> | undefined): T | undefined {
  return outcome && 'value' in outcome ? outcome.value : undefined;
}
