/** What a write is said to have done, for each failure of it and each thing that is seen after it. */
import { describe, expect, it } from 'vitest';
import { attempt, attemptAndConfirm, stopped } from '../../../../src/core/actions/write/attempt';
import {
  readBack,
  type WriteOutcome,
  type Observation,
} from '../../../../src/core/actions/write/readBack';
import { ExpectedError, type Failure, type FailureKind } from '../../../../src/core/model/errors';
import { FakeClock } from '../../../fakes/fakeClock';
import { timePasses } from '../../../fakes/timePasses';

const refused = ['denied', 'invalid', 'notFound', 'quota', 'other', 'readOnly', 'expired'] as const;
const lost = ['timeout', 'network', 'malformed', 'tooLarge', 'server'] as const;
/** When there is another look, in ms: after each pause. */
const allTimes = [0, 500, 1500, 3500, 7500, 15_500];

/** Shows these effects one after the other, the last one from then on; or fails with a failure. */
function observing(clock: FakeClock, ...effects: readonly (WriteOutcome | Failure)[]) {
  const times: number[] = [];
  const signals: (AbortSignal | undefined)[] = [];
  const observe = async (signal?: AbortSignal): Promise<Observation<number>> => {
    await Promise.resolve();
    const observation = effects[times.length] ?? effects.at(-1) ?? 'no';
    times.push(clock.monotonicMs());
    signals.push(signal);
    if (typeof observation === 'object') throw new ExpectedError(observation);
    return { effect: observation, seen: times.length };
  };
  return { times, signals, observe };
}

const works = (): Promise<void> => Promise.resolve();
const fails = (failure: Failure) => (): Promise<void> => Promise.reject(new ExpectedError(failure));

describe('reading back', () => {
  it.each<[string, readonly (WriteOutcome | Failure)[], readonly number[], object]>([
    ['an effect', ['yes', 'no'], [0], { observation: { effect: 'yes', seen: 1 } }],
    [
      'an effect later',
      ['no', 'unknown', 'yes'],
      [0, 500, 1500],
      { observation: { effect: 'yes', seen: 3 } },
    ],
    ['no effect', ['no'], allTimes, { observation: { effect: 'no', seen: 6 } }],
    ['what it cannot show', ['unknown'], allTimes, { observation: { effect: 'unknown', seen: 6 } }],
    ['the last read', ['unknown', 'no'], allTimes, { observation: { effect: 'no', seen: 6 } }],
    ['a refusal', [{ kind: 'denied' }, 'yes'], [0], { failure: { kind: 'denied' } }],
    ['a refusal later', ['no', { kind: 'notFound' }], [0, 500], { failure: { kind: 'notFound' } }],
  ])('%s', async (_, effects, times, expected) => {
    const clock = new FakeClock();
    const observed = observing(clock, ...effects);
    expect(await timePasses(clock, readBack(observed.observe, { clock }))).toMatchObject(expected);
    expect(observed.times).toEqual(times);
  });

  it.each<[FailureKind, boolean]>([
    ...(['throttled', 'busy', 'network', 'timeout', 'malformed', 'server'] as const).map(
      (kind): [FailureKind, boolean] => [kind, true],
    ),
    ...(['denied', 'tooLarge', 'cancelled', 'invalid', 'notFound', 'other'] as const).map(
      (kind): [FailureKind, boolean] => [kind, false],
    ),
  ])('%s may pass: %s', async (kind, passes) => {
    const clock = new FakeClock();
    const observed = observing(clock, { kind }, 'yes');
    const last = await timePasses(clock, readBack(observed.observe, { clock }));
    expect(last.kind).toBe(passes ? 'read' : 'failed');
    expect(observed.times).toHaveLength(passes ? 2 : 1);
  });
});

describe('a write that is refused', () => {
  it.each(refused)('(%s) did nothing, and nothing is read', async (kind) => {
    const clock = new FakeClock();
    const observed = observing(clock, 'yes');
    const write = { send: fails({ kind }), observe: observed.observe };
    const expected = { kind: 'failed', failure: { kind }, applied: 'no' };
    expect(await attempt(write, { clock })).toStrictEqual(expected);
    expect(await attemptAndConfirm(write, { clock })).toStrictEqual(expected);
    expect(observed.times).toEqual([]);
  });

  it.each(lost)('(%s) before it was sent did nothing', async (kind) => {
    const clock = new FakeClock();
    const observed = observing(clock, 'yes');
    const failure = { kind, unsent: true } as const;
    const running = attempt({ send: fails(failure), observe: observed.observe }, { clock });
    const expected = { kind: 'failed', failure, applied: 'no' };
    expect(await timePasses(clock, running)).toStrictEqual(expected);
    expect(observed.times).toEqual([]);
  });
});

describe('a write whose answer is lost', () => {
  it.each(lost)('(%s) did what is seen', async (kind) => {
    const failure: Failure = { kind };
    for (const effect of ['yes', 'no', 'unknown'] as const) {
      const clock = new FakeClock();
      const write = { send: fails(failure), observe: observing(clock, effect).observe };
      const failed = { kind: 'failed', failure, applied: effect };
      const confirmed = await timePasses(clock, attemptAndConfirm(write, { clock }));
      expect(confirmed).toStrictEqual(effect === 'yes' ? { kind: 'shown', seen: 1 } : failed);
      const done = await timePasses(clock, attempt(write, { clock }));
      expect(done).toStrictEqual(effect === 'yes' ? { kind: 'done' } : failed);
    }
  });

  it('may have done anything where nothing can be seen', async () => {
    const clock = new FakeClock();
    const failure: Failure = { kind: 'timeout' };
    const expected = { kind: 'failed', failure, applied: 'unknown' };
    expect(await attempt({ send: fails(failure) }, { clock })).toStrictEqual(expected);
    const write = { send: fails(failure), observe: observing(clock, { kind: 'denied' }).observe };
    expect(await attempt(write, { clock })).toStrictEqual(expected);
  });
});

describe('a write that was accepted', () => {
  it.each<[string, WriteOutcome | Failure, object]>([
    ['is shown', 'yes', { kind: 'shown', seen: 1 }],
    ['is not shown', 'no', { kind: 'notShown', seen: 6 }],
    ['has become something else', 'unknown', { kind: 'notShown', seen: 6 }],
    [
      'cannot be looked at',
      { kind: 'denied' },
      { kind: 'failed', failure: { kind: 'denied' }, applied: 'yes' },
    ],
  ])('and %s', async (_, observation, expected) => {
    const clock = new FakeClock();
    const observed = observing(clock, observation);
    const write = { send: works, observe: observed.observe };
    const { signal } = new AbortController();
    const running = attemptAndConfirm(write, { clock, signal });
    expect(await timePasses(clock, running)).toStrictEqual(expected);
    expect(new Set(observed.signals)).toEqual(new Set([signal]));
  });

  it('is done without a look where the answer is enough', async () => {
    const clock = new FakeClock();
    const observed = observing(clock, 'no');
    const result = await attempt({ send: works, observe: observed.observe }, { clock });
    expect(result).toStrictEqual({ kind: 'done' });
    expect(observed.times).toEqual([]);
  });

  it('ends as its check says', async () => {
    const clock = new FakeClock();
    const check = () => Promise.resolve({ kind: 'changed' } as const);
    const write = { check, send: works, observe: observing(clock, 'yes').observe };
    expect(await attempt(write, { clock })).toStrictEqual({ kind: 'changed' });
    expect(await attemptAndConfirm(write, { clock })).toStrictEqual({ kind: 'changed' });
  });
});

describe('a write that the person stops', () => {
  it.each<[WriteOutcome, readonly number[]]>([
    ['yes', [0]],
    ['no', [0, 500, 1500, 3500]],
    ['unknown', [0, 500, 1500, 3500]],
  ])('is looked at for a short time, and happened: %s', async (effect, times) => {
    const clock = new FakeClock();
    const leave = new AbortController();
    const observed = observing(clock, effect);
    const failure: Failure = { kind: 'cancelled' };
    const send = (): Promise<void> => {
      leave.abort();
      return fails(failure)();
    };
    const running = attempt({ send, observe: observed.observe }, { clock, signal: leave.signal });
    const expected = { kind: 'cancelled', failure, applied: effect };
    expect(await timePasses(clock, running)).toStrictEqual(expected);
    expect(observed.times).toEqual(times);
    expect(new Set(observed.signals)).toEqual(new Set([undefined]));
  });

  it('is looked at with its signal and for the whole time where it was not stopped', async () => {
    const clock = new FakeClock();
    const { signal } = new AbortController();
    const observed = observing(clock, 'no');
    const running = attempt(
      { send: fails({ kind: 'server' }), observe: observed.observe },
      { clock, signal },
    );
    await timePasses(clock, running);
    expect(observed.times).toEqual(allTimes);
    expect(new Set(observed.signals)).toEqual(new Set([signal]));
  });
});

describe('what an error stops an action with', () => {
  it.each<[FailureKind, string]>([
    ['cancelled', 'cancelled'],
    ['denied', 'failed'],
    ['timeout', 'failed'],
  ])('%s', (kind, stop) => {
    const error = new ExpectedError({ kind });
    expect(stopped(error)).toStrictEqual({ kind: stop, failure: { kind }, applied: 'no' });
    expect(stopped(error, 'yes')).toMatchObject({ kind: stop, applied: 'yes' });
  });

  it('is thrown where it is a fault of our own', () => {
    const bug = new TypeError('a bug');
    expect(() => stopped(bug)).toThrow(bug);
  });
});
