import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connectionAlarm } from '../../../src/core/cloudwatch/definition';
import {
  comparedThresholds,
  compareReplays,
  withPeriod,
} from '../../../src/core/replay/compareReplays';
import { replayAlarm } from '../../../src/core/replay/replayAlarm';
import type { ReplayOptions } from '../../../src/core/replay/replayRun';
import { summarizeReplay } from '../../../src/core/replay/replaySummary';
import type { ReplaySummary } from '../../../src/core/replay/replaySummary';
import type { AlarmDefinition } from '../../../src/core/model/alarm';
import type { Sample } from '../../../src/core/model/sample';
import { atOnce } from '../../../src/core/base/steps';
import { start } from './metricWorld';

const minute = 60_000;
const seed = connectionAlarm({
  endpointId: 'cvpn-endpoint-1',
  endpointLabel: 'Tokyo',
  name: 'diff',
  topicArn: 'arn:aws:sns:ap-northeast-1:123456789012:vpn',
});

function everyFive(values: readonly number[]): Sample[] {
  return values.map((value, i) => ({ at: start + i * 5 * minute, value }));
}

function summary(definition: AlarmDefinition, samples: readonly Sample[]): ReplaySummary {
  const end = (samples.at(-1)?.at ?? start) + 30 * minute;
  const options: ReplayOptions = { range: { start, end }, initial: 'OK' };
  const transitions = atOnce(replayAlarm(definition, samples, options));
  return atOnce(summarizeReplay(definition, transitions, samples, options.range, options.initial));
}

function outcomes(definition: AlarmDefinition, values: readonly number[]): string[] {
  return summary(definition, everyFive(values)).rises.map(
    ({ at, delta, outcome, notifiedAt }) =>
      `${(at - start) / minute} +${delta} ${outcome}` +
      (notifiedAt === undefined ? '' : ` at ${(notifiedAt - start) / minute}`),
  );
}

describe('the rises of a replay', () => {
  const five = withPeriod(seed, 300);
  it.each<[string, AlarmDefinition, number[], string[]]>([
    ['none', seed, [2, 2, 1, 0], []],
    ['two, each notified', seed, [0, 1, 2, 2], ['5 +1 notified at 6', '10 +1 notified at 11']],
    [
      'the second within an episode of ALARM',
      five,
      [0, 1, 2, 2],
      ['5 +1 notified at 6', '10 +1 inAlarm'],
    ],
    ['apart, notified again', five, [0, 1, 1, 2], ['5 +1 notified at 6', '15 +1 notified at 16']],
    [
      'below the threshold, in OK and in ALARM',
      { ...five, threshold: 2 },
      [0, 1, 3, 4, 4],
      ['5 +1 notMet', '10 +2 notified at 11', '15 +1 notMet'],
    ],
    [
      'an alarm on the count itself tells the first alone',
      { ...seed, queries: [{ ...seed.queries[0]!, returnData: true }], treatMissing: 'ignore' },
      [0, 1, 2, 0, 1],
      ['5 +1 notified at 6', '10 +1 inAlarm', '20 +1 notified at 21'],
    ],
    [
      'two of two: notified together, late',
      { ...five, evaluationPeriods: 2, datapointsToAlarm: 2 },
      [0, 1, 2, 2, 3, 3],
      ['5 +1 notified at 11', '10 +1 notified at 11', '20 +1 notMet'],
    ],
  ])('%s', (_name, definition, values, expected) => {
    expect(outcomes(definition, values)).toEqual(expected);
  });

  it('are pending until an evaluation has seen them', () => {
    const samples = everyFive([0, 1]);
    const range = { start, end: start + 6 * minute };
    const { rises, swallowed } = atOnce(summarizeReplay(seed, [], samples, range, 'OK'));
    expect(rises.map(({ outcome }) => outcome)).toEqual(['pending']);
    expect(swallowed).toBe(0);
  });

  it('are notified of or swallowed, each one of the two', () => {
    const values = fc.array(fc.nat(4), { minLength: 2, maxLength: 60 });
    const periods = fc.constantFrom(60, 300, 900);
    const thresholds = fc.integer({ min: 1, max: 3 });
    const check = fc.property(values, periods, thresholds, (counts, period, threshold) => {
      const found = summary({ ...withPeriod(seed, period), threshold }, everyFive(counts));
      const notified = found.rises.filter(({ outcome }) => outcome === 'notified');
      expect(notified.length + found.swallowed).toBe(found.rises.length);
      if (period > 300) return;
      const times = new Set(notified.map(({ notifiedAt }) => notifiedAt));
      expect([...times]).toEqual(found.notifications);
    });
    fc.assert(check);
  });
});

describe('the numbers of a replay', () => {
  it('count notifications by the day and find the busiest hour', () => {
    const hours = [9, 9.5, 9.75, 11, 11.5];
    const times = hours.map((at) => start + at * 60 * minute);
    const range = { start, end: start + 48 * 60 * minute };
    const episodes = times.map((at) => ({ start: at, end: at + 5 * minute }));
    const transitions = episodes
      .flatMap(({ start: at, end }) => [
        { at, from: 'OK' as const, to: 'ALARM' as const },
        { at: end, from: 'ALARM' as const, to: 'OK' as const },
      ])
      .slice(0, -1);
    expect(atOnce(summarizeReplay(seed, transitions, [], range, 'OK'))).toEqual({
      notifications: times,
      inAlarm: [...episodes.slice(0, -1), { start: times[4], end: range.end }],
      perDay: 2.5,
      busiestHour: { start: start + 9 * 60 * minute, count: 3 },
      rises: [],
      swallowed: 0,
    });
  });

  it('are zeros for nothing', () => {
    const nothing = { notifications: [], inAlarm: [], perDay: 0, rises: [], swallowed: 0 };
    expect(atOnce(summarizeReplay(seed, [], [], { start, end: start }, 'OK'))).toEqual(nothing);
  });
});

describe('compareReplays', () => {
  const samples = everyFive([0, 1, 2, 5, 5, 5, 7]);
  const range = { start, end: start + 60 * minute };

  it('has a cell for each period with each threshold', () => {
    const cells = atOnce(
      compareReplays(samples, seed, [60, 300], [1, 2, 3], { range, initial: 'OK' }),
    );
    const numbers = cells.map(
      ({ periodSeconds, threshold, summary: { notifications, swallowed } }) => [
        periodSeconds,
        threshold,
        notifications.length,
        swallowed,
      ],
    );
    expect(numbers).toEqual([
      [60, 1, 4, 0],
      [60, 2, 2, 2],
      [60, 3, 1, 3],
      [300, 1, 2, 2],
      [300, 2, 2, 2],
      [300, 3, 1, 3],
    ]);
  });

  it.each([
    [
      [0, 1, 2, 5],
      [1, 2, 3],
    ],
    [
      [0, 100],
      [1, 2, 3, 4, 5],
    ],
    [[5, 4, 4], [1]],
    [[], [1]],
  ])('of %j compares the thresholds %j', (values, expected) => {
    expect(comparedThresholds(everyFive(values))).toEqual(expected);
  });
});
