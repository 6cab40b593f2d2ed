import { afterEach, describe, expect, it, vi } from 'vitest';
import { optionsInEnvironment } from '../../src/simulator/environment';
import { trialOptions, weekdayMorning } from '../../src/simulator/trialOptions';

it.each([
  [{}, {}],
  [{ CLIENT_VPN_WATCH_SCENARIO: 'fleet' }, { scenario: 'fleet' }],
  [{ CLIENT_VPN_WATCH_SCENARIO: 'nowhere' }, {}],
  [{ CLIENT_VPN_WATCH_START: '2026-11-18T12:00:00+09:00' }, { startMs: Date.UTC(2026, 10, 18, 3) }],
  [{ CLIENT_VPN_WATCH_START: 'soon' }, {}],
  [{ CLIENT_VPN_WATCH_SPEED: '0' }, { speed: 0 }],
  [{ CLIENT_VPN_WATCH_SPEED: '' }, {}],
  [{ CLIENT_VPN_WATCH_SPEED: '-1' }, {}],
  [{ CLIENT_VPN_WATCH_SPEED: '3601' }, {}],
  [{ CLIENT_VPN_WATCH_LOG_DELAY: '300' }, { logDelaySeconds: 300 }],
  [{ CLIENT_VPN_WATCH_LOG_DELAY: '0' }, { logDelaySeconds: 0 }],
  [{ CLIENT_VPN_WATCH_LOG_DELAY: '3601' }, {}],
  [{ CLIENT_VPN_WATCH_LOG_DELAY: 'late' }, {}],
])('of %o makes %o', (env, options) => {
  expect(optionsInEnvironment(env)).toEqual(options);
});

describe('the start of the trial', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it.each([
    ['in the afternoon', '2026-11-25T15:00:00+09:00', '2026-11-25T10:20:00+09:00'],
    ['early in the morning', '2026-11-25T06:00:00+09:00', '2026-11-24T10:20:00+09:00'],
    ['early on a Monday', '2026-11-23T06:00:00+09:00', '2026-11-20T10:20:00+09:00'],
    ['on a Saturday', '2026-11-28T12:00:00+09:00', '2026-11-27T10:20:00+09:00'],
    ['on a Sunday night', '2026-11-29T23:59:00+09:00', '2026-11-27T10:20:00+09:00'],
  ])('is a weekday morning that is past, %s', (_, now, start) => {
    vi.stubEnv('TZ', 'Asia/Tokyo');
    expect(weekdayMorning(new Date(now))).toEqual(new Date(start));
  });

  it.each([
    ['America/New_York', '2026-11-25T10:20:00-05:00', -5],
    ['Europe/Berlin', '2026-11-25T10:20:00+01:00', 1],
    ['Asia/Kolkata', '2026-11-25T10:20:00+05:30', 5.5],
  ])('is a morning where the user is: %s', (zone, start, hours) => {
    vi.stubEnv('TZ', zone);
    const options = trialOptions({}, new Date('2026-11-25T23:30:00Z'));
    const utcOffsetMs = hours * 3_600_000;
    expect(options).toEqual({ scenario: 'company', startMs: Date.parse(start), utcOffsetMs });
  });

  it('is what the environment says, where it does', () => {
    vi.stubEnv('TZ', 'Asia/Tokyo');
    const env = {
      CLIENT_VPN_WATCH_SCENARIO: 'office',
      CLIENT_VPN_WATCH_START: '2026-11-18T20:00:00+09:00',
    };
    expect(trialOptions(env, new Date('2026-11-25T12:00:00Z'))).toEqual({
      scenario: 'office',
      startMs: Date.parse('2026-11-18T20:00:00+09:00'),
      utcOffsetMs: 9 * 3_600_000,
    });
  });
});
