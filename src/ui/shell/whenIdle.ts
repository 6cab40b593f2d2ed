/** Waits until the event loop is idle. */

/** The interval between two checks, in ms. */
const intervalMs = 50;
/** If a timer is late by less than this, the event loop was idle, in ms. */
const lateMs = 10;
/** The number of consecutive timers on time after which the host counts as idle. */
const idleTimers = 3;
/** The maximum wait, in ms. */
const longestMs = 5000;

/**
 * Calls `run` once, when the event loop has been idle for a while, and after 5 s at the latest.
 * @returns a disposable that cancels the call
 */
export function whenIdle(run: () => void): { dispose(): void } {
  const startedAt = performance.now();
  let onTime = 0;
  let timer: NodeJS.Timeout;
  const wait = (): void => {
    const due = performance.now() + intervalMs;
    timer = setTimeout(() => {
      const now = performance.now();
      onTime = now - due < lateMs ? onTime + 1 : 0;
      if (onTime >= idleTimers || now - startedAt >= longestMs) run();
      else wait();
    }, intervalMs);
  };
  wait();
  return {
    dispose: () => {
      clearTimeout(timer);
    },
  };
}
