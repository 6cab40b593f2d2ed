/** Timers of the machine's clock, for every delay that can be asked for. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../../src/core/base/systemClock';
import { FakeClock } from '../../fakes/fakeClock';
import { SimulatedClock } from '../../../src/simulator/state/clock';

const day = 86_400_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});

afterEach(() => {
  vi.useRealTimers();
});

describe("the machine's clock", () => {
  it.each([2 ** 31 - 1, 2 ** 31, 3_000_000_000, 3_600_000_000, 2 ** 33 + 5, 100 * day])(
    'waits for all of %i ms',
    async (delayMs) => {
      const done = vi.fn();
      systemClock.after(delayMs, done);
      await vi.advanceTimersByTimeAsync(delayMs - 1);
      expect(done).not.toHaveBeenCalled();
      await vi.advanceTimersByTimeAsync(1);
      expect(done).toHaveBeenCalledTimes(1);
      await vi.advanceTimersByTimeAsync(10 * day);
      expect(done).toHaveBeenCalledTimes(1);
      expect(vi.getTimerCount()).toBe(0);
    },
  );

  it.each([NaN, -1, -Infinity, 0, -0])('does not wait for %f ms', async (delayMs) => {
    const done = vi.fn();
    systemClock.after(delayMs, done);
    expect(done).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(0);
    expect(done).toHaveBeenCalledTimes(1);
  });

  it('never fires after an endless delay, nor once disposed in the middle of a long one', async () => {
    const done = vi.fn();
    const endless = systemClock.after(Infinity, done);
    const long = systemClock.after(50 * day, done);
    await vi.advanceTimersByTimeAsync(30 * day);
    long.dispose();
    await vi.advanceTimersByTimeAsync(100 * day);
    endless.dispose();
    expect(done).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('has a monotonic time that the wall clock does not move', () => {
    const before = systemClock.monotonicMs();
    vi.setSystemTime(0);
    expect(systemClock.monotonicMs()).toBeGreaterThanOrEqual(before);
    expect(systemClock.monotonicMs() - before).toBeLessThan(day);
  });
});

describe.each([
  ['simulated', () => new SimulatedClock(0)],
  ['fake', () => new FakeClock(0)],
] as const)('a %s clock', (_name, make) => {
  it('runs what is due, whatever other timers were asked for', () => {
    fc.assert(
      fc.property(fc.array(fc.double()), (delays) => {
        const clock = make();
        for (const delay of delays) clock.after(delay, () => undefined);
        const done = vi.fn();
        clock.after(1000, done);
        clock.advance(1000);
        expect(done).toHaveBeenCalledTimes(1);
      }),
    );
  });
});
