/** When a scope is refreshed, according to the calls that reach `refresh` on a clock that stands still. */
import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../src/core/model/errors';
import { RefreshScheduler } from '../../../src/core/polling/schedule/refreshScheduler';
import { FakeClock } from '../../fakes/fakeClock';

const minute = 60_000;

/** A poller every minute without jitter; `answers` are the failures of the runs, in turn. */
function setUp(options: { answers?: (readonly Failure[] | Error)[]; intervalMs?: number } = {}) {
  const clock = new FakeClock();
  const start = clock.now();
  const runs: { readonly atMinutes: number; readonly full: boolean }[] = [];
  const bugs: unknown[] = [];
  const rests: (number | undefined)[] = [];
  const answers = [...(options.answers ?? [])];
  const poller = new RefreshScheduler({
    clock,
    intervalMs: () => options.intervalMs ?? minute,
    random: () => 0.5,
    refresh: (full) => {
      runs.push({ atMinutes: (clock.now() - start) / minute, full });
      const answer = answers.shift() ?? [];
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
    onRefreshed: (until) => rests.push(until && (until - start) / minute),
    onBug: (error) => bugs.push(error),
  });
  return { clock, runs, bugs, rests, poller, times: () => runs.map((run) => run.atMinutes) };
}

const throttled: readonly Failure[] = [{ kind: 'throttled' }];

describe('RefreshScheduler', () => {
  it('does nothing before a view is visible', async () => {
    const { clock, runs } = setUp();
    await clock.settle(10 * minute);
    expect(runs).toEqual([]);
  });

  it('refreshes at once and then every interval while a view is visible', async () => {
    const { clock, poller, times } = setUp();
    poller.setActive(true);
    await clock.settle(3 * minute);
    expect(times()).toEqual([0, 1, 2, 3]);
  });

  it('pauses while no view is visible, and catches up afterwards', async () => {
    const { clock, poller, times } = setUp();
    poller.setActive(true);
    await clock.settle(minute);
    poller.setActive(false);
    await clock.settle(60 * minute);
    poller.setActive(true);
    await clock.settle(minute);
    expect(times()).toEqual([0, 1, 61, 62]);
  });

  it('does not refresh early when a view is hidden and shown again', async () => {
    const { clock, poller, times } = setUp();
    poller.setActive(true);
    await clock.settle(minute / 2);
    poller.setActive(false);
    poller.setActive(true);
    await clock.settle(minute / 2);
    expect(times()).toEqual([0, 1]);
  });

  it('waits twice as long after each failure, a quarter of an hour at most, and forgives', async () => {
    const { clock, poller, times } = setUp({
      answers: Array<readonly Failure[]>(6).fill(throttled),
    });
    poller.setActive(true);
    await clock.settle(61 * minute);
    expect(times()).toEqual([0, 2, 6, 14, 29, 44, 59, 60, 61]);
  });

  it('says until when calls rest because AWS asks for fewer, and that they no longer do', async () => {
    const network: readonly Failure[] = [{ kind: 'network' }];
    const { clock, poller, rests } = setUp({ answers: [throttled, throttled, network] });
    poller.setActive(true);
    await clock.settle(14 * minute);
    expect(rests).toEqual([2, 6, undefined, undefined]);
  });

  it('does not slow down where waiting repairs nothing', async () => {
    const denied: readonly Failure[] = [{ kind: 'denied' }, { kind: 'expired' }];
    const { clock, poller, times } = setUp({ answers: [denied, denied] });
    poller.setActive(true);
    await clock.settle(2 * minute);
    expect(times()).toEqual([0, 1, 2]);
  });

  it('goes on after a bug, and reports it', async () => {
    const bug = new TypeError('oops');
    const { clock, poller, times, bugs } = setUp({ answers: [bug] });
    poller.setActive(true);
    await clock.settle(3 * minute);
    expect(times()).toEqual([0, 2, 3]);
    expect(bugs).toEqual([bug]);
  });

  it('goes on after a bug that cannot even be reported', async () => {
    const clock = new FakeClock();
    let runs = 0;
    const poller = new RefreshScheduler({
      clock,
      intervalMs: () => minute,
      random: () => 0.5,
      refresh: () => Promise.reject(new Error(`run ${++runs}`)),
      onRefreshed: () => undefined,
      onBug: () => {
        throw new Error('The log is closed.');
      },
    });
    poller.setActive(true);
    await clock.settle(2 * minute);
    await poller.refresh();
    expect(runs).toBe(3);
    poller.dispose();
  });

  it('polls only when asked where the interval is 0', async () => {
    const { clock, poller, times } = setUp({ intervalMs: 0 });
    poller.setActive(true);
    await clock.settle(60 * minute);
    await poller.refresh(true);
    expect(times()).toEqual([60]);
  });

  it('runs one at a time, and one more for all who asked meanwhile', async () => {
    const { clock, poller, runs } = setUp();
    const asked = [poller.refresh(), poller.refresh(), poller.refresh(true)];
    await Promise.all(asked);
    await clock.settle();
    expect(runs.map((run) => run.full)).toEqual([false, true]);
  });

  it('is silent once disposed', async () => {
    const { clock, poller, times } = setUp();
    poller.setActive(true);
    await clock.settle(minute);
    poller.dispose();
    await clock.settle(10 * minute);
    await poller.refresh();
    expect(times()).toEqual([0, 1]);
    expect(clock.waiting()).toBe(0);
  });

  it('does nothing more once disposed, however often it is asked', async () => {
    const { clock, poller, runs } = setUp();
    poller.setActive(true);
    const running = poller.refresh();
    poller.dispose();
    await Promise.all([running, poller.refresh(), poller.refresh()]);
    await poller.refresh();
    await clock.settle(10 * minute);
    expect(runs).toHaveLength(1);
  });

  it.each(['stop', 'areOverdue'] as const)(
    'refreshes once after the machine has slept, then in its rhythm, where timers %s',
    async (timers) => {
      const { clock, poller, times } = setUp();
      poller.setActive(true);
      await clock.settle(minute / 2);
      clock.sleep(8 * 60 * minute, timers);
      // Stopped timers continue later; the sleep is reported before.
      if (timers === 'stop') poller.woke({ uncountedMs: 8 * 60 * minute });
      await clock.settle(3 * minute);
      const woke = 8 * 60 + 0.5 + 5 / 60;
      const expected = [0, woke, woke + 1, woke + 2];
      expect(times().map((at) => at.toFixed(3))).toEqual(expected.map((at) => at.toFixed(3)));
    },
  );

  it('keeps its rhythm after a nap', async () => {
    const { clock, poller, times } = setUp();
    poller.setActive(true);
    await clock.settle(minute / 4);
    clock.sleep(minute / 4, 'stop');
    poller.woke({ uncountedMs: minute / 4 });
    await clock.settle(minute / 2);
    expect(times()).toEqual([0, 1]);
  });

  it('does not count against AWS what broke for a sleep, and reads it again', async () => {
    const network: readonly Failure[] = [{ kind: 'network' }];
    const { clock, poller, times } = setUp({ answers: [network] });
    poller.setActive(true);
    clock.advance(0);
    clock.sleep(60 * minute, 'stop');
    poller.woke({ uncountedMs: 60 * minute });
    await clock.settle(2 * minute);
    const woke = 60 + 5 / 60;
    expect(times().map((at) => at.toFixed(3))).toEqual(
      [0, woke, woke + 1].map((at) => at.toFixed(3)),
    );
  });

  it('stays paused over a sleep while no view is visible', async () => {
    const { clock, poller, times } = setUp();
    poller.setActive(true);
    await clock.settle(minute / 2);
    poller.setActive(false);
    clock.sleep(60 * minute, 'areOverdue');
    poller.woke({ uncountedMs: 0 });
    await clock.settle(5 * minute);
    expect(times()).toEqual([0]);
  });
});
