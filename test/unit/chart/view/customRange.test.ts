import { describe, expect, it } from 'vitest';
import { zoneOffset } from '../../../../src/core/base/timeZone';
import {
  endpointLinkPath,
  endpointLinkQuery,
  parseEndpointLink,
} from '../../../../src/core/links/endpointLink';
import { fieldTime, typedRange } from '../../../../src/core/chart/view/customRange';

const now = Date.UTC(2026, 10, 11, 6, 32, 10);
const offsetOf = (zone: string) => zoneOffset(zone)!;
const tokyo = offsetOf('Asia/Tokyo');

describe('typedRange', () => {
  it.each([
    ['', '2026-11-11T15:00', 'incomplete'],
    ['2026-11-11T14:00', '', 'incomplete'],
    ['2026-11-11', '2026-11-11T15:00', 'incomplete'],
    ['2026-13-41T14:00', '2026-11-11T15:00', 'incomplete'],
    ['2026-11-11T15:00', '2026-11-11T14:00', 'order'],
    ['2026-11-11T14:00', '2026-11-11T14:09', 'order'],
    ['2026-11-11T15:33', '2026-11-12T15:00', 'future'],
    ['2026-09-01T00:00', '2026-11-11T15:00', 'tooOld'],
  ])('from %j to %j is %s', (from, to, problem) => {
    expect(typedRange(from, to, now, tokyo)).toBe(problem);
  });

  it('is not one that a link cannot have', () => {
    const newYork = offsetOf('America/New_York');
    const to = (end: string) => typedRange('2026-11-11T00:00', end, now, newYork);
    expect(to('9999-12-31T23:59')).toBe('incomplete');
    const range = to('9999-12-31T18:59');
    if (typeof range === 'string') throw new Error(range);
    const place = { accountId: '123456789012', region: 'eu-west-1', tab: 'now', range };
    const query = endpointLinkQuery({ ...place, endpointId: 'cvpn-endpoint-1' });
    const parts = { path: endpointLinkPath, query, fragment: '' };
    expect(parseEndpointLink(parts, ['now'])?.range).toEqual(range);
  });

  it.each([
    [
      'Asia/Tokyo',
      '2026-11-11T14:00',
      '2026-11-11T15:00',
      '2026-11-11T05:00Z',
      '2026-11-11T06:00Z',
    ],
    [
      'Asia/Kolkata',
      '2026-11-11T10:00',
      '2026-11-11T12:30',
      '2026-11-11T04:30Z',
      '2026-11-11T07:00Z',
    ],
    // Around the end of daylight saving time; the end may be in the future.
    [
      'Europe/Berlin',
      '2026-10-25T01:30',
      '2026-10-25T03:30',
      '2026-10-24T23:30Z',
      '2026-10-25T02:30Z',
    ],
    [
      'America/New_York',
      '2026-10-31T20:00',
      '2026-11-11T23:59',
      '2026-11-01T00:00Z',
      '2026-11-12T04:59Z',
    ],
  ])('means the clock of %s', (zone, from, to, start, end) => {
    expect(typedRange(from, to, now, offsetOf(zone))).toEqual({
      start: Date.parse(start),
      end: Date.parse(end),
    });
  });
});

describe('fieldTime', () => {
  it.each(['Asia/Tokyo', 'Asia/Kathmandu', 'America/New_York'])(
    'is what is typed in %s',
    (zone) => {
      const offset = offsetOf(zone);
      const [start, end] = [Date.UTC(2026, 10, 10, 3, 20), Date.UTC(2026, 10, 11, 3, 25)];
      expect(typedRange(fieldTime(start, offset), fieldTime(end, offset), now, offset)).toEqual({
        start,
        end,
      });
    },
  );
});
