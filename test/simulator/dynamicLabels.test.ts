/** Dynamic labels of GetMetricData: every value that AWS documents, and what stays as it is. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../../src/simulator';
import { errorOf, json, minute, parsed, query, standing, startMs, xml } from './wireClient';

let simulator: Simulator;

/** Minutes after the start, 08:30 UTC, with their values; the clock stands at 09:00. */
const depths = [
  [5, 3],
  [10, 9],
  [15, 1],
  [20, 2.5],
] as const;

beforeEach(async () => {
  simulator = standing();
  simulator.trial.advance(30 * 60);
  const data = depths.map(([at, value]) => datum(at, value));
  parsed(await json(simulator, 'PutMetricData', { Namespace: 'Own', MetricData: data }));
});

const dimensions = [{ Name: 'Queue', Value: 'a $& b' }];

function datum(at: number, value: number): object {
  return {
    MetricName: 'Depth',
    Dimensions: dimensions,
    Timestamp: startMs / 1000 + at * 60,
    Value: value,
  };
}

const metric = {
  Id: 'm1',
  MetricStat: {
    Metric: { Namespace: 'Own', MetricName: 'Depth', Dimensions: dimensions },
    Period: 60,
    Stat: 'Maximum',
  },
};

/** The parameters of a call for the half hour after the start. */
function request(queries: readonly object[], more: object = {}): object {
  return {
    StartTime: startMs / 1000,
    EndTime: startMs / 1000 + 1800,
    MetricDataQueries: queries,
    ...more,
  };
}

async function labels(queries: readonly object[], more: object = {}): Promise<string[]> {
  const answer = parsed(await json(simulator, 'GetMetricData', request(queries, more)));
  return answer.at('MetricDataResults').texts('Label');
}

describe('a label of a metric', () => {
  it.each([
    ['${LABEL}', 'Depth'],
    ['${AVG}', '3.875'],
    ['${DATAPOINT_COUNT}', '4'],
    ['${FIRST}', '3'],
    ['${FIRST_LAST_RANGE}', '-0.5'],
    ['${FIRST_LAST_TIME_RANGE}', '15m'],
    ['${FIRST_TIME}', '2026-11-23T08:35:00+00:00'],
    ['${FIRST_TIME_RELATIVE}', '25m'],
    ['${LAST}', '2.5'],
    ['${LAST_TIME}', '2026-11-23T08:50:00+00:00'],
    ['${LAST_TIME_RELATIVE}', '10m'],
    ['${MAX}', '9'],
    ['${MAX_TIME}', '2026-11-23T08:40:00+00:00'],
    ['${MAX_TIME_RELATIVE}', '20m'],
    ['${MIN}', '1'],
    ['${MIN_MAX_RANGE}', '8'],
    ['${MIN_MAX_TIME_RANGE}', '5m'],
    ['${MIN_TIME}', '2026-11-23T08:45:00+00:00'],
    ['${MIN_TIME_RELATIVE}', '15m'],
    ['${SUM}', '15.5'],
    ["${PROP('AccountId')}", '123456789012'],
    ["${PROP('AccountLabel')}", '--'],
    ["${PROP('Dim.Queue')}", 'a $& b'],
    ["${PROP('Dim.queue')}", '--'],
    ["${PROP('MetricName')}", 'Depth'],
    ["${PROP('Namespace')}", 'Own'],
    ["${PROP('Period')}", '60'],
    ["${PROP('Region')}", 'ap-northeast-1'],
    ["${PROP('Stat')}", 'Maximum'],
    ["[${MIN}..${MAX}] ${LABEL}, ${PROP('Stat')}${SUM}: ${MIN}", '[1..9] Depth, Maximum15.5: 1'],
  ])('%s becomes %s', async (label, shown) => {
    expect(await labels([{ ...metric, Label: label }])).toEqual([shown]);
  });

  it.each([
    '${}',
    '${max}',
    '${ MAX }',
    '${MEDIAN}',
    '${MAX',
    '$MAX',
    '{MAX}',
    '${constructor}',
    '${PROP}',
    '${PROP(Stat)}',
    '${PROP("Stat")}',
    "${PROP('stat')}",
    "${PROP('Stat'}",
    "${PROP('toString')}",
    'A$&$1',
    '${LABELS}'.repeat(8),
  ])('%s stays as it is', async (label) => {
    expect(await labels([{ ...metric, Label: label }])).toEqual([label]);
  });

  it('shows a template inside what is none', async () => {
    expect(await labels([{ ...metric, Label: "${PROP('x${MAX}${${MIN}}" }])).toEqual([
      "${PROP('x9${1}",
    ]);
  });

  it.each([
    ['seven values', '${MAX}'.repeat(7)],
    ['seven values of several kinds', "${LABEL}${PROP('Stat')}" + '${SUM}'.repeat(5)],
    ['the default label twice', '${LABEL} ${LABEL}'],
  ])('is refused with %s', async (_what, label) => {
    const hidden = [
      { ...metric, Label: label, ReturnData: false },
      { ...metric, Id: 'm2' },
    ];
    const answer = errorOf(await json(simulator, 'GetMetricData', request(hidden)));
    expect(answer).toMatchObject({ status: 400, code: 'ValidationError' });
    expect(answer.message).toContain(label);
  });
});

describe('times in a label', () => {
  const times = [{ ...metric, Label: '${MAX_TIME} ${FIRST_LAST_TIME_RANGE}' }];

  it.each([
    ['+0130', '2026-11-23T10:10:00+01:30 15m'],
    ['-0930', '2026-11-22T23:10:00-09:30 15m'],
    ['+0000', '2026-11-23T08:40:00+00:00 15m'],
  ])('are those of the time zone %s', async (timezone, shown) => {
    const more = { LabelOptions: { Timezone: timezone } };
    expect(await labels(times, more)).toEqual([shown]);
  });

  it('are reported in days, hours, minutes and seconds', async () => {
    simulator.trial.advance(86_400 + 3600 + 5);
    const label = '${LAST_TIME_RELATIVE}';
    expect(await labels([{ ...metric, Label: label }])).toEqual(['1d 1h 10m 5s']);
  });

  it('are reported as zero where there is one datapoint', async () => {
    const label = '${FIRST_LAST_TIME_RANGE} ${MIN_MAX_TIME_RANGE}';
    const end = { EndTime: startMs / 1000 + 360 };
    expect(await labels([{ ...metric, Label: label }], end)).toEqual(['0s 0s']);
  });
});

describe('a label of a series', () => {
  it('has no values but the number of datapoints where there is none', async () => {
    const label = '${DATAPOINT_COUNT} ${MAX} ${SUM} ${LAST_TIME} ${MIN_MAX_RANGE} ${LABEL}';
    const end = { EndTime: startMs / 1000 + 60 };
    expect(await labels([{ ...metric, Label: label }], end)).toEqual(['0 -- -- -- -- Depth']);
  });

  it('has the values of the oldest of equal extremes', async () => {
    const data = [datum(2, 9), datum(3, 1)];
    await json(simulator, 'PutMetricData', { Namespace: 'Own', MetricData: data });
    expect(await labels([{ ...metric, Label: '${MAX_TIME} ${MIN_TIME}' }])).toEqual([
      '2026-11-23T08:32:00+00:00 2026-11-23T08:33:00+00:00',
    ]);
  });

  it('is that of the expression, which has the properties of no metric', async () => {
    const label = "${LABEL} ${MAX} ${PROP('Stat')} ${PROP('Dim.Queue')} ${PROP('Region')}";
    const doubled = { Id: 'e1', Expression: 'm1 * 2', Label: label };
    expect(await labels([{ ...metric, ReturnData: false }, doubled])).toEqual([
      'e1 18 -- -- ap-northeast-1',
    ]);
  });

  it('is worked out for each result of an array', async () => {
    const sum = { ...metric, Id: 'm2', MetricStat: { ...metric.MetricStat, Stat: 'SampleCount' } };
    const all = { Id: 'e1', Expression: 'METRICS() * 2', Label: '${MAX} of ${DATAPOINT_COUNT}' };
    const hidden = [metric, sum].map((one) => ({ ...one, ReturnData: false }));
    expect(await labels([...hidden, all])).toEqual(['18 of 4', '2 of 4']);
  });

  it('counts all datapoints on every page and in any order', async () => {
    const named = [{ ...metric, Label: '${FIRST} ${LAST} ${DATAPOINT_COUNT}' }];
    const first = parsed(
      await json(simulator, 'GetMetricData', request(named, { MaxDatapoints: 3 })),
    );
    const rest = { MaxDatapoints: 3, NextToken: first.at('NextToken').text() };
    expect(first.at('MetricDataResults').texts('Label')).toEqual(['3 2.5 4']);
    expect(await labels(named, rest)).toEqual(['3 2.5 4']);
    expect(await labels(named, { ScanBy: 'TimestampAscending' })).toEqual(['3 2.5 4']);
  });

  it('is the same over the Query protocol', async () => {
    const answer = await query(simulator, 'monitoring', 'GetMetricData', {
      StartTime: new Date(startMs).toISOString(),
      EndTime: new Date(startMs + 30 * minute).toISOString(),
      'LabelOptions.Timezone': '+0900',
      'MetricDataQueries.member.1.Id': 'm1',
      'MetricDataQueries.member.1.Label': "${PROP('Dim.Queue')} <${MAX_TIME}>",
      'MetricDataQueries.member.1.MetricStat.Metric.Namespace': 'Own',
      'MetricDataQueries.member.1.MetricStat.Metric.MetricName': 'Depth',
      'MetricDataQueries.member.1.MetricStat.Metric.Dimensions.member.1.Name': 'Queue',
      'MetricDataQueries.member.1.MetricStat.Metric.Dimensions.member.1.Value': 'a $& b',
      'MetricDataQueries.member.1.MetricStat.Period': 60,
      'MetricDataQueries.member.1.MetricStat.Stat': 'Sum',
    });
    const results = xml(answer).at('GetMetricDataResult', 'MetricDataResults', 'member');
    expect(results.at(0, 'Label').text()).toMatch(
      /^a \$(&|&amp;) b (<|&lt;)2026-11-23T17:40:00\+09:00(>|&gt;)$/,
    );
  });
});
