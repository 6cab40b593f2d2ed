/** Single fields of an answer: what is read, and what is refused. */
import { describe, expect, it } from 'vitest';
import {
  omitUndefined,
  readNumber,
  readObjects,
  readText,
  readTexts,
  readTime,
} from '../../src/aws/mapping/fields';

describe('readTime', () => {
  it.each([
    ['2019-08-12 07:57:14', Date.UTC(2019, 7, 12, 7, 57, 14)],
    ['2019-08-12T07:57:14', Date.UTC(2019, 7, 12, 7, 57, 14)],
    ['2019-08-12T07:57:14Z', Date.UTC(2019, 7, 12, 7, 57, 14)],
    ['2019-08-12T07:57:14.250Z', Date.UTC(2019, 7, 12, 7, 57, 14, 250)],
    ['2019-08-12 09:57:14+02:00', Date.UTC(2019, 7, 12, 7, 57, 14)],
    ['2019-08-12 07:57:14 UTC', Date.UTC(2019, 7, 12, 7, 57, 14)],
    [' 2019-08-12 07:57:14 ', Date.UTC(2019, 7, 12, 7, 57, 14)],
    [new Date(5), 5],
    ['2019-13-12 07:57:14', undefined],
    ['2019-08-12', undefined],
    ['NA', undefined],
    ['', undefined],
    [new Date(Number.NaN), undefined],
    [1565596634, undefined],
    [undefined, undefined],
  ])('%s → %s', (text, ms) => {
    expect(readTime(text)).toBe(ms);
  });
});

describe('readNumber', () => {
  it.each([
    ['0', 0],
    ['5442', 5442],
    [' 7 ', 7],
    [2.5, 2.5],
    ['2.5', undefined],
    ['-3', undefined],
    ['', undefined],
    ['12 bytes', undefined],
    [Number.NaN, undefined],
    [Number.POSITIVE_INFINITY, undefined],
    [null, undefined],
  ])('%j → %s', (value, number) => {
    expect(readNumber(value)).toBe(number);
  });
});

describe('texts, lists and what is absent', () => {
  it('takes an empty text for none', () => {
    expect([readText(''), readText(' '), readText('x'), readText(3)]).toEqual([
      undefined,
      undefined,
      'x',
      undefined,
    ]);
  });

  it('keeps of a list only what is of the kind', () => {
    expect(readTexts(['a', '', null, 4, 'b'])).toEqual(['a', 'b']);
    expect(readTexts('a')).toEqual([]);
    expect(readObjects([{ a: 1 }, null, 'x'] as object[])).toEqual([{ a: 1 }]);
    expect(readObjects('x' as unknown as object[])).toEqual([]);
  });

  it('drops keys without a value', () => {
    expect(Object.keys(omitUndefined({ a: 1, b: undefined, c: '' }))).toEqual(['a', 'c']);
  });
});
