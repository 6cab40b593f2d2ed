/** Ends the wait for a promise as soon as the user cancels; what it waits for goes on. */

/**
 * The promise's result, or the result of `aborted` as soon as the signal aborts. Rejects like the
 * promise if that rejects first.
 */
export function untilAborted<T>(
  promise: Promise<T>,
  signal: AbortSignal | undefined,
  aborted: () => T,
): Promise<T> {
  if (!signal) return promise;
  if (signal.aborted) return Promise.resolve(aborted());
  return new Promise<T>((resolve, reject) => {
    const end = (): void => {
      resolve(aborted());
    };
    signal.addEventListener('abort', end);
    promise.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', end);
    });
  });
}
