/** When what can wait is done after the start. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { whenIdle } from '../../src/ui/shell/whenIdle';

/** Keeps the event loop busy for so many ms: timers that were due meanwhile are late. */
function block(ms: number): void {
  vi.setSystemTime(Date.now() + ms);
}

describe('what waits for an idle event loop', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    const startedAt = Date.now();
    vi.spyOn(performance, 'now').mockImplementation(() => Date.now() - startedAt);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  it('runs once after three timers in a row that were on time', () => {
    const run = vi.fn();
    whenIdle(run);
    vi.advanceTimersByTime(149);
    expect(run).not.toHaveBeenCalled();
    vi.advanceTimersByTime(10_000);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('waits longer where a timer is late', () => {
    const run = vi.fn();
    whenIdle(run);
    vi.advanceTimersByTime(120);
    block(10);
    vi.advanceTimersByTime(149);
    expect(run).not.toHaveBeenCalled();
    vi.advanceTimersByTime(50);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('runs after five seconds on a host that is never idle', () => {
    const run = vi.fn();
    whenIdle(run);
    const busyUntil = (ms: number): void => {
      while (performance.now() < ms) {
        vi.advanceTimersByTime(40);
        block(30);
      }
    };
    busyUntil(4900);
    expect(run).not.toHaveBeenCalled();
    busyUntil(5100);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('never runs once it is disposed', () => {
    const run = vi.fn();
    whenIdle(run).dispose();
    vi.advanceTimersByTime(10_000);
    expect(run).not.toHaveBeenCalled();
  });
});
