/** Waiting for what a case expects: on an event, never for a time. */
import type { Disposable } from '../../src/core/base/events';

/** An event, VS Code's or our own. */
type Subscribe = (listener: () => void) => Disposable;

const usuallyLongestMs = 20_000;

/**
 * Looks now and after each event, until there is something.
 * @param find gives what is awaited, and undefined while it is not there
 * @param longestMs how long it may take
 * @throws Error that names `what` when it does not come in time
 */
export function until<T>(
  what: string,
  subscribe: Subscribe,
  find: () => T | undefined,
  longestMs = usuallyLongestMs,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      subscription.dispose();
      reject(new Error(`This did not come within ${longestMs / 1000} s: ${what}`));
    }, longestMs);
    const check = (): void => {
      const found = find();
      if (found === undefined) return;
      clearTimeout(timer);
      subscription.dispose();
      resolve(found);
    };
    const subscription = subscribe(check);
    check();
  });
}
