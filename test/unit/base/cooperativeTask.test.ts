/** Work in steps: all at once, or in slices between which others have their turn. */
import { describe, expect, it } from 'vitest';
import {
  runToCompletion,
  runInSlices,
  type CooperativeTask,
} from '../../../src/core/base/cooperativeTask';
import { EventLoopYielder } from '../../../src/ui/editor/eventLoopYielder';
import { CountedYielder } from '../../fakes/countedYielder';

/** Counts up in as many steps, noting each. */
function* counting(upTo: number, notes: unknown[] = []): CooperativeTask<number> {
  for (let i = 1; i <= upTo; i++) {
    yield;
    notes.push(i);
  }
  return upTo;
}

describe('steps', () => {
  it('are done at once', () => {
    expect(runToCompletion(counting(5))).toBe(5);
  });

  it('are done in slices, as many turns apart as the pace asks for', async () => {
    const yielder = new CountedYielder(10);
    expect(await runInSlices(counting(99), yielder)).toBe(99);
    expect(yielder.turns).toBe(10);
  });

  it('are given up between two slices when nobody waits for them any more', async () => {
    const controller = new AbortController();
    const notes: unknown[] = [];
    const yielder = new CountedYielder(10, (count) => {
      if (count === 2) controller.abort();
    });
    const done = runInSlices(counting(99, notes), yielder, controller.signal);
    await expect(done).rejects.toMatchObject({ failure: { kind: 'cancelled' } });
    expect(notes).toHaveLength(18);
    expect(yielder.turns).toBe(2);
  });

  it('are done at once where there is no pace', async () => {
    const notes: unknown[] = [];
    const done = runInSlices(counting(3, notes), undefined);
    expect(notes).toEqual([1, 2, 3]);
    expect(await done).toBe(3);
  });

  it('pass on what goes wrong', async () => {
    function* failing(): CooperativeTask<never> {
      yield;
      throw new Error('no');
    }
    await expect(runInSlices(failing(), new CountedYielder(1))).rejects.toThrow('no');
    expect(() => runToCompletion(failing())).toThrow('no');
  });
});

describe('the pace of the event loop', () => {
  /** Steps of a millisecond. */
  function* busy(steps: number): CooperativeTask<void> {
    for (let i = 0; i < steps; i++) {
      yield;
      for (const end = performance.now() + 1; performance.now() < end;);
    }
  }

  it('lets timers have their turn, however many work at once', async () => {
    const yielder = new EventLoopYielder();
    let turns = 0;
    const counting = setInterval(() => turns++, 0);
    await Promise.all([1, 2, 3, 4].map(() => runInSlices(busy(25), yielder)));
    clearInterval(counting);
    // A hundred milliseconds of work, a few in each turn.
    expect(turns).toBeGreaterThan(10);
  });

  it('gives one waiter its turn at a time, in their order', async () => {
    const yielder = new EventLoopYielder();
    const order: string[] = [];
    const wait = async (name: string): Promise<void> => {
      await yielder.yieldToEventLoop();
      order.push(name);
    };
    const all = Promise.all([wait('one'), wait('two')]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(order).toEqual(['one']);
    await all;
    expect(order).toEqual(['one', 'two']);
  });

  it('has a slice to spend only after a turn', async () => {
    const yielder = new EventLoopYielder();
    expect(yielder.budgetExceeded).toBe(true);
    await yielder.yieldToEventLoop();
    expect(yielder.budgetExceeded).toBe(false);
  });
});
