/** The turns of windows that look at AWS and write: one at a time, and never without an end. */
import { describe, expect, it } from 'vitest';
import { WriteTurns } from '../../../src/core/session/writeTurns';
import { FileLease } from '../../../src/sharing/fileLease';
import { StorageErrors } from '../../../src/sharing/storageErrors';
import { FakeLog } from '../../fakes/fakeLog';
import { FakeClock } from '../../fakes/fakeClock';
import { FakeMachine } from '../../fakes/fakeSharing';

function windows() {
  const clock = new FakeClock();
  const machine = new FakeMachine(clock);
  const log: string[] = [];
  const open = () => {
    const sharing = machine.window();
    return { sharing, turns: new WriteTurns(() => sharing.writing, clock) };
  };
  /** Work of this length, ms. */
  const work = (name: string, ms: number) => async (): Promise<string> => {
    log.push(`${name} begins`);
    await new Promise<void>((resolve) => void clock.after(ms, resolve));
    log.push(`${name} ends`);
    return name;
  };
  return { clock, machine, log, open, work };
}

/** Storage in which no operation ends. */
class StuckStorage extends StorageErrors {
  override guard(): Promise<never> {
    return new Promise(() => undefined);
  }
}

describe('turns', () => {
  it('are taken one after the other, also for longer than a lease lasts', async () => {
    const { clock, log, open, work } = windows();
    const [one, two] = [open(), open()];
    const all = Promise.all([
      one.turns.run(work('a', 60_000)),
      two.turns.run(work('b', 10)),
      one.turns.run(work('c', 10)),
    ]);
    await clock.settle(62_000);
    expect(await all).toEqual(['a', 'b', 'c']);
    expect(log.map((line) => line.split(' ')[1]).join(' ')).toBe(
      'begins ends begins ends begins ends',
    );
    expect(clock.waiting()).toBe(0);
  });

  it('are passed on after work that fails', async () => {
    const { clock, open, work } = windows();
    const [one, two] = [open(), open()];
    const failing = one.turns.run(() => Promise.reject(new Error('no')));
    const next = two.turns.run(work('b', 10));
    await expect(failing).rejects.toThrow('no');
    await clock.settle(1000);
    expect(await next).toBe('b');
  });

  it('end with a cancellation while they are waited for, and nothing is run', async () => {
    const { clock, log, open, work } = windows();
    const [one, two] = [open(), open()];
    const long = one.turns.run(work('a', 10_000));
    await clock.settle(1);
    const controller = new AbortController();
    const waiting = two.turns.run(work('b', 10), controller.signal);
    await clock.settle(1000);
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ failure: { kind: 'cancelled' } });
    await clock.settle(10_000);
    await long;
    expect(log).toEqual(['a begins', 'a ends']);
    expect(await Promise.all([two.turns.run(work('c', 0)), clock.settle(1)])).toContain('c');
  });

  it('go on after the window that had one has died', async () => {
    const { clock, open, work, machine } = windows();
    const two = open();
    machine.writing.owner = { window: machine.window(), aliveAt: clock.monotonicMs() };
    const next = two.turns.run(work('b', 10));
    await clock.settle(20_000);
    expect(await next).toBe('b');
  });

  it('are taken where the storage does not answer, and where nothing is shared', async () => {
    const { clock, open, work } = windows();
    const { sharing } = open();
    const stuck = { ...sharing.writing, renew: () => new Promise<never>(() => undefined) };
    const turns = new WriteTurns(() => stuck, clock);
    const run = turns.run(work('a', 10));
    await clock.settle(11_000);
    expect(await run).toBe('a');
    const alone = new WriteTurns(() => undefined, clock).run(work('b', 10));
    await clock.settle(10);
    expect(await alone).toBe('b');
  });

  it('end with the outcome of the work where the storage never answers again', async () => {
    const { clock, log, work } = windows();
    const lease = new FileLease('/unused', clock, new StuckStorage(new FakeLog()));
    const turns = new WriteTurns(() => lease, clock);
    const [first, second] = [turns.run(work('a', 20_000)), turns.run(work('b', 10))];
    await clock.settle(31_000);
    expect(await first).toBe('a');
    await clock.settle(11_000);
    expect(await second).toBe('b');
    const controller = new AbortController();
    const third = turns.run(work('c', 10), controller.signal);
    await clock.settle(1000);
    controller.abort();
    await expect(third).rejects.toMatchObject({ failure: { kind: 'cancelled' } });
    expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('are not passed on by a window that gives up behind work of its own', async () => {
    const { clock, log, open, work } = windows();
    const [one, two] = [open(), open()];
    const long = one.turns.run(work('a', 60_000));
    await clock.settle(1000);
    const controller = new AbortController();
    const cancelled = one.turns.run(work('b', 10), controller.signal);
    const [other, next] = [two.turns.run(work('c', 10)), one.turns.run(work('d', 10))];
    controller.abort();
    await expect(cancelled).rejects.toMatchObject({ failure: { kind: 'cancelled' } });
    await clock.settle(2000);
    expect(log).toEqual(['a begins']);
    await clock.settle(60_000);
    expect(await Promise.all([long, other, next])).toEqual(['a', 'c', 'd']);
  });
});
