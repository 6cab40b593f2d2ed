/** The machine's clock. */
import type { Clock } from './ports/clock';

/** Time as the machine has it; timers are the run time's own. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after: (delayMs, callback) => {
    const timer = setTimeout(callback, delayMs);
    return {
      dispose: () => {
        clearTimeout(timer);
      },
    };
  },
};
