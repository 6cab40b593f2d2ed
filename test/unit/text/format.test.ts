import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFormat } from '../../../src/core/text/format';
import { at, testNow } from '../../fakes/snapshots';

const british = createFormat({ locale: 'en-GB', timeZone: 'UTC' });
const japanese = createFormat({ locale: 'ja', timeZone: 'Asia/Tokyo' });

describe('time', () => {
  it.each([
    [british, at(10, 2), '10:02'],
    [british, at(0), '0:00'],
    [british, at(10, 2) - 86_400_000, '4 Nov, 10:02'],
    [british, Date.UTC(2023, 7, 28, 10, 2), '28 Aug 2023, 10:02'],
    [british, at(24), '6 Nov, 0:00'],
    [japanese, at(1, 2), '10:02'],
    // Yesterday in UTC, today in Tokyo.
    [japanese, at(0) - 60_000, '8:59'],
    [japanese, at(0) - 36_000_000, '11月4日 23:00'],
  ])('case %#', (format, ms, text) => {
    expect(format.time(ms, testNow)).toBe(text);
  });

  it('takes the day again when now moves on', () => {
    expect(british.time(at(10), at(11))).toBe('10:00');
    expect(british.time(at(10), at(35))).toBe('5 Nov, 10:00');
  });
});

describe('moment', () => {
  it.each([
    [british, at(10, 2), '5 Nov 2026, 10:02'],
    [japanese, at(10, 2), '2026年11月5日 19:02'],
    [british, NaN, '—'],
  ])('case %#', (format, ms, text) => {
    expect(format.moment(ms)).toBe(text);
  });
});

describe('ago', () => {
  it.each([
    [0, 'now'],
    [59_000, '59 sec ago'],
    [60_000, '1 min ago'],
    [3_600_000 * 5, '5 hr ago'],
    [86_400_000, 'yesterday'],
    [86_400_000 * 40, '40 days ago'],
    [-5000, 'now'],
  ])('%i ms is %s', (ms, text) => {
    expect(british.ago(testNow - ms, testNow)).toBe(text);
  });
});

describe('duration', () => {
  it.each([
    [0, '0 secs'],
    [60_000, '1 min'],
    [90_000, '1 min 30 secs'],
    [300_000, '5 mins'],
    [3_600_000, '1 hr'],
    [90_061_000, '1 day 1 hr'],
    [7_254_000, '2 hrs'],
    [86_400_000 + 60_000, '1 day'],
  ])('%i ms is %s', (ms, text) => {
    expect(british.duration(ms)).toBe(text);
  });

  it('is Japanese in Japanese', () => {
    expect(japanese.duration(300_000)).toBe('5 分');
    expect(japanese.duration(90_061_000)).toBe('1 日 1 時間');
  });
});

describe('bytes', () => {
  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [0.34, '0.3 bytes'],
    [796.3, '796 bytes'],
    [999.7, '1 kB'],
    [1200, '1.2 kB'],
    [999_949, '999.9 kB'],
    [999_950, '1 MB'],
    [1_234_567_890, '1.2 GB'],
    [5e15, '5,000 TB'],
  ])('%i is %s', (count, text) => {
    expect(british.bytes(count)).toBe(text);
  });
});

describe('count', () => {
  it.each([
    [3, '3'],
    [1234, '1,234'],
    [0.0001, '0.0001'],
    [NaN, '—'],
    [Infinity, '—'],
  ])('%d is %s', (value, text) => {
    expect(british.count(value)).toBe(text);
  });
});

describe('a format', () => {
  it('takes a malformed locale for English', () => {
    expect(createFormat({ locale: 'not a locale' }).list(['a', 'b'])).toBe('a, b');
  });

  it.each([
    [british, 'a, b, c'],
    [japanese, 'a、b、c'],
  ])('lists, case %#', (format, text) => {
    expect(format.list(['a', 'b', 'c'])).toBe(text);
    expect(format.list(['a'])).toBe('a');
    expect(format.list([])).toBe('');
  });

  it('puts numbers in names in their order', () => {
    expect(['vpn 10', 'vpn 2', 'VPN 1'].sort((a, b) => british.compare(a, b))).toEqual([
      'VPN 1',
      'vpn 2',
      'vpn 10',
    ]);
  });

  it('never throws and always says something', () => {
    fc.assert(
      fc.property(fc.double(), fc.double(), (value, now) => {
        const texts = [british.time(value, now), british.ago(value, now), british.duration(value)];
        for (const text of [...texts, british.bytes(value), british.count(value)])
          expect(text).not.toBe('');
      }),
    );
  });
});
