/** Clocks that are set back and forth, and machines that sleep: nothing of it ends the polling. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { machineWithWindows, minute } from './machineWithWindows';

const day = 24 * 60 * minute;
/** An interval with its jitter, the pause after a sleep, and a look at whose turn it is. */
const longestGapMs = 1.1 * minute + 5_000 + 5_000;

const jumpMs = fc.oneof(
  fc.integer({ min: -400 * day, max: 400 * day }),
  fc.integer({ min: -20 * minute, max: 20 * minute }),
  fc.constantFrom(-9 * 60 * minute, -day, day, -minute, minute, -15_000, 15_000),
);

const step = fc.oneof(
  fc.record({ kind: fc.constant('pass' as const), ms: fc.integer({ min: 0, max: 20_000 }) }),
  fc.record({ kind: fc.constant('jump' as const), ms: jumpMs }),
  fc.record({ kind: fc.constant('sleep' as const), ms: fc.integer({ min: 0, max: day }) }),
  fc.record({ kind: fc.constant('focus' as const), window: fc.nat(1) }),
);

describe.each([1, 2])('the polling of %i window(s)', (count) => {
  it('goes on within an interval, whatever happens to the wall clock', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async (steps) => {
        const { clock, open, focus, polls } = machineWithWindows();
        const windows = [await open('0')];
        if (count === 2) windows.push(await open('1'));
        let focused = windows[0]!;
        await focus(focused);
        let [seen, at] = [polls(), clock.monotonicMs()];
        const pass = async (ms: number): Promise<void> => {
          for (let left = ms; left > 0; left -= 1000) {
            await clock.settle(Math.min(left, 1000));
            if (polls() > seen) [seen, at] = [polls(), clock.monotonicMs()];
            expect(clock.monotonicMs() - at).toBeLessThanOrEqual(longestGapMs);
          }
        };
        for (const one of steps) {
          if (one.kind === 'pass') {
            await pass(one.ms);
          } else if (one.kind === 'jump') {
            clock.jump(one.ms);
          } else if (one.kind === 'sleep') {
            clock.sleep(one.ms, 'stop');
          } else {
            const next = windows[one.window % count]!;
            if (next !== focused) await focus(next, focused);
            focused = next;
          }
        }
        await pass(2 * minute);
        for (const { session } of windows) session.dispose();
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it.each([-9 * 60 * minute, -day, -10 * minute, day, 400 * day])(
    'goes on at its pace after a jump of %i ms',
    async (ms) => {
      const { clock, open, focus, polls } = machineWithWindows();
      const windows = [await open('0')];
      if (count === 2) windows.push(await open('1'));
      await focus(windows[0]!);
      await clock.settle(5 * minute);
      clock.jump(ms);
      if (count === 2) await focus(windows[1]!, windows[0]);
      const before = polls();
      await clock.settle(10 * minute);
      expect(polls() - before).toBeGreaterThanOrEqual(9);
      expect(polls() - before).toBeLessThanOrEqual(13);
      for (const window of windows) {
        const age = clock.now() - (window.fetchedAt() ?? -Infinity);
        expect(age).toBeGreaterThanOrEqual(0);
        expect(age).toBeLessThan(1.2 * minute);
      }
    },
  );
});

describe('a window that shows what another one reads', () => {
  it.each([-day, -minute, minute, day])('goes on to after a jump of %i ms', async (ms) => {
    const { clock, open, focus, aws } = machineWithWindows();
    const [one, two] = [await open('0'), await open('1')];
    await focus(one);
    await clock.settle(2 * minute);
    clock.jump(ms);
    aws.alarms.change('vpn', 'ALARM', 'rise');
    await clock.settle(1.2 * minute);
    const shown = two.store.snapshot.scopes[0];
    expect(shown?.alarms).toMatchObject({ value: [{ state: 'ALARM' }] });
  });
});
