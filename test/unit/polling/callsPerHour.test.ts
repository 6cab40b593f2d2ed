/** What an hour of polling costs, against the least and against the plain way. */
import { describe, expect, it } from 'vitest';
import { callsPerHour, fleets } from '../../bench/calls/callsPerHour';

describe('calls per hour', () => {
  it.each(fleets)(
    '$scopes scope(s) × $endpoints endpoints × $alarms alarms beside $foreign, open: $open',
    async (fleet) => {
      const { actual, least, plain } = await callsPerHour(fleet);
      const beside = Math.ceil((fleet.foreign + fleet.endpoints * fleet.alarms) / 100);
      // Beyond the least: the topic and mute rules each quarter of an hour, and two pages of a long list
      // every three minutes.
      const pages = beside > 1 ? 40 : 0;
      expect(actual).toBeGreaterThanOrEqual(0.95 * least);
      expect(actual).toBeLessThanOrEqual(least + fleet.scopes * (5 * 3 + pages));
      expect(actual).toBeLessThan(fleet.open ? plain : plain / 2);
    },
    60_000,
  );
});
