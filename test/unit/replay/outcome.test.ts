import { describe, expect, it } from 'vitest';
import { ExpectedError, type Failure } from '../../../src/core/model/errors';
import { outcomeOf, valueOf } from '../../../src/core/replay/outcome';

const denied: Failure = { kind: 'denied', action: 'cloudwatch:GetMetricData' };

describe('the outcome of a read', () => {
  it('is what was read', async () => {
    const outcome = await outcomeOf(Promise.resolve([1, 2]));
    expect(outcome).toEqual({ value: [1, 2] });
    expect(valueOf(outcome)).toEqual([1, 2]);
  });

  it('is the failure, which has no value', async () => {
    const outcome = await outcomeOf(Promise.reject<string>(new ExpectedError(denied)));
    expect(outcome).toEqual({ failure: denied });
    expect(valueOf(outcome)).toBeUndefined();
  });

  it('has no value where nothing was read', () => {
    expect(valueOf(undefined)).toBeUndefined();
  });

  it.each([
    ['a cancelled read', new ExpectedError({ kind: 'cancelled' })],
    ['a fault of the program', new TypeError('broken')],
  ])('is none for %s', async (_name, error) => {
    await expect(outcomeOf(Promise.reject(error))).rejects.toBe(error);
  });
});
