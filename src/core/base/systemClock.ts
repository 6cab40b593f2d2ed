/** The machine's clock. */
import { countableDelay, type Clock } from './clock';

/**
 * The longest delay of one timer of the runtime, in ms. A longer one would fire at once.
 * https://nodejs.org/api/timers.html#settimeoutcallback-delay-args
 */
const longestTimerMs = 2 ** 31 - 1;

/** The machine's time with timers of the runtime; a long delay uses several timers in sequence. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonicMs: () => performance.now(),
  after: (delayMs, callback) => {
    let timer: ReturnType<typeof setTimeout>;
    const wait = (leftMs: number): void => {
      const nextMs = Math.min(leftMs, longestTimerMs);
      timer = setTimeout(() => {
        if (leftMs > nextMs) wait(leftMs - nextMs);
        else callback();
      }, nextMs);
    };
    wait(countableDelay(delayMs));
    return {
      dispose: () => {
        clearTimeout(timer);
      },
    };
  },
};
