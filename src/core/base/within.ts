/** Limits the wait for a promise that may never settle. */
import type { Clock } from './clock';

/**
 * The promise's result, or the result of `late` if it takes longer. Rejects like the promise if
 * that rejects in time, or with what `late` throws.
 */
export function within<T>(
  clock: Pick<Clock, 'after'>,
  ms: number,
  promise: Promise<T>,
  late: () => T,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = clock.after(ms, () => {
      Promise.resolve().then(late).then(resolve, reject);
    });
    promise.then(resolve, reject).finally(() => {
      timer.dispose();
    });
  });
}
