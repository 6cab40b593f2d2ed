/** Waits for a result until cancelled. */
import { setMaxListeners } from 'node:events';

/**
 * Starts an operation and returns its result. The SDK does not stop searching for credentials on
 * abort, but a user who cancels must not wait.
 * @param enders the first that aborts ends the wait
 * @throws an `AbortError` as soon as one has aborted
 */
export function untilAborted<T>(
  enders: readonly AbortSignal[],
  start: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  // Every call of a refresh listens to the same signal; Node reports more than ten listeners as a
  // leak.
  setMaxListeners(0, ...enders);
  const stop = new AbortController();
  return new Promise<T>((resolve, reject) => {
    const onAbort = (): void => {
      stop.abort();
      reject(Object.assign(new Error('Request aborted'), { name: 'AbortError' }));
    };
    if (enders.some(({ aborted }) => aborted)) {
      onAbort();
      return;
    }
    for (const ender of enders) ender.addEventListener('abort', onAbort);
    start(stop.signal)
      .then(resolve, reject)
      .finally(() => {
        for (const ender of enders) ender.removeEventListener('abort', onAbort);
      });
  });
}
