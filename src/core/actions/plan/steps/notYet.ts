/** Resources that are so new that AWS does not know them everywhere. */
import { ExpectedError, isExpected } from '../../../model/errors';

/**
 * Sends a write to a resource that has just been created, for which "not found" is temporary.
 * @throws ExpectedError `busy` instead of `notFound`, so that the write is tried again
 */
export async function sendToNew(send: () => Promise<unknown>): Promise<void> {
  try {
    await send();
  } catch (error) {
    if (!isExpected(error) || error.failure.kind !== 'notFound') throw error;
    throw new ExpectedError({ ...error.failure, kind: 'busy' }, { cause: error });
  }
}
