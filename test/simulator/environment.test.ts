import { expect, it } from 'vitest';
import { optionsInEnvironment } from '../../src/simulator';

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
