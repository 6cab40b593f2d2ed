/** The simulated clock: order, leaps, timers in timers, disposal, and running by itself. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SimulatedClock } from '../../src/simulator/state/clock';

describe('standing', () => {
  it('runs what is due in order of due time, then of asking, at its own time', () => {
    const clock = new SimulatedClock(1000);
    const seen: [string, number][] = [];
    const note = (name: string) => () => void seen.push([name, clock.now()]);
    clock.after(30, note('c'));
    clock.after(10, note('a'));
    clock.after(10, note('b'));
    clock.advance(29);
    expect(clock.now()).toBe(1029);
    clock.advance(1);
    expect(seen).toEqual([
      ['a', 1010],
      ['b', 1010],
      ['c', 1030],
    ]);
  });

  it('runs timers that timers set, inside the same leap', () => {
    const clock = new SimulatedClock(0);
    const seen: number[] = [];
    const again = (): void => {
      seen.push(clock.now());
      if (seen.length < 3) clock.after(10, again);
    };
    clock.after(10, again);
    clock.advance(100);
    expect(seen).toEqual([10, 20, 30]);
  });

  it('repeats at round times until disposed', () => {
    const clock = new SimulatedClock(61_000);
    const seen: number[] = [];
    const every = clock.every(60_000, () => seen.push(clock.now()));
    clock.advance(180_000);
    every.dispose();
    clock.advance(180_000);
    expect(seen).toEqual([120_000, 180_000, 240_000]);
  });

  it('forgets what was disposed', () => {
    const clock = new SimulatedClock(0);
    const run = vi.fn();
    clock.after(10, run).dispose();
    clock.advance(20);
    clock.after(10, run);
    clock.dispose();
    clock.advance(20);
    expect(run).not.toHaveBeenCalled();
  });
});

describe('running', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('passes so many seconds in a real one and wakes for what is due', () => {
    const clock = new SimulatedClock(0);
    clock.run(30);
    const seen: number[] = [];
    clock.after(60_000, () => seen.push(clock.now()));
    vi.advanceTimersByTime(1000);
    expect(clock.now()).toBe(30_000);
    vi.advanceTimersByTime(1001);
    expect(seen).toEqual([60_000]);
    clock.dispose();
  });

  it('does not live through the hours that the machine slept', () => {
    const clock = new SimulatedClock(0);
    clock.run(1);
    vi.setSystemTime(Date.now());
    const before = performance.now();
    vi.spyOn(performance, 'now').mockReturnValue(before + 8 * 3_600_000);
    expect(clock.now()).toBe(120_000);
    vi.restoreAllMocks();
    clock.dispose();
  });
});
