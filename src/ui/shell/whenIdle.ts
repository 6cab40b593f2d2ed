/** Waits for a moment at which nothing else uses the event loop. */

/** How often is looked, in ms. */
const intervalMs = 50;
/** A timer that is late by less than this many ms found the event loop idle. */
const lateMs = 10;
/** So many timers in a row on time make an idle host. */
const idleTimers = 3;
/** Longer than this many ms nothing waits. */
const longestMs = 5000;

/**
 * Calls `run` once, when the event loop has been idle for a while, and after 5 s at the latest.
 * @returns dispose it to call `run` never
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
