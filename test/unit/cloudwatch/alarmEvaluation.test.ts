import { describe, expect, it } from 'vitest';
import { checkEvaluable, evaluateAlarmAt } from '../../../src/core/cloudwatch/alarmEvaluation';
import { connectionAlarm } from '../../../src/core/cloudwatch/definition';
import type { AlarmDefinition, MetricQuery, MetricStat } from '../../../src/core/model/alarm';
import type { Sample } from '../../../src/core/model/sample';
import type { TimeRange } from '../../../src/core/ports/aws';
import {
  changes,
  everyFiveMinutes,
  notifications,
  readerAt,
  start,
} from '../replay/publishedMetrics';

const minute = 60_000;
const now = Date.UTC(2026, 10, 23, 3, 41, 20);

const diffAlarm = connectionAlarm({
  endpointId: 'cvpn-endpoint-1',
  endpointLabel: 'Tokyo',
  name: 'client-vpn-watch-1',
  topicArn: 'arn:aws:sns:ap-northeast-1:123456789012:vpn',
});

const count: MetricStat = {
  namespace: 'AWS/ClientVPN',
  metricName: 'ActiveConnectionsCount',
  dimensions: { Endpoint: 'cvpn-endpoint-1' },
  periodSeconds: 60,
  statistic: 'Maximum',
};

/** An alarm that watches the metric itself. */
function plain(change: Partial<AlarmDefinition> = {}): AlarmDefinition {
  return { ...diffAlarm, queries: [{ id: 'm1', stat: count, returnData: true }], ...change };
}

/** Values of the newest minutes before `now`, oldest first. */
function newest(values: readonly (number | undefined)[]): () => readonly Sample[] {
  const end = Math.floor(now / minute) * minute;
  return () =>
    values.flatMap((value, i) =>
      value === undefined ? [] : [{ at: end - (values.length - i) * minute, value }],
    );
}

describe('the window', () => {
  it.each<[number, number, TimeRange]>([
    [60, 1, { start: Date.UTC(2026, 10, 23, 3, 38), end: Date.UTC(2026, 10, 23, 3, 41) }],
    [60, 3, { start: Date.UTC(2026, 10, 23, 3, 36), end: Date.UTC(2026, 10, 23, 3, 41) }],
    [300, 1, { start: Date.UTC(2026, 10, 23, 3, 26), end: Date.UTC(2026, 10, 23, 3, 41) }],
    [10, 1, { start: Date.UTC(2026, 10, 23, 3, 40, 50), end: Date.UTC(2026, 10, 23, 3, 41, 20) }],
  ])('of a period of %s s, %s evaluation periods', (periodSeconds, evaluationPeriods, range) => {
    const asked: TimeRange[] = [];
    const stat = { ...count, periodSeconds };
    const alarm = plain({
      periodSeconds,
      evaluationPeriods,
      queries: [{ id: 'm1', stat, returnData: true }],
    });
    const { datapoints } = evaluateAlarmAt(alarm, 'OK', now, (askedStat, askedRange) => {
      expect(askedStat).toBe(stat);
      asked.push(askedRange);
      return [];
    });
    expect(asked).toEqual([range]);
    expect(datapoints).toHaveLength(evaluationPeriods + 2);
    expect(datapoints[0]).toEqual({ at: range.start, value: undefined });
    expect(datapoints.at(-1)?.at).toBe(range.end - periodSeconds * 1000);
  });

  it.each([
    [60, 600, Date.UTC(2026, 10, 23, 3, 28)],
    [300, 400, Date.UTC(2026, 10, 23, 3, 16)],
    [60, 0, Date.UTC(2026, 10, 23, 3, 38)],
  ])('reads whole periods further back for an expression', (period, lookback, expected) => {
    const starts: number[] = [];
    const queries = diffAlarm.queries.map((query) =>
      query.stat ? { ...query, stat: { ...query.stat, periodSeconds: period } } : query,
    );
    const alarm = { ...diffAlarm, periodSeconds: period, queries };
    const read = (_stat: MetricStat, range: TimeRange): readonly Sample[] => {
      starts.push(range.start);
      return [];
    };
    evaluateAlarmAt(alarm, 'OK', now, read, { extraDatapoints: 2, mathLookbackSeconds: lookback });
    expect(starts).toEqual([expected]);
  });

  it('is the same all through a minute', () => {
    const published = everyFiveMinutes([0, 1, 1, 2, 2, 0, 3]);
    const minutesOf = (offsetSeconds: number): number[] =>
      changes(diffAlarm, published, 40, { offsetSeconds }).map((change) => change.minute);
    expect(minutesOf(59)).toEqual(minutesOf(0));
  });
});

describe('an expression', () => {
  it('is worked out over the periods that are read, and no more', () => {
    const queries = [
      { id: 'm1', stat: count, returnData: false },
      { id: 'e1', expression: 'm1 * 0 + AVG(m1)', returnData: true },
    ];
    const assumptions = { extraDatapoints: 2, mathLookbackSeconds: 600 };
    const read = newest([13, undefined]);
    const { datapoints } = evaluateAlarmAt(plain({ queries }), 'OK', now, read, assumptions);
    // Ten minutes before, two besides, and the one that is evaluated.
    expect(datapoints.map(({ value }) => value)).toEqual([undefined, 1, undefined]);
  });
});

describe('the reason, in the words of CloudWatch', () => {
  const three = { evaluationPeriods: 3, datapointsToAlarm: 3 };

  it.each<[string, AlarmDefinition, (number | undefined)[], string]>([
    [
      'a rise',
      plain(),
      [1, undefined],
      'Threshold Crossed: 1 out of the last 1 datapoints [1.0 (23/11/26 03:39:00)] was greater than or equal to the threshold (1.0) (minimum 1 datapoint for OK -> ALARM transition).',
    ],
    [
      'the smallest number without an exponent',
      plain({ threshold: 0.001 }),
      [0.00099],
      'Threshold Crossed: 1 out of the last 1 datapoints [9.9E-4 (23/11/26 03:40:00)] was not greater than or equal to the threshold (0.001) (minimum 1 datapoint for ALARM -> OK transition).',
    ],
    [
      'no rise',
      plain(),
      [0],
      'Threshold Crossed: 1 out of the last 1 datapoints [0.0 (23/11/26 03:40:00)] was not greater than or equal to the threshold (1.0) (minimum 1 datapoint for ALARM -> OK transition).',
    ],
    [
      'nothing, one period',
      plain(),
      [],
      'Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint was treated as [NonBreaching].',
    ],
    [
      'nothing, three periods',
      plain({ ...three, treatMissing: 'breaching' }),
      [],
      'Threshold Crossed: no datapoints were received for 3 periods and 3 missing datapoints were treated as [Breaching].',
    ],
    [
      'three of three, newest first',
      plain({ ...three, threshold: 30 }),
      [1390, 1226.5, 1141],
      'Threshold Crossed: 3 out of the last 3 datapoints [1141.0 (23/11/26 03:40:00), 1226.5 (23/11/26 03:39:00), 1390.0 (23/11/26 03:38:00)] were greater than or equal to the threshold (30.0) (minimum 3 datapoints for OK -> ALARM transition).',
    ],
    [
      'one of three is enough to be OK again',
      plain({ ...three, threshold: 0.1, comparison: 'GreaterThanThreshold' }),
      [1, 0, 1],
      'Threshold Crossed: 1 out of the last 3 datapoints [0.0 (23/11/26 03:39:00)] was not greater than the threshold (0.1) (minimum 1 datapoint for ALARM -> OK transition).',
    ],
    [
      'a real datapoint decides together with missing ones',
      plain({ ...three, treatMissing: 'breaching', comparison: 'LessThanThreshold' }),
      [1, undefined],
      'Threshold Crossed: 1 datapoint [1.0 (23/11/26 03:39:00)] was not less than the threshold (1.0) and 2 missing datapoints were treated as [Breaching].',
    ],
    [
      'missing ones decide alone',
      plain({ evaluationPeriods: 3, datapointsToAlarm: 2, treatMissing: 'breaching' }),
      [0],
      'Threshold Crossed: 1 datapoint was received for 3 periods and 2 missing datapoints were treated as [Breaching].',
    ],
    [
      'nothing, and missing data say nothing',
      plain({ evaluationPeriods: 5, datapointsToAlarm: 5, treatMissing: 'missing' }),
      [],
      'Insufficient Data: 5 datapoints were unknown.',
    ],
    [
      'too few, but old enough',
      plain({ ...three, treatMissing: 'missing', comparison: 'LessThanOrEqualToThreshold' }),
      [0, undefined, undefined],
      'Threshold Crossed: 1 out of the last 3 datapoints [0.0 (23/11/26 03:38:00)] was less than or equal to the threshold (1.0) (minimum 3 datapoints for OK -> ALARM transition).',
    ],
    [
      'numbers as Java prints them',
      plain({ threshold: 1e7, evaluationPeriods: 2, datapointsToAlarm: 2 }),
      [1.5e-4, -12345678],
      'Threshold Crossed: 2 out of the last 2 datapoints [-1.2345678E7 (23/11/26 03:40:00), 1.5E-4 (23/11/26 03:39:00)] were not greater than or equal to the threshold (1.0E7) (minimum 1 datapoint for ALARM -> OK transition).',
    ],
  ])('%s', (_name, alarm, values, expected) => {
    expect(evaluateAlarmAt(alarm, 'OK', now, newest(values)).reason).toBe(expected);
  });
});

describe('the reason data', () => {
  const data = (alarm: AlarmDefinition, values: (number | undefined)[]): unknown =>
    JSON.parse(evaluateAlarmAt(alarm, 'OK', now, newest(values)).reasonData);

  it('has what was counted, recent oldest first, evaluated newest first', () => {
    const alarm = plain({ evaluationPeriods: 2, datapointsToAlarm: 2, threshold: 10 });
    expect(data(alarm, [5, 11.5, 15])).toEqual({
      version: '1.0',
      queryDate: '2026-11-23T03:41:20.000+0000',
      startDate: '2026-11-23T03:39:00.000+0000',
      statistic: 'Maximum',
      period: 60,
      recentDatapoints: [11.5, 15],
      threshold: 10,
      evaluatedDatapoints: [
        { timestamp: '2026-11-23T03:40:00.000+0000', value: 15 },
        { timestamp: '2026-11-23T03:39:00.000+0000', value: 11.5 },
      ],
    });
  });

  it('names the newest missing periods without a value, and no start without a datapoint', () => {
    const alarm = plain({ evaluationPeriods: 2, datapointsToAlarm: 2 });
    expect(data(alarm, [])).toEqual({
      version: '1.0',
      queryDate: '2026-11-23T03:41:20.000+0000',
      statistic: 'Maximum',
      period: 60,
      recentDatapoints: [],
      threshold: 1,
      evaluatedDatapoints: [
        { timestamp: '2026-11-23T03:40:00.000+0000' },
        { timestamp: '2026-11-23T03:39:00.000+0000' },
      ],
    });
  });

  it('has no statistic for an expression', () => {
    expect(data(diffAlarm, [0, 1])).toEqual({
      version: '1.0',
      queryDate: '2026-11-23T03:41:20.000+0000',
      startDate: '2026-11-23T03:40:00.000+0000',
      period: 60,
      recentDatapoints: [1],
      threshold: 1,
      evaluatedDatapoints: [{ timestamp: '2026-11-23T03:40:00.000+0000', value: 1 }],
    });
  });
});

describe('over time', () => {
  it('a late sample still alarms, as late as it came', () => {
    const arrival = (delay: number): number[] =>
      changes(
        diffAlarm,
        everyFiveMinutes([0, 1], () => delay),
        20,
      )
        .filter(({ to }) => to === 'ALARM')
        .map((change) => change.minute);
    expect([0, 60, 90, 180].map(arrival)).toEqual([[6], [6], [7], [8]]);
  });

  it('a sample later than the evaluation range is long is never seen', () => {
    expect(
      changes(
        diffAlarm,
        everyFiveMinutes([0, 1], () => 181),
        30,
      ),
    ).toEqual([]);
  });

  it('a publication that is lost is bridged to the one before', () => {
    const found = changes(diffAlarm, everyFiveMinutes([1, undefined, 3]), 30);
    expect(found.map(({ minute: at, to }) => [at, to])).toEqual([
      [11, 'ALARM'],
      [14, 'OK'],
    ]);
    expect(found[0]?.evaluation.reason).toContain('[2.0 (23/11/26 03:10:00)]');
  });

  it('without looking back DIFF finds no predecessor and the alarm is blind', () => {
    const assumptions = { extraDatapoints: 2, mathLookbackSeconds: 0 };
    expect(changes(diffAlarm, everyFiveMinutes([0, 1, 2, 3]), 30, { assumptions })).toEqual([]);
  });

  it('with an evaluation range of five minutes the second of two rises would be swallowed', () => {
    const assumptions = { extraDatapoints: 4, mathLookbackSeconds: 600 };
    const found = changes(diffAlarm, everyFiveMinutes([0, 1, 2, 2]), 30, { assumptions });
    expect(notifications(found)).toBe(1);
  });

  // Reported: a period of 900 s, 1 of 1, notBreaching, evaluated 51 s into each minute; the only
  // sample at 19:50:31, back in OK at 20:36:51.
  it('returns to OK three periods after the only sample, as was measured at 900 seconds', () => {
    const stat: MetricStat = { ...count, periodSeconds: 900, statistic: 'Sum' };
    const queries: MetricQuery[] = [{ id: 'm1', stat, returnData: true }];
    const alarm = plain({ periodSeconds: 900, queries });
    const sampleAt = start + 50 * minute + 31_109;
    const published = [{ at: sampleAt, value: 1, readableAt: sampleAt }];
    const found = changes(alarm, published, 120, { offsetSeconds: 51 });
    expect(found.map(({ minute: at, to }) => [at, to])).toEqual([
      [51, 'ALARM'],
      [96, 'OK'],
    ]);
  });
});

describe('an alarm that cannot be evaluated', () => {
  const expression = (text: string): MetricQuery[] => [
    { id: 'm1', stat: count, returnData: false },
    { id: 'e1', expression: text, returnData: true },
  ];

  it.each<[string, Partial<AlarmDefinition>, RegExp]>([
    [
      'nothing watched',
      { queries: [{ id: 'm1', stat: count, returnData: false }] },
      /^Exactly one/,
    ],
    [
      'two watched',
      { queries: expression('DIFF(m1)').map((query) => ({ ...query, returnData: true })) },
      /^Exactly one element of the metrics list should return data\.$/,
    ],
    [
      'one metric of another period',
      {
        queries: [
          ...expression('m1 + m2'),
          { id: 'm2', stat: { ...count, periodSeconds: 300 }, returnData: false },
        ],
      },
      /^All metrics of an alarm must have the same period\.$/,
    ],
    ['mixed periods', { periodSeconds: 300 }, /must have the same period/],
    ['an unknown function', { queries: expression('MEDIAN(m1)') }, /'e1': .*'MEDIAN'/],
    ['several series', { queries: expression('DIFF([m1])') }, /'e1': It gives an array of time/],
    ['a scalar', { queries: expression('MAX(m1)') }, /'e1': It gives a number/],
    ['a number given to DIFF', { queries: expression('DIFF(1)') }, /'e1': Function 'DIFF' needs/],
    ['anomaly detection', { comparison: 'other' }, /anomaly-detection/],
  ])('%s is refused when it is made and when it runs', (_name, change, message) => {
    const alarm = plain(change);
    expect(() => {
      checkEvaluable(alarm);
    }).toThrow(message);
    expect(() => evaluateAlarmAt(alarm, 'OK', now, readerAt([], now))).toThrow(message);
  });

  it('the connection alarm is not among them', () => {
    expect(() => {
      checkEvaluable(diffAlarm);
    }).not.toThrow();
  });
});
