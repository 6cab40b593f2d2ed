/** Waits for something no longer than until it is called off. */
import { setMaxListeners } from 'node:events';

/**
 * Starts something and gives what comes of it. The SDK does not stop looking for credentials on
 * abort; a person who cancels does not wait.
 * @param enders the first of them that aborts ends it
 * @throws an `AbortError` as soon as one has aborted
 */
export function untilAborted<T>(
  enders: readonly AbortSignal[],
  start: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  // Every call of a refresh listens to the same signal; Node takes more than ten for a leak.
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
