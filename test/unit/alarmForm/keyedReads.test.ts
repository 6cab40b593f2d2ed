import { describe, expect, it } from 'vitest';
import { ExpectedError } from '../../../src/core/model/errors';
import { KeyedReads, latestValue, readValue } from '../../../src/core/alarmForm/reads/keyedReads';

describe('the reads of a form', () => {
  const setUp = () => {
    let changes = 0;
    const bugs: unknown[] = [];
    const reads = new KeyedReads(
      () => {
        changes++;
      },
      (error) => bugs.push(error),
    );
    return { reads, bugs, changes: () => changes };
  };
  const settled = () => new Promise((resolve) => setTimeout(resolve));

  it('reads once for a key, and again for another, of which the old value stays', async () => {
    const { reads, changes } = setUp();
    let count = 0;
    const read = () => Promise.resolve(++count);
    expect(reads.of('a', '1', read)).toEqual({ kind: 'reading' });
    await settled();
    expect(reads.of('a', '1', read)).toEqual({ kind: 'read', value: 1 });
    const other = reads.of('a', '2', read);
    expect(other).toEqual({ kind: 'reading', before: 1 });
    expect([readValue(other), latestValue(other)]).toEqual([undefined, 1]);
    await settled();
    expect(reads.of('a', '2', read)).toEqual({ kind: 'read', value: 2 });
    expect(changes()).toBe(2);
  });

  it('cancels what nobody wants any more, and says nothing of it', async () => {
    const { reads, bugs, changes } = setUp();
    const signals: AbortSignal[] = [];
    const read = (signal: AbortSignal) => {
      signals.push(signal);
      return Promise.reject(new Error('too late'));
    };
    reads.of('a', '1', read);
    reads.sweep();
    reads.sweep();
    await settled();
    expect(signals[0]?.aborted).toBe(true);
    expect([changes(), bugs]).toEqual([0, []]);
  });

  it('distinguishes a failure of AWS from a bug', async () => {
    const { reads, bugs } = setUp();
    const denied = { kind: 'denied' } as const;
    const fail = () => Promise.reject(new ExpectedError(denied));
    const bug = new Error('bug');
    reads.of('a', '', fail);
    reads.of('b', '', () => Promise.reject(bug));
    await settled();
    expect(reads.of('a', '', fail)).toMatchObject({ kind: 'failed', failure: denied });
    expect(bugs).toEqual([bug]);
  });
});
