/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html */
import { describe, expect, it } from 'vitest';
import { evaluateExpression } from '../../../../src/core/cloudwatch/math/evaluator';
import { isMathError } from '../../../../src/core/cloudwatch/math/mathError';
import { parseExpression } from '../../../../src/core/cloudwatch/math/parser';
import { evaluateQueries, resolveQueries } from '../../../../src/core/cloudwatch/math/queries';
import { unsupportedFunctions } from '../../../../src/core/cloudwatch/math/unsupported';
import type { MetricQuery } from '../../../../src/core/model/alarm';
import type { Sample } from '../../../../src/core/model/sample';
import { cases, minutes, print, series, work } from './mathTable';

describe('functions of one series or of each in an array', () => {
  cases([
    ['RUNNING_SUM(m1)', '1 - 4 -2 -', '', '1 - 5 3 -'],
    ['RUNNING_SUM([m1,m2])', '1 2 - - -', '- 5 5 - -', '1 3 - - - | - 5 10 - -'],
    ['LOG(m1)', '1 0 -1 - -', '', '0 - - - -'],
    ['LOG10(m1)', '1 100 0 - -', '', '0 2 - - -'],
    ['LOG10(METRICS())', '10 - - - -', '1000 - - - -', '1 - - - - | 3 - - - -'],
    ['ABS(m1-m2)', '1 5 - - -', '3 2 - - -', '2 3 - - -'],
    ['MIN(ABS([m1, m2]))', '-3 1 - - -', '2 -5 - - -', '2 1 - - -'],
    ['CEIL(METRICS())', '1.5 - - - -', '-1.5 - - - -', '2 - - - - | -1 - - - -'],
    ['SUM(CEIL(METRICS()))', '1.5 - - - -', '2.5 - - - -', '5 - - - -'],
    ['FLOOR(METRICS())', '1.5 - - - -', '-1.5 - - - -', '1 - - - - | -2 - - - -'],
    ['DIFF(METRICS())', '1 4 - - -', '9 - 7 - -', '- 3 - - - | - - -2 - -'],
    ['DIFF_TIME(METRICS())', '1 4 - - -', '9 - 7 - -', '- 60 - - - | - - 120 - -'],
    ['RATE(METRICS())', '0 60 - - -', '0 - 60 - -', '- 1 - - - | - - 0.5 - -'],
    ['FILL(METRICS(), 0)', '1 - 1 1 1', '1 1 - 1 1', '1 0 1 1 1 | 1 1 0 1 1'],
    ['FILL(METRICS(), m1)', '1 - 3 4 5', '9 9 - 9 -', '1 - 3 4 5 | 9 9 3 9 5'],
    ['FILL(METRICS(), LINEAR)', '1 - 3 - -', '- 4 - - 1', '1 2 3 - - | - 4 3 2 1'],
    ['FILL(m1, MIN(m1))', '- 4 - 2 -', '', '2 4 2 2 2'],
  ]);
});

describe('arrays under operators', () => {
  cases([
    ['METRICS()*100', '1 - - - -', '2 - - - -', '100 - - - - | 200 - - - -'],
    ['METRICS() - m2', '5 3 - - -', '1 1 - - -', '4 2 - - - | 0 0 - - -'],
    ['SUM(100/[m1, m2])', '10 20 - - -', '50 0 - - -', '12 5 - - -'],
    ['SUM(-[m1, m2])', '1 2 - - -', '3 - - - -', '-4 -2 - - -'],
    ['SUM([m1,m2]) / 2', '1 2 - - -', '3 - - - -', '2 1 - - -'],
    ['SUM([m1,m2])/AVG(m2)', '1 1 1 1 1', '2 2 2 2 2', '1.5 1.5 1.5 1.5 1.5'],
    ['DIFF(AVG(METRICS()))', '2 4 - - -', '2 8 - - -', '- 4 - - -'],
    ['AVG(METRICS())', '2 4 - - -', '4 - - - -', '3 2 - - -'],
    ['SUM(METRICS())/SUM(m1)', '1 3 - - -', '3 - - - -', '1 0.75 - - -'],
    ['SUM(METRICS() > 1)', '1 2 3 - -', '2 2 0 - -', '1 2 1 - -'],
    ['2 ^ [m1]', '3 - - - -', '', '8 - - - -'],
  ]);

  it.each([
    ['SUM(METRICS("errors"))', '3 - - - -'],
    ["SUM(METRICS('errors'))/SUM(METRICS('requests'))*100", '30 - - - -'],
    ['SUM([METRICS("errors4"), METRICS("errors5")])', '3 - - - -'],
    ['METRIC_COUNT(METRICS("errors"))', '2'],
    ['METRIC_COUNT(METRICS())', '3'],
    ['METRIC_COUNT(METRICS("Errors"))', '0'],
    ['SUM(METRICS("none"))', '- - - - -'],
    ['requests/METRIC_COUNT(METRICS())', '3.3333333333333335 - - - -'],
  ])('%s is [%s]', (expression, expected) => {
    const inputs = { errors4xx: '1', errors5xx: '2', requests: '10', e1: '99' };
    expect(work(expression, inputs)).toBe(expected);
  });
});

describe('functions of an array', () => {
  cases([
    ['FIRST(METRICS())', '1 - - - -', '2 - - - -', '1 - - - -'],
    ['LAST(METRICS())', '1 - - - -', '2 - - - -', '2 - - - -'],
    ['REMOVE_EMPTY(METRICS())', '', '2 - - - -', '2 - - - -'],
    ['METRIC_COUNT(REMOVE_EMPTY([m1, m2, m1]))', '', '2 - - - -', '1'],
    ['SORT(METRICS(), MAX, DESC)', '1 9 - - -', '5 5 5 - -', '1 9 - - - | 5 5 5 - -'],
    ['SORT(METRICS(), SUM, DESC)', '1 9 - - -', '5 5 5 - -', '5 5 5 - - | 1 9 - - -'],
    ['SORT(METRICS(), MIN, ASC)', '7 9 - - -', '5 5 5 - -', '5 5 5 - - | 7 9 - - -'],
    ['SORT(METRICS(), AVG, DESC)', '9 - - - -', '2 2 2 2 2', '2 2 2 2 2 | 9 - - - -'],
    ['SORT(METRICS(), AVG, DESC, 1)', '9 - - - -', '2 2 2 2 2', '2 2 2 2 2'],
    ['SORT(METRICS(), MAX, ASC)', '', '2 - - - -', '2 - - - - | - - - - -'],
    ['SORT(METRICS(), MAX, DESC)', '', '2 - - - -', '2 - - - - | - - - - -'],
    ['SLICE([m1, m2, m1], 1)', '1 - - - -', '2 - - - -', '2 - - - - | 1 - - - -'],
    ['SLICE([m1, m2, m1], 0, 2)', '1 - - - -', '2 - - - -', '1 - - - - | 2 - - - -'],
    ['SLICE(SORT(METRICS(), SUM, DESC), 0, 1) + 1', '1 - - - -', '2 - - - -', '3 - - - -'],
    ['METRIC_COUNT(SLICE([m1], 0))', '1 - - - -', '2 - - - -', '1'],
    ['METRIC_COUNT(SLICE([m1, m2], 0, 2))', '1 - - - -', '2 - - - -', '2'],
    ['DIFF(SLICE([m1, m2, m1], 1, 2))', '1 4 - - -', '2 7 - - -', '- 5 - - -'],
    ['DIFF(SLICE([m1, m2], 2, 3))', '1 4 - - -', '2 7 - - -', '- - - - -'],
    ['FILL(m1, 1 / 0)', '1 - 3 - -', '', '1 - 3 - -'],
    ['FILL(m1, 0 / 0)', '1 - 3 - -', '', '1 - 3 - -'],
    ['SLICE([m1, m2], 5)', '1 - - - -', '2 - - - -', ''],
    ['METRIC_COUNT(SLICE([m1, m2], 1))', '1 - - - -', '2 - - - -', '1'],
    ['METRIC_COUNT(SLICE([m1, m2], 2, 2))', '1 - - - -', '2 - - - -', '0'],
    ['SORT([m1, m2, m1], MAX, ASC)', '1 2 - - -', '2 1 - - -', '1 2 - - - | 2 1 - - - | 1 2 - - -'],
    ['SORT([m1, m2, MAX(m1)], MAX, ASC)', '', '2 - - - -', '2 - - - - | - - - - - | NaN'],
    ['IF(FIRST(SORT(METRICS(), AVG, DESC))>100, 1, 0)', '1 - - - -', '200 7 - - -', '1 0 - - -'],
  ]);
});

describe('aggregates besides those of arithmetic', () => {
  cases([
    ['DATAPOINT_COUNT(m1)', '1 - 4 - 0', '', '3'],
    ['DATAPOINT_COUNT(m1)', '', '', '0'],
    ['DATAPOINT_COUNT(METRICS())', '1 - 4 - -', '1 1 - - -', '2 1 1 - -'],
    ['SUM(m1) / DATAPOINT_COUNT(m1)', '1 - 5 - -', '', '3'],
    ['STDDEV(m1)', '1 - 5 - -', '', '2'],
    ['STDDEV(METRICS())', '1 7 - - -', '5 - - - -', '2 0 - - -'],
    ['TIME_SERIES(10)', '', '', '10 10 10 10 10'],
    ['TIME_SERIES(MAX(m1))', '1 - 4 - -', '', '4 4 4 4 4'],
    ['TIME_SERIES(5*AVG(m1))', '1 1 1 1 1', '', '5 5 5 5 5'],
    ['TIME_SERIES(MAX(m1))', '', '', '- - - - -'],
  ]);
});

describe('dates and times', () => {
  const at = (text: string, expression: string): string => {
    const from = Date.parse(text);
    const context = { ...minutes(1, from), metricIds: ['m1'] };
    const value = evaluateExpression(parseExpression(expression), new Map([['m1', []]]), context);
    return print((value as Sample[]).map((sample) => ({ ...sample, at: 0 })));
  };

  it.each([
    ['2026-11-23T00:00:00Z', 'DAY(m1)', 1],
    ['2026-11-29T23:59:00Z', 'DAY(m1)', 7],
    ['2026-11-28T23:59:00Z', 'DAY(m1)', 6],
    ['2026-11-28T23:59:00Z', 'HOUR(m1)', 23],
    ['2026-11-28T23:59:00Z', 'MINUTE(m1)', 59],
    ['2026-02-28T00:00:00Z', 'DATE(m1)', 28],
    ['2026-12-31T23:59:00Z', 'MONTH(m1)', 12],
    ['2027-01-01T00:00:00Z', 'MONTH(m1)', 1],
    ['2027-01-01T00:00:00Z', 'YEAR(m1)', 2027],
    ['1970-01-01T00:01:00Z', 'EPOCH(m1)', 60],
  ])('of %s, %s is %i, also where the series has no value', (text, expression, expected) => {
    expect(at(text, expression)).toBe(`${expected} - - - -`);
  });

  it('has a value in every period', () => {
    expect(work('MINUTE(m1)', { m1: '- - 7 - -' })).toBe('0 1 2 3 4');
    expect(work('IF(MINUTE(m1) < 3, m1)', { m1: '5 - 7 8 -' })).toBe('5 0 7 - -');
  });

  it("mutes as AWS's tutorial does", () => {
    const text = 'IF((DAY(m1)==2 && HOUR(m1)>=1 && HOUR(m1)<3), 0, DIFF(m1))';
    const tuesday = Date.UTC(2026, 10, 24, 0, 58);
    const m1 = [0, 1, 2, 3].map((i) => ({ at: tuesday + i * 60_000, value: i * i }));
    const context = { ...minutes(4, tuesday), metricIds: ['m1'] };
    const value = evaluateExpression(parseExpression(text), new Map([['m1', m1]]), context);
    expect((value as typeof m1).map((sample) => sample.value)).toEqual([1, 0, 0]);
  });
});

describe('METRICS() of queries', () => {
  const stat = {
    namespace: 'N',
    metricName: 'M',
    dimensions: {},
    periodSeconds: 60,
    statistic: 'Sum',
  };
  const metric = (id: string): MetricQuery => ({ id, stat, returnData: false });
  const expression = (id: string, text: string): MetricQuery => ({
    id,
    expression: text,
    returnData: false,
  });

  it('gives the metrics in their own order, and no expression', () => {
    const queries = [
      expression('e2', 'FIRST(METRICS()) + e1'),
      expression('e1', 'm2 * METRIC_COUNT(METRICS())'),
      metric('m1'),
      metric('m2'),
    ];
    let reads = 0;
    const read = () => series(`${++reads}`);
    const values = evaluateQueries(resolveQueries(queries), read, minutes(5));
    expect(values.get('e2')).toEqual(series('5'));
  });

  it('keeps that order when an expression reads the last metric first', () => {
    const of = (id: string, metricName: string): MetricQuery => ({
      ...metric(id),
      stat: { ...stat, metricName },
    });
    const queries = [
      expression('e1', 'm2 * 10'),
      expression('e2', 'FIRST(METRICS())'),
      of('m1', '3'),
      of('m2', '4'),
    ];
    const resolved = resolveQueries(queries);
    const values = evaluateQueries(resolved, ({ metricName }) => series(metricName), minutes(5));
    expect(Object.fromEntries(values)).toEqual({
      e1: series('40'),
      e2: series('3'),
      m1: series('3'),
      m2: series('4'),
    });
  });

  it('does not make an expression name itself', () => {
    const resolved = resolveQueries([expression('m9', 'SUM(METRICS("m"))'), metric('m1')]);
    const values = evaluateQueries(resolved, () => series('4'), minutes(5));
    expect(values.get('m9')).toEqual(series('4'));
  });
});

describe('the list of what is not supported', () => {
  const obstacleOf = (text: string): unknown => {
    try {
      parseExpression(text);
      return undefined;
    } catch (error) {
      return isMathError(error) ? error.failure.obstacle : error;
    }
  };

  it.each([...unsupportedFunctions])('names %s', (name, why) => {
    expect(obstacleOf(`IF(${name}(m1) > 1, 1)`)).toEqual({ kind: 'function', name, why });
  });

  it('names a query and a function of tomorrow', () => {
    const query = 'SELECT MAX(ActiveConnectionsCount) FROM SCHEMA("AWS/ClientVPN", Endpoint)';
    expect(obstacleOf(query)).toEqual({ kind: 'query', language: 'Metrics Insights' });
    expect(obstacleOf('MEDIAN(m1)')).toEqual({ kind: 'function', name: 'MEDIAN', why: 'unknown' });
  });
});
