/**
 * Virtual time for code that waits for timers: it advances as soon as only timers are pending. A run
 * depends only on its seed, not on the load of the machine.
 */
import { vi } from 'vitest';
import { createRandom } from '../../src/simulator/state/random';

/** Turns of the event loop in which all that needs no timer settles. */
const turns = 3;

/**
 * From now on timers fire when they are due, and all clocks go with them: the SDK's limit of calls
 * a second would wait for the real one otherwise, and counts in half seconds since 1970. The pauses
 * before its retries are random. Give all of it back with `realTime`.
 */
export function virtualTime(seed: number): void {
  const now = Date.UTC(2026, 5, 1, 9);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'], now });
  const random = createRandom(seed);
  vi.spyOn(Math, 'random').mockImplementation(() => random.next());
}

/** Ends that. */
export function realTime(): void {
  vi.mocked(Math.random).mockRestore();
  vi.useRealTimers();
}

/** A wait takes a millisecond at least, as in Node: code that asks the clock after it goes on. */
function passNextWait(): void {
  const before = Date.now();
  vi.advanceTimersToNextTimer();
  if (Date.now() === before) vi.advanceTimersByTime(1);
}

/**
 * Runs something whose waits pass at once, each in its order.
 * @param elsewhere lets a clock of its own go on, when no timer waits; without one that is a dead end
 * @throws what it throws
 */
export async function atOnce<T>(run: () => Promise<T>, elsewhere?: () => void): Promise<T> {
  let over = false;
  const isOver = (): boolean => over;
  const running = run().finally(() => {
    over = true;
  });
  running.catch(() => undefined);
  for (let round = 1; !isOver(); round++) {
    await new Promise((resolve) => setImmediate(resolve));
    if (round % turns !== 0 || isOver()) continue;
    if (vi.getTimerCount() > 0) passNextWait();
    else if (elsewhere) elsewhere();
    else throw new Error('Nothing is left that could go on.');
  }
  return running;
}
