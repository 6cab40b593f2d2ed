/** Who gets a turn when, according to the jobs that have begun. */
import { describe, expect, it } from 'vitest';
import { ConcurrencyLimiter } from '../../../src/core/polling/concurrencyLimiter';
import { FakeClock } from '../../fakes/fakeClock';

/** Jobs by key that end when the test says so, on a clock that does not advance. */
function setUp(limit: number, slotTimeoutMs?: number) {
  const clock = new FakeClock();
  const turns = new ConcurrencyLimiter({
    limit,
    ...(slotTimeoutMs !== undefined && { slotTimeout: { clock, ms: slotTimeoutMs } }),
  });
  const begun: string[] = [];
  const endings = new Map<string, { readonly done: () => void; readonly failed: () => void }>();
  const ask = (key: string): Promise<string> =>
    turns.run(key, () => {
      begun.push(key);
      return new Promise((resolve, reject) => {
        endings.set(key, {
          done: () => {
            resolve(`${key} done`);
          },
          failed: () => {
            reject(new Error(`${key} failed`));
          },
        });
      });
    });
  const end = (key: string): Promise<void> => {
    endings.get(key)!.done();
    return clock.settle();
  };
  const fail = (key: string): Promise<void> => {
    endings.get(key)!.failed();
    return clock.settle();
  };
  return { clock, turns, begun, ask, end, fail };
}

describe('Turns', () => {
  it('are given in the order of asking, so many at once', async () => {
    const { clock, begun, ask, end } = setUp(2);
    const answers = ['a', 'b', 'c', 'd'].map(ask);
    await clock.settle();
    expect(begun).toEqual(['a', 'b']);
    await end('b');
    expect(begun).toEqual(['a', 'b', 'c']);
    await end('a');
    await end('c');
    await end('d');
    expect(await Promise.all(answers)).toEqual(['a done', 'b done', 'c done', 'd done']);
  });

  it('go on after a job that fails, and report to the requester', async () => {
    const { clock, begun, ask, fail } = setUp(1);
    const failing = ask('a').catch(String);
    void ask('b');
    await clock.settle();
    await fail('a');
    expect(await failing).toBe('Error: a failed');
    expect(begun).toEqual(['a', 'b']);
  });

  it('are not taken from one who waits by one who asks as a turn ends', async () => {
    const { clock, begun, ask, end } = setUp(1);
    void ask('a').then(() => ask('c'));
    void ask('b');
    await clock.settle();
    await end('a');
    expect(begun).toEqual(['a', 'b']);
    await end('b');
    expect(begun).toEqual(['a', 'b', 'c']);
  });

  it('go first to prioritized scopes, waiting already or not, until the priority ends', async () => {
    const { clock, turns, begun, ask, end } = setUp(1);
    for (const key of ['a', 'b', 'c', 'd']) void ask(key);
    const [one, other] = [turns.prioritize('d'), turns.prioritize('d')];
    await clock.settle();
    one.dispose();
    one.dispose();
    await end('a');
    expect(begun).toEqual(['a', 'd']);
    void ask('d');
    await end('d');
    expect(begun).toEqual(['a', 'd', 'd']);
    void ask('d');
    other.dispose();
    await end('d');
    await end('b');
    await end('c');
    expect(begun).toEqual(['a', 'd', 'd', 'b', 'c', 'd']);
  });

  it('are given away by a job that takes too long, which goes on all the same', async () => {
    const { clock, begun, ask, end } = setUp(2, 10_000);
    const slow = ask('slow');
    for (const key of ['a', 'b', 'c']) void ask(key);
    await clock.settle(9_999);
    expect(begun).toEqual(['slow', 'a']);
    await end('a');
    expect(begun).toEqual(['slow', 'a', 'b']);
    await clock.settle(1);
    expect(begun).toEqual(['slow', 'a', 'b', 'c']);
    await end('slow');
    expect(await slow).toBe('slow done');
    void ask('d');
    await clock.settle();
    expect(begun).toEqual(['slow', 'a', 'b', 'c']);
    await end('b');
    expect(begun).toEqual(['slow', 'a', 'b', 'c', 'd']);
  });

  it('come to all at once when it is over, and leave no timer', async () => {
    const { clock, turns, begun, ask, end } = setUp(1, 10_000);
    for (const key of ['a', 'b', 'c']) void ask(key);
    await clock.settle();
    turns.dispose();
    await clock.settle();
    void ask('d');
    await clock.settle();
    expect(begun).toEqual(['a', 'b', 'c', 'd']);
    for (const key of begun) await end(key);
    expect(clock.waiting()).toBe(0);
  });
});
