/** Waits for a result until cancelled. */
import { setMaxListeners } from 'node:events';

/**
 * Starts an operation and returns its result. The SDK does not stop searching for credentials on
 * abort, but a user who cancels must not wait.
 * @param enders the first that aborts ends the wait
 * @throws an `AbortError` as soon as one has aborted
 */
export function untilAborted<T>(
  signals: readonly AbortSignal[],
  start: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  // Every call of a refresh listens to the same signal; Node reports more than ten listeners as a
  // leak.
  setMaxListeners(0, ...signals);
  const stop = new AbortController();
  return new Promise<T>((resolve, reject) => {
    const onAbort = (): void => {
      stop.abort();
      reject(Object.assign(new Error('Request aborted'), { name: 'AbortError' }));
    };
    if (signals.some(({ aborted }) => aborted)) {
      onAbort();
      return;
    }
    for (const one of signals) one.addEventListener('abort', onAbort);
    start(stop.signal)
      .then(resolve, reject)
      .finally(() => {
        for (const one of signals) one.removeEventListener('abort', onAbort);
      });
  });
}
