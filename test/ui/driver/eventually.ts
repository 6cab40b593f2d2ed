/** Repeats a check until it passes, because VS Code draws a change in several steps. */
import { setTimeout } from 'node:timers/promises';

/** How long it may take until all steps of a change are drawn, in ms. */
const longestMs = 20_000;
const betweenMs = 50;

/**
 * Repeats a read until it does not throw. Use it for what should appear. What must not appear is read
 * once, after the change that would have shown it.
 * @param read throws if something is missing or wrong
 * @returns the result of the first read that does not throw
 * @throws what the last read threw, if none passed in time
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
