/** What is computed once, and when it is computed again. */
import { describe, expect, it } from 'vitest';
import { LastResults, memoizeByObject, once } from '../../../src/core/base/memoize';

describe('a lazy value', () => {
  it('is computed on the first call only, even if it is undefined', () => {
    let calls = 0;
    const value = once((): string | undefined => {
      calls++;
      return undefined;
    });
    expect(calls).toBe(0);
    expect([value(), value()]).toEqual([undefined, undefined]);
    expect(calls).toBe(1);
  });
});

describe('a memoized function', () => {
  it('runs once for each object, even if its result is undefined', () => {
    const asked: object[] = [];
    const call = memoizeByObject((key: object): string | undefined => {
      asked.push(key);
      return undefined;
    });
    const [one, other] = [{}, {}];
    for (const key of [one, one, other, one]) call(key);
    expect(asked).toHaveLength(2);
    expect(asked[0]).toBe(one);
    expect(asked[1]).toBe(other);
  });
});

describe('a last result', () => {
  const key = {};

  it.each([
    ['the same input', key, 11, { result: 'x' }],
    ['an input that counts as the same', key, 21, { result: 'x' }],
    ['another input', key, 12, undefined],
    ['another object', {}, 11, undefined],
  ])('for %s', (_, object, input, expected) => {
    const results = new LastResults<object, number, string>((a, b) => a % 10 === b % 10);
    expect(results.keep(key, 11, 'x')).toBe('x');
    const known = results.get(object, input);
    expect(known && { result: known.result }).toEqual(expected);
  });

  it('replaces the one before', () => {
    const results = new LastResults<object, number, string>(Object.is);
    results.keep(key, 1, 'x');
    results.keep(key, 2, 'y');
    expect([results.get(key, 1)?.result, results.get(key, 2)?.result]).toEqual([undefined, 'y']);
  });
});
