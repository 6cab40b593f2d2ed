/** How often a write is sent, when, and what is looked at in between. */
import { describe, expect, it } from 'vitest';
import { pausesMs } from '../../../../src/core/actions/write/readBack';
import { submit } from '../../../../src/core/actions/write/submit';
import { ExpectedError, type Failure } from '../../../../src/core/model/errors';
import { FakeClock } from '../../../fakes/fakeClock';
import { timePasses } from '../../../fakes/timePasses';

/** A call that fails so often with each of these failures, then works; with the times of its calls. */
function failing(clock: FakeClock, ...failures: readonly Failure[]) {
  const times: number[] = [];
  const send = async (): Promise<void> => {
    await Promise.resolve();
    times.push(clock.monotonicMs());
    const failure = failures[times.length - 1];
    if (failure) throw new ExpectedError(failure);
  };
  return { times, send };
}

const always = (failure: Failure): Failure[] => Array.from({ length: 9 }, () => failure);
const allTimes = [0, 500, 1500, 3500, 7500, 15_500];

describe('a write', () => {
  it.each<[string, Failure, readonly number[]]>([
    ['is throttled', { kind: 'throttled' }, allTimes],
    ['meets another change', { kind: 'busy' }, allTimes],
    ['does not reach AWS', { kind: 'network', unsent: true }, [0, 500, 1500]],
    ['does not reach AWS in time', { kind: 'timeout', unsent: true }, [0, 500, 1500]],
    ['may have reached AWS', { kind: 'network' }, [0]],
    ['has no answer', { kind: 'timeout' }, [0]],
    ['is refused', { kind: 'denied' }, [0]],
    ['is cancelled', { kind: 'cancelled' }, [0]],
  ])('that %s each time is sent at its times, then given up', async (_, failure, times) => {
    const clock = new FakeClock();
    const call = failing(clock, ...always(failure));
    const result = await timePasses(clock, submit({ send: call.send }, { clock }));
    expect(result).toStrictEqual({ kind: 'failed', failure });
    expect(call.times).toEqual(times);
  });

  it.each<[string, readonly Failure[], number]>([
    ['at once', [], 1],
    ['the second time', [{ kind: 'busy' }], 2],
    ['the last time', Array.from(pausesMs, () => ({ kind: 'throttled' })), pausesMs.length + 1],
    ['after two ways of failing', [{ kind: 'network', unsent: true }, { kind: 'busy' }], 3],
  ])('that is accepted %s', async (_, failures, tries) => {
    const clock = new FakeClock();
    const call = failing(clock, ...failures);
    const result = await timePasses(clock, submit({ send: call.send }, { clock }));
    expect(result).toStrictEqual({ kind: 'accepted' });
    expect(call.times).toHaveLength(tries);
  });

  it('throws what is a fault of our own', async () => {
    const clock = new FakeClock();
    const send = () => Promise.reject(new TypeError('a bug'));
    await expect(submit({ send }, { clock })).rejects.toThrow(TypeError);
  });
});

describe('the look before a write', () => {
  it('comes before each try', async () => {
    const clock = new FakeClock();
    const call = failing(clock, { kind: 'busy' }, { kind: 'busy' });
    const checkTimes: number[] = [];
    const check = (): Promise<undefined> => {
      checkTimes.push(call.times.length);
      return Promise.resolve(undefined);
    };
    await timePasses(clock, submit({ check, send: call.send }, { clock }));
    expect(checkTimes).toEqual([0, 1, 2]);
  });

  it.each([0, 1])('ends it, after %i tries', async (before) => {
    const clock = new FakeClock();
    const call = failing(clock, ...always({ kind: 'busy' }));
    const check = () => Promise.resolve(call.times.length < before ? undefined : 'changed');
    const result = await timePasses(clock, submit({ check, send: call.send }, { clock }));
    expect(result).toStrictEqual({ kind: 'ended', end: 'changed' });
    expect(call.times).toHaveLength(before);
  });

  it('that fails is thrown, and nothing is sent', async () => {
    const clock = new FakeClock();
    const call = failing(clock);
    const check = () => Promise.reject(new ExpectedError({ kind: 'denied' }));
    await expect(submit({ check, send: call.send }, { clock })).rejects.toThrow(ExpectedError);
    expect(call.times).toEqual([]);
  });
});

describe('a person who leaves', () => {
  const cancelled = { failure: { kind: 'cancelled', unsent: true } };

  it('before it is sent: nothing is looked at or sent', async () => {
    const clock = new FakeClock();
    const call = failing(clock);
    const checkTimes = failing(clock);
    const submission = { check: () => checkTimes.send().then(() => undefined), send: call.send };
    const waiting = { clock, signal: AbortSignal.abort() };
    await expect(submit(submission, waiting)).rejects.toMatchObject(cancelled);
    expect([...call.times, ...checkTimes.times]).toEqual([]);
  });

  it('in a pause ends it there, without another try', async () => {
    const clock = new FakeClock();
    const call = failing(clock, ...always({ kind: 'busy' }));
    const leave = new AbortController();
    const running = submit({ send: call.send }, { clock, signal: leave.signal });
    await clock.settle(500);
    expect(call.times).toEqual([0, 500]);
    leave.abort();
    await expect(running).rejects.toMatchObject(cancelled);
    expect(call.times).toHaveLength(2);
    expect(clock.waiting()).toBe(0);
  });
});
