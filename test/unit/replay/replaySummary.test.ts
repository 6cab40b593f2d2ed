import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  comparedThresholds,
  compareReplays,
  withPeriod,
} from '../../../src/core/replay/compareReplays';
import { replayAlarm } from '../../../src/core/replay/replayAlarm';
import type { ReplayOptions } from '../../../src/core/replay/replayRun';
import { summarizeReplay, type ReplaySummary } from '../../../src/core/replay/replaySummary';
import type { AlarmDefinition } from '../../../src/core/model/alarm';
import type { Sample } from '../../../src/core/model/sample';
import { runToCompletion } from '../../../src/core/base/cooperativeTask';
import { diffAlarm, start } from './publishedMetrics';

const minute = 60_000;

function everyFive(values: readonly number[]): Sample[] {
  return values.map((value, i) => ({ at: start + i * 5 * minute, value }));
}

function summary(definition: AlarmDefinition, samples: readonly Sample[]): ReplaySummary {
  const end = (samples.at(-1)?.at ?? start) + 30 * minute;
  const options: ReplayOptions = { range: { start, end }, initial: 'OK' };
  const transitions = runToCompletion(replayAlarm(definition, samples, options));
  return runToCompletion(
    summarizeReplay(definition, transitions, samples, options.range, options.initial),
  );
}

function outcomes(definition: AlarmDefinition, values: readonly number[]): string[] {
  return summary(definition, everyFive(values)).rises.map(
    ({ at, delta, outcome, notifiedAt }) =>
      `${(at - start) / minute} +${delta} ${outcome}` +
      (notifiedAt === undefined ? '' : ` at ${(notifiedAt - start) / minute}`),
  );
}

describe('the rises of a replay', () => {
  const five = withPeriod(diffAlarm, 300);
  it.each<[string, AlarmDefinition, number[], string[]]>([
    ['none', diffAlarm, [2, 2, 1, 0], []],
    ['two, each notified', diffAlarm, [0, 1, 2, 2], ['5 +1 notified at 6', '10 +1 notified at 11']],
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
      {
        ...diffAlarm,
        queries: [{ ...diffAlarm.queries[0]!, returnData: true }],
        treatMissing: 'ignore',
      },
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
    const { rises, swallowed } = runToCompletion(
      summarizeReplay(diffAlarm, [], samples, range, 'OK'),
    );
    expect(rises.map(({ outcome }) => outcome)).toEqual(['pending']);
    expect(swallowed).toBe(0);
  });

  it('count from the first moment of the range until before its end', () => {
    const samples = everyFive([0, 1, 2, 3, 4, 5]);
    const range = { start: start + 10 * minute, end: start + 20 * minute };
    const { rises } = runToCompletion(summarizeReplay(diffAlarm, [], samples, range, 'OK'));
    expect(rises.map(({ at }) => (at - start) / minute)).toEqual([10, 15]);
  });

  it('are swallowed by the state that the replay begins with', () => {
    const range = { start, end: start + 20 * minute };
    const replayed = (initial: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA') =>
      runToCompletion(summarizeReplay(diffAlarm, [], everyFive([0, 1]), range, initial)).rises[0]
        ?.outcome;
    expect(replayed('ALARM')).toBe('inAlarm');
    expect(replayed('OK')).toBe('notMet');
    expect(replayed('INSUFFICIENT_DATA')).toBe('notMet');
  });

  it('are pending where the first evaluation that sees them is the end of the range', () => {
    const outcome = (end: number) =>
      runToCompletion(
        summarizeReplay(diffAlarm, [], everyFive([0, 1]), { start, end: start + end }, 'OK'),
      ).rises.map((rise) => rise.outcome);
    expect(outcome(6 * minute)).toEqual(['pending']);
    expect(outcome(6 * minute + 1)).toEqual(['notMet']);
    expect(outcome(5 * minute)).toEqual([]);
  });

  it('are not notified by an evaluation at their own time, which has not seen them', () => {
    const rise = start + 5 * minute;
    const change = { at: rise, from: 'OK', to: 'ALARM', since: start } as const;
    const range = { start, end: start + 20 * minute };
    const { rises } = runToCompletion(
      summarizeReplay(diffAlarm, [change], everyFive([0, 1]), range, 'OK'),
    );
    expect(rises).toEqual([{ at: rise, delta: 1, outcome: 'inAlarm' }]);
  });

  it('are looked for in steps of a thousand samples', () => {
    const samples = everyFive(Array.from({ length: 2500 }, () => 1));
    const range = { start, end: start + minute };
    expect([...summarizeReplay(diffAlarm, [], samples, range, 'OK')]).toHaveLength(3);
  });

  it('are notified of or swallowed, each one of the two', () => {
    const values = fc.array(fc.nat(4), { minLength: 2, maxLength: 60 });
    const periods = fc.constantFrom(60, 300, 900);
    const thresholds = fc.integer({ min: 1, max: 3 });
    const check = fc.property(values, periods, thresholds, (counts, period, threshold) => {
      const found = summary({ ...withPeriod(diffAlarm, period), threshold }, everyFive(counts));
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
    expect(runToCompletion(summarizeReplay(diffAlarm, transitions, [], range, 'OK'))).toEqual({
      notifications: times,
      inAlarm: [...episodes.slice(0, -1), { start: times[4], end: range.end }],
      perDay: 2.5,
      busiestHour: { start: start + 9 * 60 * minute, count: 3 },
      rises: [],
      swallowed: 0,
    });
  });

  it.each<[string, number[], { start: number; count: number }]>([
    ['one notification', [7], { start: 7, count: 1 }],
    ['two just within an hour', [0, 59.999], { start: 0, count: 2 }],
    ['two an hour apart', [0, 60], { start: 0, count: 1 }],
    ['two busy hours alike: the first', [0, 10, 120, 130], { start: 0, count: 2 }],
    ['a later one that is busier', [0, 50, 70, 80, 90], { start: 50, count: 4 }],
  ])('find the busiest hour of %s', (_name, minutes, expected) => {
    const transitions = minutes.map((after) => ({
      at: start + after * minute,
      from: 'OK' as const,
      to: 'ALARM' as const,
    }));
    const range = { start, end: start + 24 * 60 * minute };
    const { busiestHour } = runToCompletion(
      summarizeReplay(diffAlarm, transitions, [], range, 'OK'),
    );
    expect(busiestHour).toEqual({ ...expected, start: start + expected.start * minute });
  });

  it('are zeros for nothing', () => {
    const nothing = { notifications: [], inAlarm: [], perDay: 0, rises: [], swallowed: 0 };
    expect(
      runToCompletion(summarizeReplay(diffAlarm, [], [], { start, end: start }, 'OK')),
    ).toEqual(nothing);
  });
});

describe('compareReplays', () => {
  const samples = everyFive([0, 1, 2, 5, 5, 5, 7]);
  const range = { start, end: start + 60 * minute };

  it('has a cell for each period with each threshold', () => {
    const cells = runToCompletion(
      compareReplays(samples, diffAlarm, [60, 300], [1, 2, 3], { range, initial: 'OK' }),
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
