import { describe, expect, it } from 'vitest';
import { readFineSamples } from '../../../src/core/replay/readSamples';
import { FakeAws } from '../../fakes/fakeAws';

const hour = 3_600_000;
const day = 24 * hour;
const endpointId = 'cvpn-endpoint-1';
const midnight = Date.UTC(2026, 10, 23);
const now = midnight + 12 * hour;
/** The first whole day of the last fifteen. */
const fineSince = midnight - 14 * day;

/** `[from, until, period]` of every read, the times in hours after midnight. */
async function reads(start: number, end: number): Promise<unknown[]> {
  const aws = new FakeAws();
  const found = await readFineSamples(aws.metrics, endpointId, { start, end }, now);
  expect(found).toEqual({ samples: [], fineSince });
  return aws.calls.recorded.map(({ args: [id, range, seconds] }) => {
    expect(id).toBe(endpointId);
    const { start: from, end: until } = range as { start: number; end: number };
    return [(from - midnight) / hour, (until - midnight) / hour, seconds];
  });
}

describe('readFineSamples', () => {
  it.each<[string, start: number, end: number, unknown[]]>([
    ['the last day', now - day, now, [[-12, 12, 60]]],
    ['since minutes are kept', fineSince, now, [[-336, 12, 60]]],
    ['until minutes are kept', fineSince - day, fineSince, [[-360, -336, 300]]],
    [
      'all that is kept',
      now - 63 * day,
      now,
      [
        [-1500, -336, 300],
        [-336, 12, 60],
      ],
    ],
    [
      'more than is kept',
      now - 70 * day,
      now,
      [
        [-1500, -336, 300],
        [-336, 12, 60],
      ],
    ],
    ['what is no longer kept', now - 70 * day, now - 64 * day, []],
    ['no time at all', now, now, []],
  ])('reads %s with the calls that it needs', async (_name, start, end, expected) => {
    expect(await reads(start, end)).toEqual(expected);
  });

  it('returns the older samples first', async () => {
    const aws = new FakeAws();
    const samples = [fineSince - 1, fineSince].map((at, value) => ({ at, value }));
    aws.samplesOf.set(endpointId, samples);
    const range = { start: now - 63 * day, end: now };
    const found = await readFineSamples(aws.metrics, endpointId, range, now);
    expect(found).toEqual({ samples, fineSince });
  });

  it('keeps the limit of a midnight that is exactly fifteen days ago', async () => {
    const found = await readFineSamples(
      new FakeAws().metrics,
      endpointId,
      { start: midnight, end: midnight },
      midnight,
    );
    expect(found.fineSince).toBe(midnight - 15 * day);
  });
});
