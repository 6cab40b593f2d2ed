/** Waits for something that may never come. */
import type { Clock } from './clock';

/**
 * What the promise gives, or what `late` gives when it takes longer than that. Rejects with what the
 * promise rejects with in time, or with what `late` throws.
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
