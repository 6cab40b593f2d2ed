/** Settings as a file may hold them: nothing in it ends the polling or makes it run away. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chosenScopes } from '../../../src/core/session/chosenScopes';
import { regionPattern } from '../../../src/core/model/scope';
import {
  defaultIntervalSeconds,
  longestIntervalSeconds,
  refreshIntervalOf,
} from '../../../src/core/polling/schedule/refreshInterval';
import { RefreshScheduler } from '../../../src/core/polling/schedule/refreshScheduler';
import { FakeClock } from '../../fakes/fakeClock';

const hourMs = 3_600_000;

interface NumericSetting {
  readonly type: string;
  readonly default: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

const { contributes } = JSON.parse(
  readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
) as {
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, NumericSetting>> };
  };
};
const { properties } = contributes.configuration;

const anything = fc.oneof(
  fc.anything(),
  fc.double(),
  fc.integer(),
  fc.constantFrom(NaN, -1, -0, 1e-9, 0.5, 9, 11, 3600, 3_000_000, 3_600_000, 2 ** 31, 1e308, '60'),
);

/** How often a scope is refreshed in an hour of this interval. */
async function refreshesInAnHour(intervalMs: number): Promise<number> {
  const clock = new FakeClock();
  let count = 0;
  const poller = new RefreshScheduler({
    clock,
    intervalMs: () => intervalMs,
    random: () => 0.5,
    refresh: () => Promise.resolve((count++, [])),
    onRefreshed: () => undefined,
    onBug: () => undefined,
  });
  poller.setActive(true);
  await clock.settle(hourMs);
  poller.dispose();
  return count;
}

describe('the refresh interval', () => {
  it.each([
    [0, 0],
    [-0, 0],
    [10, 10],
    [60, 60],
    [3600, 3600],
    [0.001, 10],
    [9, 10],
    [3601, 3600],
    [3_000_000, 3600],
    [3_600_000, 3600],
    [2 ** 53, 3600],
    [Infinity, 3600],
    [-1, 60],
    [-Infinity, 60],
    [NaN, 60],
    ['10', 60],
    [null, 60],
    [undefined, 60],
    [true, 60],
    [[10], 60],
    [{}, 60],
  ])('%j becomes %i s', (setting, seconds) => {
    expect(refreshIntervalOf(setting)).toBe(seconds * 1000);
  });

  it('lies between the bounds of the manifest for any value, and only 0 turns it off', () => {
    const schema = properties['clientVPNWatch.refreshInterval'];
    expect(schema).toMatchObject({
      maximum: longestIntervalSeconds,
      default: defaultIntervalSeconds,
    });
    fc.assert(
      fc.property(anything, (setting) => {
        const ms = refreshIntervalOf(setting);
        if (setting === 0) expect(ms).toBe(0);
        else expect(ms).toBeGreaterThanOrEqual(10_000);
        expect(ms).toBeLessThanOrEqual(longestIntervalSeconds * 1000);
      }),
      { numRuns: 1000 },
    );
  });

  it('makes one to 400 refreshes an hour of any value', async () => {
    await fc.assert(
      fc.asyncProperty(anything, async (setting) => {
        fc.pre(setting !== 0);
        const count = await refreshesInAnHour(refreshIntervalOf(setting));
        expect(count).toBeGreaterThanOrEqual(1);
        expect(count).toBeLessThanOrEqual(400);
      }),
      { numRuns: 50 },
    );
  });

  it.each([NaN, -5, -Infinity])('of %f ms does not make a poller run away', async (ms) => {
    expect(await refreshesInAnHour(ms)).toBe(0);
  });

  it.each([Infinity, 2 ** 31, 2 ** 40])('of %f ms does not put it to sleep', async (ms) => {
    expect(await refreshesInAnHour(ms)).toBe(2);
  });
});

describe('every numeric setting', () => {
  it('has a lower and an upper bound in the manifest', () => {
    const numeric = Object.entries(properties).filter(([, { type }]) =>
      ['integer', 'number'].includes(type),
    );
    expect(numeric.length).toBeGreaterThan(0);
    for (const [name, { minimum, maximum, default: value }] of numeric) {
      expect(minimum, name).toBeTypeOf('number');
      expect(maximum, name).toBeTypeOf('number');
      expect(value, name).toBeGreaterThanOrEqual(minimum ?? Infinity);
      expect(value, name).toBeLessThanOrEqual(maximum ?? -Infinity);
    }
  });
});

describe('the chosen scopes', () => {
  it('are those of any setting that are scopes, each once', () => {
    const scope = fc.record({
      profile: fc.oneof(fc.constantFrom('', 'dev'), fc.string()),
      region: fc.constantFrom('eu-west-1', 'ap-northeast-1', 'us-gov-west-1', 'EU', ''),
    });
    const setting = fc.oneof(fc.anything(), fc.array(fc.oneof(scope, fc.anything())));
    fc.assert(
      fc.property(setting, (value) => {
        const scopes = chosenScopes(value);
        const ids = scopes.map(({ profile, region }) => `${profile}@${region}`);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { region } of scopes) expect(region).toMatch(regionPattern);
      }),
      { numRuns: 1000 },
    );
  });

  it('keep their order and lose what else is written beside them', () => {
    const value = [
      { profile: 'b', region: 'eu-west-1', note: 'x' },
      null,
      { profile: 'a', region: 'eu-west-1' },
      { profile: 'b', region: 'eu-west-1' },
    ];
    expect(chosenScopes(value)).toEqual([
      { profile: 'b', region: 'eu-west-1' },
      { profile: 'a', region: 'eu-west-1' },
    ]);
  });
});
