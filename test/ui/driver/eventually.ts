/** Looking again until what shows is as it should be: VS Code draws a change in several steps. */
import { setTimeout } from 'node:timers/promises';

/** How long it may take until all steps of a change are drawn, in ms. */
const longestMs = 20_000;
const betweenMs = 50;

/**
 * Looks, and where what is seen is not as it should be, again. For what is to come; what must not come
 * is to be looked at once, after that which comes with it.
 * @param look throws where something is missing or wrong
 * @returns what the look that passed gave
 * @throws what the last look threw, where none passed in time
 */
export async function eventually<T>(read: () => Promise<T>): Promise<T> {
  const end = Date.now() + longestMs;
  for (;;) {
    try {
      return await read();
    } catch (error) {
      if (Date.now() > end) throw error;
      await setTimeout(betweenMs);
    }
  }
}
