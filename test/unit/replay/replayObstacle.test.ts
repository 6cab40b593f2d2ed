import { describe, expect, it } from 'vitest';
import { compareReplays } from '../../../src/core/replay/compareReplays';
import { replayAlarm } from '../../../src/core/replay/replayAlarm';
import { replayFailure } from '../../../src/core/replay/replayObstacle';
import { isExpected } from '../../../src/core/model/errors';
import type { AlarmDefinition, MetricStat } from '../../../src/core/model/alarm';
import type { ReplayObstacle } from '../../../src/core/model/failures/replayObstacle';
import { runToCompletion } from '../../../src/core/base/cooperativeTask';
import { diffAlarm } from './publishedMetrics';

const minute = 60_000;

function watching(expression: string, stat: Partial<MetricStat> = {}): AlarmDefinition {
  const [metric] = diffAlarm.queries;
  return {
    ...diffAlarm,
    periodSeconds: stat.periodSeconds ?? 60,
    queries: [
      { ...metric!, stat: { ...metric!.stat!, ...stat } },
      { id: 'e1', expression, returnData: true },
    ],
  };
}

const samples = [1, 2, 2].map((value, i) => ({ at: i * 5 * minute, value }));

describe('what keeps an alarm from being replayed', () => {
  it.each<[AlarmDefinition, ReplayObstacle]>([
    [watching('LAMBDA("f")'), { kind: 'function', name: 'LAMBDA', why: 'elsewhere' }],
    [watching('IF(MEDIAN(m1) > 1, 1)'), { kind: 'function', name: 'MEDIAN', why: 'unknown' }],
    [watching('SELECT MAX(A) FROM B'), { kind: 'query', language: 'Metrics Insights' }],
    [
      watching('DIFF(m1)', { statistic: 'tc90' }),
      { kind: 'statistic', name: 'tc90', why: 'estimate' },
    ],
    [watching('DIFF(m1)', { statistic: 'q9' }), { kind: 'statistic', name: 'q9', why: 'unknown' }],
    [
      watching('DIFF(m1)', { statistic: 'tm90', periodSeconds: 900 }),
      { kind: 'statistic', name: 'tm90', why: 'severalValues' },
    ],
    [{ ...watching('ANOMALY_DETECTION_BAND(m1, 2)'), comparison: 'other' }, { kind: 'band' }],
    [
      {
        ...diffAlarm,
        queries: [{ id: 'q1', expression: 'SELECT 1', returnData: true }],
        comparison: 'other',
      },
      { kind: 'query', language: 'Metrics Insights' },
    ],
    [
      { ...diffAlarm, queries: [], comparison: 'other' },
      { kind: 'query', language: 'PromQL' },
    ],
    [
      watching('m1 ~ 3'),
      { kind: 'expression', detail: "Error in expression 'e1': Unexpected character '~' at 4" },
    ],
    [
      watching('DIFF(METRICS())'),
      {
        kind: 'expression',
        detail:
          "Error in expression 'e1': It gives an array of time series where an alarm needs one time series",
      },
    ],
    [
      watching('MAX(m1)'),
      {
        kind: 'expression',
        detail: "Error in expression 'e1': It gives a number where an alarm needs one time series",
      },
    ],
  ])('%j', (definition, obstacle) => {
    const failure = replayFailure(definition, samples);
    expect(failure).toMatchObject({ kind: 'notReplayable', obstacle });
    const caught: unknown[] = [];
    try {
      const range = { start: 0, end: minute };
      runToCompletion(replayAlarm(definition, samples, { range, initial: 'OK' }));
    } catch (error) {
      caught.push(error);
    }
    expect(isExpected(caught[0]) && caught[0].failure).toEqual(failure);
  });

  it.each([
    watching('IF((DAY(m1)==2 && HOUR(m1)>=1 && HOUR(m1)<3), 0, DIFF(m1))'),
    watching('DIFF(AVG(METRICS()))'),
    watching('DIFF(m1)', { statistic: 'tm90' }),
    watching('DIFF(m1)', { statistic: 'tm90', periodSeconds: 300 }),
    watching('DIFF(m1)', { statistic: 'TC(0:10)', periodSeconds: 900 }),
  ])('nothing: %j', (definition) => {
    expect(replayFailure(definition, samples)).toBeUndefined();
  });

  it.each<[string, [seconds: number, value: number][], boolean]>([
    ['no samples', [], true],
    ['one sample', [[0, 1]], true],
    [
      'equal values in one period',
      [
        [0, 2],
        [60, 2],
        [899, 2],
      ],
      true,
    ],
    [
      'different values in one period',
      [
        [0, 1],
        [60, 2],
      ],
      false,
    ],
    [
      'different values, the later ones alone',
      [
        [0, 2],
        [60, 2],
        [959, 1],
      ],
      false,
    ],
    [
      'different values just less than a period apart',
      [
        [0, 1],
        [899, 2],
      ],
      false,
    ],
    [
      'different values a period apart',
      [
        [0, 1],
        [900, 2],
      ],
      true,
    ],
  ])('a trimmed mean is known where a period has one value: %s', (_name, stamped, known) => {
    const definition = watching('DIFF(m1)', { statistic: 'tm90', periodSeconds: 900 });
    const start = Date.UTC(2026, 10, 23, 3);
    const read = stamped.map(([seconds, value]) => ({ at: start + seconds * 1000, value }));
    const obstacle = { kind: 'statistic', name: 'tm90', why: 'severalValues' };
    expect(replayFailure(definition, read)?.obstacle).toEqual(known ? undefined : obstacle);
  });

  it('does not report a fault of the program as an obstacle', () => {
    const broken: AlarmDefinition = {
      ...diffAlarm,
      get queries(): never {
        throw new TypeError('broken');
      },
    };
    expect(() => replayFailure(broken)).toThrow(new TypeError('broken'));
  });

  it('leaves a period out of the comparison with which nothing can be replayed', () => {
    const definition = watching('DIFF(m1)', { statistic: 'tm90' });
    const close = [...samples, { at: 11 * minute, value: 7 }];
    const options = { range: { start: 0, end: 20 * minute }, initial: 'OK' } as const;
    let notified = 0;
    const compared = runToCompletion(
      compareReplays(close, definition, [60, 300], [1, 2], options, () => notified++),
    );
    expect(compared.map(({ periodSeconds }) => periodSeconds)).toEqual([60, 60]);
    expect(notified).toBe(4);
  });
});
