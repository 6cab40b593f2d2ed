/** The reads of a longer range of failed attempts: one at a time, canceled, and discarded. */
import { describe, expect, it } from 'vitest';
import { AttemptsSession } from '../../../src/core/failedAttempts/attemptsSession';
import type { LoggedAttempts } from '../../../src/core/failedAttempts/readFailedAttempts';
import { testEndpoint } from '../../fakes/snapshots';

const endpoint = testEndpoint();
const week = { start: 0, end: 7 };
const day = { start: 6, end: 7 };
const nothing: LoggedAttempts = { attempts: [], more: false };

/** A read that the test ends. */
interface Read {
  readonly promise: Promise<LoggedAttempts>;
  readonly resolve: (found: LoggedAttempts) => void;
  readonly reject: (error: Error) => void;
}

function newRead(): Read {
  let resolve: Read['resolve'] = () => undefined;
  let reject: Read['reject'] = () => undefined;
  const promise = new Promise<LoggedAttempts>((done, failed) => {
    resolve = done;
    reject = failed;
  });
  return { promise, resolve, reject };
}

function opened() {
  const reads: Read[] = [];
  const signals: AbortSignal[] = [];
  let changes = 0;
  const session = new AttemptsSession(
    (_endpoint, _range, signal) => {
      const read = newRead();
      reads.push(read);
      signals.push(signal);
      return read.promise;
    },
    () => {
      changes += 1;
    },
  );
  return { session, reads, signals, changes: () => changes };
}

describe('the session of failed attempts', () => {
  it('reads once, and keeps the result with its range', async () => {
    const { session, reads, changes } = opened();
    session.begin(endpoint, week);
    session.begin(endpoint, week);
    expect(session.isReading).toBe(true);
    reads[0]?.resolve(nothing);
    await reads[0]?.promise;
    session.begin(endpoint, week);
    expect(reads.length).toBe(1);
    expect(changes()).toBe(1);
    expect(session.result).toEqual({ ...nothing, range: week });
  });

  it('keeps a failure until it is forgotten', async () => {
    const { session, reads } = opened();
    session.begin(endpoint, week);
    reads[0]?.reject(new Error('denied'));
    await reads[0]?.promise.catch(() => undefined);
    session.begin(endpoint, week);
    expect(reads.length).toBe(1);
    expect(session.failure).toEqual(new Error('denied'));
    session.forget();
    session.begin(endpoint, day);
    expect(reads.length).toBe(2);
    expect(session.failure).toBe(undefined);
  });

  it('ignores the answer to a read that was forgotten', async () => {
    const { session, reads, signals, changes } = opened();
    session.begin(endpoint, week);
    session.forget();
    expect(signals[0]?.aborted).toBe(true);
    session.begin(endpoint, day);
    reads[0]?.resolve(nothing);
    await reads[0]?.promise;
    expect(session.isReading).toBe(true);
    expect(session.result).toBe(undefined);
    expect(changes()).toBe(0);
  });
});
