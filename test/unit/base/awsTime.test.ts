/** Times as EC2 and the connection log print them, read quickly and read by pattern. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAwsTime } from '../../../src/core/base/awsTime';

describe('a time of AWS', () => {
  it.each([
    ['2019-08-12 07:57:14', '2019-08-12T07:57:14Z'],
    ['2024-02-29 23:59:59', '2024-02-29T23:59:59Z'],
    ['2026-12-31 00:00:00', '2026-12-31T00:00:00Z'],
    ['1970-01-01 00:00:00', '1970-01-01T00:00:00Z'],
    ['1972-02-28 00:00:00', '1972-02-28T00:00:00Z'],
    ['1972-03-01 00:00:00', '1972-03-01T00:00:00Z'],
    ['2000-03-01 00:00:00', '2000-03-01T00:00:00Z'],
    ['2001-01-01 00:00:00', '2001-01-01T00:00:00Z'],
    ['2100-02-28 12:00:00', '2100-02-28T12:00:00Z'],
    ['2100-03-01 00:00:00', '2100-03-01T00:00:00Z'],
    ['2400-12-28 00:00:00', '2400-12-28T00:00:00Z'],
    ['9999-12-28 23:59:59', '9999-12-28T23:59:59Z'],
    ['  2019-08-12 07:57:14 ', '2019-08-12T07:57:14Z'],
    ['2019-08-12T07:57:14', '2019-08-12T07:57:14Z'],
    ['2019-08-12T07:57:14.250Z', '2019-08-12T07:57:14.250Z'],
    ['2019-08-12 07:57:14 UTC', '2019-08-12T07:57:14Z'],
    ['2019-08-12 07:57:14+0900', '2019-08-11T22:57:14Z'],
  ])('%s is %s', (text, same) => {
    expect(parseAwsTime(text)).toBe(Date.parse(same));
  });

  it.each([
    '',
    'NA',
    '2019-08-12',
    '2019-13-12 07:57:14',
    '2019-00-12 07:57:14',
    '2019-08-00 07:57:14',
    '2019-08-32 07:57:14',
    '2019-08-12 25:57:14',
    '2019-08-12 07:60:14',
    '2019-08-12 07:57:60',
    '2019-08-12 07:5a:14',
    '201a-08-12 07:57:14',
    '2019/08/12 07:57:14',
    '2019-08-12 07-57-14',
    '2019-08-12x07:57:14',
    '2019-08-12 07:57:1/',
    '2019-08-12 07:57:1:',
  ])('"%s" is none', (text) => {
    expect(parseAwsTime(text)).toBeUndefined();
  });

  it('is read the same whichever way it is printed', () => {
    const time = fc.date({
      min: new Date('1970-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(time, (date) => {
        const second = Math.floor(date.getTime() / 1000) * 1000;
        const iso = new Date(second).toISOString().slice(0, 19);
        expect(parseAwsTime(iso.replace('T', ' '))).toBe(second);
        expect(parseAwsTime(`${iso}Z`)).toBe(second);
      }),
    );
  });
});
