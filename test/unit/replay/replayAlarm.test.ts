import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateAlarmAt } from '../../../src/core/cloudwatch/alarmEvaluation';
import { evaluationRange, type Assumptions } from '../../../src/core/cloudwatch/evaluation';
import { readsOnlyConnections, replayAlarm } from '../../../src/core/replay/replayAlarm';
import type { ReplayOptions, ReplayRun } from '../../../src/core/replay/replayRun';
import { replayStepwise } from '../../../src/core/replay/replayStepwise';
import { compileAlarm } from '../../../src/core/cloudwatch/compiledAlarm';
import { sampleReader } from '../../../src/core/replay/sampleReader';
import { withPeriod } from '../../../src/core/replay/compareReplays';
import { replaySparse, sparseShape } from '../../../src/core/replay/replaySparse';
import {
  comparisons,
  type AlarmDefinition,
  type AlarmState,
  type MetricStat,
} from '../../../src/core/model/alarm';
import type { Sample } from '../../../src/core/model/sample';
import { runToCompletion } from '../../../src/core/base/cooperativeTask';
import { diffAlarm, readerAt, start } from './publishedMetrics';

const minute = 60_000;
const [{ stat } = {}] = diffAlarm.queries;

interface Change {
  readonly at: number;
  readonly to: AlarmState;
}

/** The truth: every evaluation of the range, one by one, on a reader that shares nothing with ours. */
function everyEvaluation(
  definition: AlarmDefinition,
  samples: readonly Sample[],
  { range, initial, assumptions }: ReplayOptions,
): Change[] {
  const cadence = definition.periodSeconds < 60 ? 10_000 : minute;
  const published = samples.map((sample) => ({ ...sample, readableAt: -Infinity }));
  const found: Change[] = [];
  let state = initial;
  for (let now = Math.ceil(range.start / cadence) * cadence; now < range.end; now += cadence) {
    const read = readerAt(published, now);
    const { state: next } = evaluateAlarmAt(definition, state, now, read, assumptions);
    if (next !== state) found.push({ at: now, to: next });
    state = next;
  }
  return found;
}

function changes(transitions: readonly Change[]): Change[] {
  return transitions.map(({ at, to }) => ({ at, to }));
}

const gaps = fc.oneof(
  { weight: 6, arbitrary: fc.constant(5 * minute) },
  { weight: 2, arbitrary: fc.constantFrom(4, 6, 10, 1, 35).map((minutes) => minutes * minute) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 900 }).map((seconds) => seconds * 1000) },
);

const histories = fc
  .array(fc.tuple(gaps, fc.nat(3)), { minLength: 1, maxLength: 25 })
  .map((steps) => {
    let at = start;
    return steps.map(([gap, value]): Sample => ({ at: (at += gap), value }));
  });

const expressions = [
  undefined,
  'DIFF(m1)',
  'DIFF(m1)',
  'FILL(DIFF(m1), 0)',
  'RATE(m1) * 300',
  'IF(DIFF(m1) > 0, m1)',
  'DIFF(DIFF(m1))',
  'm1 - 1',
  'FILL(m1, REPEAT)',
  'IF(MINUTE(m1) < 30, 0, DIFF(m1))',
  'IF(HOUR(m1) == 4, 0, DIFF(m1))',
  'IF(DAY(m1) < 6 AND HOUR(m1) > 3, m1)',
  'RUNNING_SUM(DIFF(m1))',
  'm1 - AVG(m1)',
  'DIFF(AVG(METRICS()))',
  'TIME_SERIES(STDDEV(m1))',
  'FIRST(SORT([m1, DIFF(m1)], MAX, DESC))',
];

const definitions = fc
  .record({
    periodSeconds: fc.constantFrom(60, 60, 120, 300, 300, 900, 10),
    evaluationPeriods: fc.integer({ min: 1, max: 4 }),
    fewer: fc.nat(3),
    expression: fc.constantFrom(...expressions),
    threshold: fc.integer({ min: -1, max: 3 }),
    comparison: fc.constantFrom(...comparisons),
    treatMissing: fc.constantFrom('missing', 'ignore', 'breaching', 'notBreaching'),
    statistic: fc.constantFrom('Maximum', 'Maximum', 'Sum'),
  })
  .map(({ fewer, expression, statistic, ...rules }): AlarmDefinition => {
    const own: MetricStat = { ...stat!, statistic, periodSeconds: rules.periodSeconds };
    const datapointsToAlarm = Math.max(1, rules.evaluationPeriods - fewer);
    const metric = { id: 'm1', stat: own, returnData: expression === undefined };
    const math = { id: 'e1', expression: expression ?? '', returnData: true };
    return {
      ...diffAlarm,
      ...rules,
      datapointsToAlarm,
      queries: expression === undefined ? [metric] : [metric, math],
    };
  });

const assumptions: fc.Arbitrary<Assumptions> = fc.record({
  extraDatapoints: fc.nat(4),
  mathLookbackSeconds: fc.constantFrom(0, 300, 600, 700, 1500),
});

const options = fc.record({
  range: fc
    .tuple(fc.integer({ min: -10, max: 20 }), fc.integer({ min: 0, max: 130 }), fc.nat(59_999))
    .map(([from, length, offset]) => {
      const begin = start + from * minute + offset;
      return { start: begin, end: begin + length * minute };
    }),
  initial: fc.constantFrom<AlarmState>('OK', 'ALARM', 'INSUFFICIENT_DATA'),
  assumptions,
});

describe('replayAlarm', () => {
  it(
    'finds what evaluating every minute finds, whatever the alarm and the history',
    {
      timeout: 300_000,
    },
    () => {
      const check = fc.property(definitions, histories, options, (definition, samples, how) => {
        const found = changes(runToCompletion(replayAlarm(definition, samples, how)));
        expect(found).toEqual(everyEvaluation(definition, samples, how));
      });
      fc.assert(check, { numRuns: 600 });
    },
  );

  it('finds the same both ways where both can go, the oldest counted period included', () => {
    let both = 0;
    const check = fc.property(definitions, histories, options, (definition, samples, how) => {
      const alarm = compileAlarm(definition);
      const run = { alarm, samples, ...how };
      if (!sparseShape(run)) return;
      both++;
      expect(runToCompletion(replayAlarm(definition, samples, how))).toStrictEqual(
        runToCompletion(replayStepwise(run)),
      );
    });
    fc.assert(check, { numRuns: 400 });
    expect(both).toBeGreaterThan(20);
  });

  it('fires at every rise of the write-up', () => {
    const counts = [0, 0, 1, 2, 2, 1, 1];
    const samples = counts.map((value, i) => ({ at: start + i * 5 * minute, value }));
    const range = { start, end: start + 40 * minute };
    const found = runToCompletion(replayAlarm(diffAlarm, samples, { range, initial: 'OK' }));
    const notified = found.map(({ at, to, since }) => [
      (at - start) / minute,
      to,
      since === undefined ? undefined : (since - start) / minute,
    ]);
    expect(notified).toEqual([
      [11, 'ALARM', 10],
      [14, 'OK', undefined],
      [16, 'ALARM', 15],
      [19, 'OK', undefined],
    ]);
  });

  it('refuses a statistic that it cannot work out, and a band', () => {
    const trimmed = { ...diffAlarm.queries[0]!, stat: { ...stat!, statistic: 'tc90' } };
    const how: ReplayOptions = { range: { start, end: start + minute }, initial: 'OK' };
    const strange = { ...diffAlarm, queries: [trimmed, diffAlarm.queries[1]!] };
    expect(() => runToCompletion(replayAlarm(strange, [], how))).toThrow(/tc90/);
    expect(() =>
      runToCompletion(replayAlarm({ ...diffAlarm, comparison: 'other' }, [], how)),
    ).toThrow(/anomaly-detection/);
  });
});

describe('an alarm that depends on the clock', () => {
  const hourly = (expression: string, periodSeconds = 60): AlarmDefinition => {
    const own = { ...stat!, periodSeconds };
    return {
      ...diffAlarm,
      periodSeconds,
      queries: [
        { id: 'm1', stat: own, returnData: false },
        { id: 'e1', expression, returnData: true },
      ],
    };
  };
  const samples = [5, 65, 185, 240].map((at, i) => ({ at: start + at * minute, value: i + 1 }));
  const range = { start: start + 20_000, end: start + 5 * 60 * minute };

  it.each<[string, AlarmDefinition]>([
    ['the hour of filled periods', hourly('IF(HOUR(FILL(m1, 0)) >= 4, 1, 0)')],
    ['one hour of filled periods', hourly('IF(HOUR(FILL(m1, 0)) == 5, 0, 1)', 300)],
    ['the hour of samples', hourly('IF(HOUR(m1) == 4, 0, m1)', 900)],
    ['half hours', hourly('IF(MINUTE(FILL(m1, 0)) >= 30, 1, 0)')],
    ['a minute of each hour', hourly('IF(MINUTE(FILL(m1, 0)) == 7, 1, 0)')],
  ])('changes as evaluating every minute finds: %s', (_, definition) => {
    const how: ReplayOptions = { range, initial: 'INSUFFICIENT_DATA' };
    const found = changes(runToCompletion(replayAlarm(definition, samples, how)));
    expect(found.length).toBeGreaterThan(1);
    expect(found).toEqual(everyEvaluation(definition, samples, how));
  });

  /** The steps of a replay of a week with two samples, of 10,080 minutes. */
  const stepsOf = (expression: string): number => {
    const week = { start, end: start + 7 * 24 * 60 * minute };
    const few = [5, 65].map((at) => ({ at: start + at * minute, value: at }));
    return [...replayAlarm(hourly(expression), few, { range: week, initial: 'OK' })].length;
  };

  it('is evaluated where something changes, and not every minute', () => {
    expect(stepsOf('ABS(m1)')).toBeLessThan(100);
    expect(stepsOf('IF(HOUR(m1) == 4, 0, m1)')).toBeLessThan(7 * 24 * 25);
    expect(stepsOf('IF(MINUTE(m1) == 4, 0, m1)')).toBeGreaterThan(10_000);
  });
});

describe('the end of the range', () => {
  const samples = [0, 5].map((at, value) => ({ at: start + at * minute, value }));
  const wallClock = {
    ...withPeriod(diffAlarm, 300),
    evaluationWindow: { kind: 'wallClock' },
  } as const;

  it.each<[string, AlarmDefinition]>([
    ['a sliding window', diffAlarm],
    ['a wall clock window', wallClock],
    ['another expression', { ...diffAlarm, queries: [diffAlarm.queries[0]!, abs()] }],
  ])('is not evaluated any more: %s', (_, definition) => {
    const all: ReplayOptions = { range: { start, end: start + 60 * minute }, initial: 'OK' };
    const [first] = runToCompletion(replayAlarm(definition, samples, all));
    const end = first!.at;
    const until = (later: number): readonly Change[] =>
      runToCompletion(
        replayAlarm(definition, samples, { ...all, range: { start, end: end + later } }),
      );
    expect(changes(until(0))).toEqual([]);
    expect(changes(until(1))).toEqual([{ at: end, to: 'ALARM' }]);
  });

  function abs() {
    return { id: 'e1', expression: 'ABS(m1)', returnData: true };
  }
});

describe('an alarm that reads the connection count of the endpoint alone', () => {
  const [count, rise] = diffAlarm.queries as [
    AlarmDefinition['queries'][0],
    AlarmDefinition['queries'][0],
  ];
  const reading = (own: Partial<MetricStat>) => ({
    ...count,
    id: 'm2',
    stat: { ...stat!, ...own },
  });

  it.each<[string, AlarmDefinition['queries'], boolean]>([
    ['that count', [count, rise], true],
    ['it twice', [count, reading({ statistic: 'Minimum' }), rise], true],
    ['no metric', [rise], false],
    ['another account', [{ ...count, accountId: '210987654321' }, rise], false],
    ['an expression of another account', [count, { ...rise, accountId: '210987654321' }], false],
    ['another namespace', [reading({ namespace: 'AWS/VPN' }), rise], false],
    ['another metric', [reading({ metricName: 'IngressBytes' }), rise], false],
    ['another endpoint', [reading({ dimensions: { Endpoint: 'cvpn-endpoint-2' } }), rise], false],
    ['no dimension', [reading({ dimensions: {} }), rise], false],
    [
      'a second dimension',
      [reading({ dimensions: { Endpoint: 'cvpn-endpoint-1', Zone: 'a' } }), rise],
      false,
    ],
    ['one more metric', [count, reading({ metricName: 'IngressBytes' }), rise], false],
  ])('%s', (_, queries, expected) => {
    expect(readsOnlyConnections({ ...diffAlarm, queries }, 'cvpn-endpoint-1')).toBe(expected);
  });
});

describe('the short way', () => {
  const metric = { id: 'm1', stat: stat!, returnData: false };
  const reading = (expression: string, own: Partial<AlarmDefinition> = {}): AlarmDefinition => ({
    ...diffAlarm,
    ...own,
    queries: [metric, { id: 'e1', expression, returnData: true }],
  });
  const count = (statistic: string): AlarmDefinition => ({
    ...diffAlarm,
    queries: [{ id: 'm1', stat: { ...stat!, statistic }, returnData: true }],
  });
  const apart = (...ms: number[]): Sample[] => ms.map((at) => ({ at: start + at, value: 1 }));
  const runOf = (definition: AlarmDefinition, samples: readonly Sample[]): ReplayRun => ({
    alarm: compileAlarm(definition),
    samples,
    range: { start, end: start + (samples.length + 1) * 5 * minute },
    initial: 'OK',
    assumptions: { extraDatapoints: 2, mathLookbackSeconds: 600 },
  });
  const shapeOf = (definition: AlarmDefinition, samples: readonly Sample[]) =>
    sparseShape(runOf(definition, samples));

  it.each<[string, AlarmDefinition, string | undefined]>([
    ['DIFF', reading('DIFF(m1)'), 'diff'],
    [
      'DIFF of two of two',
      reading('DIFF(m1)', { evaluationPeriods: 2, datapointsToAlarm: 2 }),
      'diff',
    ],
    ['the count', count('Maximum'), 'level'],
    ['the average', count('Average'), 'level'],
    ['a percentile', count('p90'), 'level'],
    ['how many measurements there are', count('SampleCount'), undefined],
    ['a trimmed mean', count('tm90'), 'level'],
    ['a trimmed count', count('TC(:2)'), undefined],
    [
      'missing data that are missing, one datapoint',
      reading('DIFF(m1)', { treatMissing: 'missing' }),
      'diff',
    ],
    [
      'missing data that are missing, two datapoints',
      reading('DIFF(m1)', { treatMissing: 'missing', evaluationPeriods: 2, datapointsToAlarm: 2 }),
      undefined,
    ],
    ['low samples that are ignored', { ...count('p90'), ignoresLowSamples: true }, undefined],
    ['five minutes', withPeriod(count('Maximum'), 300), 'level'],
    [
      'five minutes of a wall clock',
      { ...withPeriod(count('Maximum'), 300), evaluationWindow: { kind: 'wallClock' } },
      undefined,
    ],
    ['another function', reading('ABS(m1)'), undefined],
    ['DIFF of DIFF', reading('DIFF(DIFF(m1))'), undefined],
    ['DIFF below a sign', reading('-DIFF(m1)'), undefined],
    ['the metric by its id', reading('m1'), undefined],
    [
      'DIFF of an expression',
      {
        ...diffAlarm,
        queries: [
          metric,
          { id: 'e1', expression: 'm1 * 2', returnData: false },
          { id: 'e2', expression: 'DIFF(e1)', returnData: true },
        ],
      },
      undefined,
    ],
  ])('is for alarms on the count and its DIFF: %s', (_name, definition, shape) => {
    expect(shapeOf(definition, apart(0, 5 * minute))).toBe(shape);
  });

  it.each<[number[], string | undefined]>([
    [[], 'diff'],
    [[7], 'diff'],
    [[0, minute, 2 * minute], 'diff'],
    [[0, minute - 1], undefined],
    [[0, minute, 2 * minute - 1], undefined],
  ])('is for samples at least a period apart: %j', (times, shape) => {
    expect(shapeOf(diffAlarm, apart(...times))).toBe(shape);
  });

  it('takes a step for a thousand evaluations: one where a value comes, one where it goes', () => {
    const samples = apart(...Array.from({ length: 1250 }, (_, i) => i * 5 * minute));
    expect([...replaySparse(runOf(diffAlarm, samples), 'diff')]).toHaveLength(1 + 3);
  });
});

describe('sampleReader', () => {
  const samples = [0, 1, 2, 5, 9].map((at, i) => ({ at: start + at * minute, value: i + 1 }));
  const range = { start: start - minute, end: start + 8 * minute };

  it.each<[string, (number | undefined)[]]>([
    ['Maximum', [2, 3, 4]],
    ['Minimum', [1, 3, 4]],
    ['Sum', [3, 3, 4]],
    ['Average', [1.5, 3, 4]],
    ['SampleCount', [2, 1, 1]],
    ['p50', [1, 3, 4]],
    ['p100', [2, 3, 4]],
    ['tm90', [3, 4]],
    ['TC(:2)', [2, 0, 0]],
    ['tc90', []],
  ])('%s of periods of three minutes', (statistic, expected) => {
    const found = sampleReader(samples)({ ...stat!, statistic, periodSeconds: 180 }, range, 180);
    expect(found.map(({ value }) => value)).toEqual(expected);
    if (found.length === 0) return;
    const starts = [-1, 2, 5].slice(-found.length);
    expect(found.map(({ at }) => (at - start) / minute)).toEqual(starts);
  });
});

describe('the evaluation range', () => {
  it('is what the assumptions say', () => {
    const found = [0, 1, 2, 3].map((extraDatapoints) => {
      const samples = [0, 5].map((at, value) => ({ at: start + at * minute, value }));
      const range = { start, end: start + 30 * minute };
      const how = { extraDatapoints, mathLookbackSeconds: 600 };
      const [rise, fall] = runToCompletion(
        replayAlarm(diffAlarm, samples, { range, initial: 'OK', assumptions: how }),
      );
      expect(evaluationRange({ evaluationPeriods: 1 }, how)).toBe(1 + extraDatapoints);
      return (fall!.at - rise!.at) / minute;
    });
    expect(found).toEqual([1, 2, 3, 4]);
  });
});
