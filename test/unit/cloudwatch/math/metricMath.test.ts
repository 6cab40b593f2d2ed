import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateExpression } from '../../../../src/core/cloudwatch/math/evaluator';
import {
  clockStep,
  referencedIds,
  type ClockStep,
} from '../../../../src/core/cloudwatch/math/expression';
import { isMathError } from '../../../../src/core/cloudwatch/math/mathError';
import { parseExpression } from '../../../../src/core/cloudwatch/math/parser';
import { evaluateQueries, resolveQueries } from '../../../../src/core/cloudwatch/math/queries';
import { ExpectedError, isExpected } from '../../../../src/core/model/errors';
import type { MetricQuery, MetricStat } from '../../../../src/core/model/alarm';
import { cases, minutes, series, work } from './mathTable';
import { diff, type Sample } from '../../../../src/core/model/sample';

const minute = 60_000;

describe('operators', () => {
  cases([
    ['m1', '1 2 - - 5', '', '1 2 - - 5'],
    ['m1 + m2', '1 - 3 - -', '10 20 - - -', '11 20 3 - -'],
    ['m1 - m2', '1 - 3 - -', '10 20 - - -', '-9 -20 3 - -'],
    ['m1 * m2', '1 - 3 - -', '10 20 - - -', '10 0 0 - -'],
    ['m1 / m2', '1 - 3 4 -', '10 20 - 0 -', '0.1 0 - - -'],
    ['m1 ^ 2', '1 2 3 - -', '', '1 4 9 - -'],
    ['2 ^ m1 ^ m2', '3 - - - -', '2 - - - -', '512 - - - -'],
    ['-m1 ^ 2', '3 - - - -', '', '-9 - - - -'],
    ['-m1 + m2', '3 - - - -', '5 - - - -', '2 - - - -'],
    ['2 ^ -m1', '1 - - - -', '', '0.5 - - - -'],
    ['m1 - 1 - 1', '5 - - - -', '', '3 - - - -'],
    ['m1 - (1 - 1)', '5 - - - -', '', '5 - - - -'],
    ['m1 + 2 * 3', '5 - - - -', '', '11 - - - -'],
    ['m1 / 2 / 2', '8 - - - -', '', '2 - - - -'],
    ['100 * m1 / (m1 + m2)', '1 - 2 - -', '3 - 0 - -', '25 - 100 - -'],
    ['m1 / 0', '1 2 - - -', '', '- - - - -'],
    ['DIFF(m1 + m2)', '1 - 3 - -', '- 2 - - -', '- 1 1 - -'],
    ['-m1', '1 - -2 - -', '', '-1 - 2 - -'],
    ['2 * 3 + .5', '', '', '6.5'],
    ['1e3', '', '', '1000'],
  ]);

  it('may stand in a long row', () => {
    expect(work(`m1${' + m1'.repeat(400)}`, { m1: '1 - 2' })).toBe('401 - 802 - -');
  });
});

describe('comparisons and logic', () => {
  cases([
    ['m1 > m2', '1 - 3 - -', '2 -1 2 4 -', '0 1 1 0 -'],
    ['m1 >= m2', '2 - 3 - -', '2 1 - - -', '1 0 1 - -'],
    ['m1 < m2', '1 - 3 - -', '2 1 - - -', '1 1 0 - -'],
    ['m1 <= 2', '1 2 3 - -', '', '1 1 0 - -'],
    ['m1 == 2', '1 2 3 - -', '', '0 1 0 - -'],
    ['m1 != 2', '1 2 3 - -', '', '1 0 1 - -'],
    ['m1 == m2', '0 - - - -', '- 0 - - -', '1 1 - - -'],
    ['m1 AND m2', '1 1 0 - -', '1 0 0 1 -', '1 0 0 0 -'],
    ['m1 OR m2', '1 1 0 - -', '1 0 0 1 -', '1 1 0 1 -'],
    ['m1 && m2 || m1', '1 1 0 - -', '1 0 0 1 -', '1 1 0 0 -'],
    ['m1 OR m2 AND 0', '1 0 - - -', '1 1 - - -', '1 0 - - -'],
    ['m1 + 1 > m2', '2 2 - - -', '2 3 - - -', '1 0 - - -'],
  ]);
});

describe('functions of one series', () => {
  cases([
    ['DIFF(m1)', '1 - 4 3 -', '', '- - 3 -1 -'],
    ['DIFF(m1)', '7 - - - -', '', '- - - - -'],
    ['DIFF(DIFF(m1))', '1 2 4 8 -', '', '- - 1 2 -'],
    ['RATE(m1)', '0 - 12 6 -', '', '- - 0.1 -0.1 -'],
    ['DIFF_TIME(m1)', '1 - 4 3 -', '', '- - 120 60 -'],
    ['ABS(m1)', '1 - -4 - -', '', '1 - 4 - -'],
    ['ABS(-3)', '', '', '3'],
    ['CEIL(m1)', '1.2 - -1.2 - -', '', '2 - -1 - -'],
    ['FLOOR(m1)', '1.2 - -1.2 - -', '', '1 - -2 - -'],
    ['PERIOD(m1)', '1 - - - -', '', '60'],
    ['m1 / PERIOD(m1)', '120 - 30 - -', '', '2 - 0.5 - -'],
  ]);
});

describe('aggregates', () => {
  cases([
    ['MAX(m1)', '1 - 4 3 -', '', '4'],
    ['MIN(m1)', '1 - 4 3 -', '', '1'],
    ['SUM(m1)', '1 - 4 3 -', '', '8'],
    ['AVG(m1)', '1 - 5 4 -', '', '2'],
    ['AVG(m1)', '1 2 3 4 5', '', '3'],
    ['SUM(m1) / AVG(m1)', '7 - - - 1', '', '5'],
    ['m1 - MIN(m1)', '1 - 4 3 -', '', '0 - 3 2 -'],
    ['MAX([m1, m2])', '1 - 4 - -', '2 -3 - - -', '2 -3 4 - -'],
    ['MIN([m1, m2])', '1 - 4 - -', '2 -3 - - -', '1 -3 4 - -'],
    ['SUM([m1, m2])', '1 - 4 - -', '2 -3 - - -', '3 -3 4 - -'],
    ['AVG([m1, m2])', '1 - 4 - -', '2 -3 - - -', '1.5 -1.5 2 - -'],
    ['AVG([m1, m2])', '2 - - - -', '4 4 - - -', '3 2 - - -'],
    ['AVG([m1, m2, m1])', '3 - 6 - -', '- 9 - - -', '2 3 4 - -'],
    ['AVG([m1, 2])', '4 - 0 - -', '', '3 - 1 - -'],
    ['MAX([m1, m2])', '-1 - - - -', '- -2 - - -', '-1 -2 - - -'],
    ['MAX([m1, 2])', '1 - 4 - -', '', '2 - 4 - -'],
    ['MAX([1, 2])', '', '', '2'],
    ['MAX(7)', '', '', '7'],
    ['m1 + MAX(m2)', '1 2 - - -', '', '- - - - -'],
    ['m1 > MAX(m2)', '1 2 - - -', '', '- - - - -'],
  ]);
});

describe('FILL', () => {
  cases([
    ['FILL(m1, 0)', '- 1 - 4 -', '', '0 1 0 4 0'],
    ['FILL(m1, -1.5)', '- 1 - 4 -', '', '-1.5 1 -1.5 4 -1.5'],
    ['FILL(m1, 0)', '', '', '0 0 0 0 0'],
    ['FILL(m1, REPEAT)', '- 1 - 4 -', '', '- 1 1 4 4'],
    ['FILL(m1, LINEAR)', '- 1 - - 4', '', '- 1 2 3 4'],
    ['FILL(m1, LINEAR)', '- 1 - 4 -', '', '- 1 2.5 4 -'],
    ['FILL(m1, m2)', '- 1 - 4 -', '9 9 8 - -', '9 1 8 4 -'],
    ['FILL(m1, MAX(m1))', '- 1 - 4 -', '', '4 1 4 4 4'],
    ['FILL(m1, MAX(m2))', '- 1 - 4 -', '', '- 1 - 4 -'],
    ['FILL(DIFF(m1), 0)', '- 1 - 4 -', '', '0 0 0 3 0'],
    ['DIFF(FILL(m1, 0))', '- 1 - 4 -', '', '- 1 -1 4 -4'],
  ]);
});

describe('IF', () => {
  cases([
    ['IF(m1, 7, 8)', '1 0 - 2 -', '', '7 8 - 7 -'],
    ['IF(m1, m2, 8)', '1 0 - 2 -', '5 5 5 - -', '5 8 - 0 -'],
    ['IF(m1, 7, m2)', '1 0 0 - -', '5 5 - - -', '7 5 - - -'],
    ['IF(m1 > 1, 7, DIFF(m2))', '2 1 1 1 -', '5 6 - 9 -', '7 1 - 3 -'],
    ['IF(m1, m2, 0)', '1 0 0 - -', '5 5 - - -', '5 0 0 - -'],
    ['IF(m1, m2)', '1 0 - 2 -', '5 5 5 - -', '5 - - 0 -'],
    ['IF(m1 > 2, m1)', '1 3 - 2 4', '', '- 3 - - 4'],
    ['IF(1, m1, m2)', '1 - - - -', '- 2 - - -', '1 - - - -'],
    ['IF(0, m1, m2)', '1 - - - -', '- 2 - - -', '- 2 - - -'],
    ['IF(0, m1)', '1 - - - -', '', '- - - - -'],
    ['IF(MAX(m2), m1, 0)', '1 - - - -', '', '- - - - -'],
  ]);
});

/** The tables of https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html */
describe("AWS's examples", () => {
  it.each([
    ['metric1 < metric2', ['30 20 0 0 -', '20 - 20 - -', ''], '0 0 1 0 -'],
    ['metric1 >= 30', ['30 20 0 0 -', '', ''], '1 0 0 0 -'],
    ['metric1 > 15 AND metric2 > 15', ['30 20 0 0 -', '20 - 20 - -', ''], '1 0 0 0 -'],
    ['IF(metric1, metric2, metric3)', ['1 1 0 0 -', '30 - 0 0 30', '0 0 20 - 20'], '30 0 20 0 -'],
    ['IF(metric1, 5, metric3)', ['1 1 0 0 -', '', '0 0 20 - 20'], '5 5 20 - -'],
    ['IF(metric1, metric2, 5)', ['1 1 0 0 -', '30 - 0 0 30', ''], '30 0 5 5 -'],
  ])('%s of %j is [%s]', (expression, [metric1 = '', metric2 = '', metric3 = ''], expected) => {
    expect(work(expression, { metric1, metric2, metric3 })).toBe(expected);
  });
});

describe('what cannot be read', () => {
  const known =
    'ABS, AVG, CEIL, DATAPOINT_COUNT, DATE, DAY, DIFF, DIFF_TIME, EPOCH, FILL, FIRST, FLOOR, HOUR, IF, ' +
    'LAST, LOG, LOG10, MAX, METRIC_COUNT, MIN, MINUTE, MONTH, PERIOD, RATE, REMOVE_EMPTY, RUNNING_SUM, ' +
    'SLICE, SORT, STDDEV, SUM, TIME_SERIES, YEAR, METRICS';
  const sorting = "Function 'SORT' takes an array, one of AVG, MAX, MIN, SUM, and ASC or DESC";

  it.each([
    ['NOPE(m1)', `Function 'NOPE' not found; supported are ${known}`],
    ['diff(m1)', `Function 'diff' not found; supported are ${known}`],
    [
      "SEARCH('{AWS/EC2,InstanceId} CPU', 'Average', 300)",
      "Function 'SEARCH' is not supported here",
    ],
    ['ANOMALY_DETECTION_BAND(m1, 2)', "Function 'ANOMALY_DETECTION_BAND' is not supported here"],
    ['toString(m1)', /^Function 'toString' not found/],
    ['METRICS(m1)', "Function 'METRICS' takes nothing or a text"],
    ['METRICS("a", "b")', "Function 'METRICS' takes nothing or a text"],
    ['SELECT AVG(CPUUtilization) FROM "AWS/EC2"', /Metrics Insights/],
    ['', 'Unexpected end'],
    ['m1 +', 'Unexpected end'],
    ['m1 m2', "Unexpected 'm2'"],
    ['(m1', "Unexpected end (')' expected)"],
    ['m1)', "Unexpected ')'"],
    ['m1 % 2', "Unexpected character '%' at 4"],
    ['* m1', "Unexpected '*'"],
    ['[m1, m2', "Unexpected end (']' expected)"],
    ['[]', "Unexpected ']'"],
    ['m1 + "m2"', `Unexpected '"m2"'`],
    ['ABS("m2")', "Function 'ABS' does not take a text"],
    ['SORT(METRICS())', sorting],
    ['SORT(METRICS(), 1, ASC)', sorting],
    ['SORT(METRICS(), ASC, ASC)', sorting],
    ['SORT(METRICS(), REPEAT, DESC)', sorting],
    ['SORT(METRICS(), AVG, 1)', sorting],
    ['SORT(METRICS(), AVG, MAX)', sorting],
    ['SORT(METRICS(), AVG)', sorting],
    ['SORT(METRICS(), STDDEV, ASC)', "Metric id 'STDDEV' is not valid"],
    ['SORT(METRICS(), AVG, ASC, 1, 2)', "Function 'SORT' takes 1 or 2 arguments, not 3"],
    ['Diff(m1)', /^Function 'Diff' not found/],
    ['m1 and m2', "Unexpected 'and'"],
    ['FILL(m1, repeat())', /^Function 'repeat' not found/],
    ['M1', "Metric id 'M1' is not valid"],
    ['DIFF()', "Function 'DIFF' takes 1 argument, not 0"],
    ['DIFF(m1, m2)', "Function 'DIFF' takes 1 argument, not 2"],
    ['DIFF(REPEAT)', "Metric id 'REPEAT' is not valid"],
    ['FILL(m1)', "Function 'FILL' takes 2 arguments, not 1"],
    ['FILL(m1, 0, REPEAT)', "Metric id 'REPEAT' is not valid"],
    ['FILL(m1, REPEAT, 0)', "Function 'FILL' takes 2 arguments, not 3"],
    ['IF(m1)', "Function 'IF' takes 2 or 3 arguments, not 1"],
    ['IF(m1, 1, 2, 3)', "Function 'IF' takes 2 or 3 arguments, not 4"],
    ['MAX(m1, m2)', "Function 'MAX' takes 1 argument, not 2"],
    [`${'('.repeat(500)}m1${')'.repeat(500)}`, 'The expression is nested too deeply'],
    ['-'.repeat(2000), 'The expression is nested too deeply'],
    [`m1${' + m1'.repeat(500)}`, 'The expression is over 2048 characters'],
  ])('%s', (text, message) => {
    const exact: unknown =
      typeof message === 'string' ? expect.objectContaining({ message }) : message;
    expect(() => parseExpression(text)).toThrow(exact);
  });

  it.each<[string, (n: number) => string, number]>([
    ['characters', (n) => 'm'.repeat(n), 2048],
    ['parentheses', (n) => `${'('.repeat(n)}m1${')'.repeat(n)}`, 99],
  ])('is what has more %s than the limit', (_, text, limit) => {
    expect(parseExpression(text(limit))).toHaveProperty('kind', 'reference');
    expect(() => parseExpression(text(limit + 1))).toThrow(
      /over 2048 characters|nested too deeply/,
    );
  });

  it('gives a tree or a MathError, whatever the text', () => {
    const piece = fc.constantFrom(
      ...['m1', 'e', '1', '.5', '+', '-', '^', '(', ')', '[', ']', ',', '<=', '==', 'AND', "'"],
      ...['DIFF(', 'IF(', 'FILL(', 'MAX(', 'REPEAT', 'NOPE(', ' ', '§'],
      ...['SORT(', 'METRICS(', 'AVG', 'DESC', '"m"', 'SLICE(', 'HOUR('],
    );
    const check = fc.property(fc.array(piece, { maxLength: 15 }), (pieces) => {
      try {
        expect(parseExpression(pieces.join(''))).toHaveProperty('kind');
      } catch (error) {
        expect(isMathError(error)).toBe(true);
      }
    });
    fc.assert(check, { numRuns: 500 });
  });
});

describe('what cannot be worked out', () => {
  it.each([
    ['DIFF(5)', "Function 'DIFF' needs a time series, not a number"],
    ['RATE(MAX(m1))', "Function 'RATE' needs a time series, not a number"],
    ['FILL(1, 0)', "Function 'FILL' needs a time series, not a number"],
    ['PERIOD(1)', "Function 'PERIOD' needs a metric, not an expression"],
    ['PERIOD(DIFF(m1))', "Function 'PERIOD' needs a metric, not an expression"],
    ['PERIOD(e1)', "Function 'PERIOD' needs a metric, not an expression"],
    ['METRICS() + METRICS()', 'An operator does not take two arrays of time series'],
    ['IF(METRICS() > 1, 1, 0)', "Function 'IF' does not take an array"],
    ['IF(m1, METRICS(), 0)', "Function 'IF' does not take an array"],
    ['FILL(m1, METRICS())', "Function 'FILL' does not take an array"],
    ['HOUR(METRICS())', "Function 'HOUR' does not take an array"],
    ['HOUR(5)', "Function 'HOUR' needs a time series, not a number"],
    ['DIFF([m1, 5])', "Function 'DIFF' needs a time series, not a number"],
    ['METRIC_COUNT(m1)', "Function 'METRIC_COUNT' needs an array of time series"],
    ['FIRST(m1)', "Function 'FIRST' needs an array of time series"],
    ['SLICE(METRICS(), m1)', "Function 'SLICE' needs a number, not a time series"],
    ['TIME_SERIES(m1)', "Function 'TIME_SERIES' needs a number, not a time series"],
    ['m1 + m9', "Metric id 'm9' not found"],
  ])('%s', (expression, message) => {
    expect(() => work(expression, { m1: '1', e1: '1' })).toThrow(message);
  });
});

describe('DIFF', () => {
  const samples = fc
    .uniqueArray(fc.nat(200), { minLength: 1, maxLength: 40 })
    .chain((minutes) =>
      fc.tuple(
        fc.constant(minutes.sort((a, b) => a - b)),
        fc.array(fc.nat(50), { minLength: minutes.length, maxLength: minutes.length }),
      ),
    )
    .map(([minutes, values]) => minutes.map((m, i) => ({ at: m * minute, value: values[i]! })));

  it('bridges every gap, so that the deltas add up to the whole change', () => {
    const check = fc.property(samples, (m1) => {
      const context = { ...minutes(201), metricIds: ['m1'] };
      const value = evaluateExpression(parseExpression('DIFF(m1)'), new Map([['m1', m1]]), context);
      expect(value).toEqual(diff(m1));
      const deltas = value as readonly Sample[];
      const change = m1.at(-1)!.value - m1[0]!.value;
      expect(deltas.reduce((sum, delta) => sum + delta.value, 0)).toBe(change);
      expect(deltas.map(({ at }) => at)).toEqual(m1.slice(1).map(({ at }) => at));
    });
    fc.assert(check);
  });
});

describe('queries that name one another', () => {
  const stat: MetricStat = {
    namespace: 'N',
    metricName: 'M',
    dimensions: {},
    periodSeconds: 60,
    statistic: 'Maximum',
  };
  const metric = (id: string): MetricQuery => ({ id, stat, returnData: false });
  const expression = (id: string, text: string): MetricQuery => ({
    id,
    expression: text,
    returnData: false,
  });
  const context = minutes(5);

  it('are worked out whatever their order', () => {
    const queries = [expression('e2', 'e1 * 2'), expression('e1', 'DIFF(m1)'), metric('m1')];
    const values = evaluateQueries(resolveQueries(queries), () => series('1 4'), context);
    expect([...values.keys()]).toEqual(['m1', 'e1', 'e2']);
    expect(values.get('e2')).toEqual(series('- 6'));
  });

  it('keep for METRICS() the order of the metrics', () => {
    const queries = [
      expression('e1', 'm2 - m1'),
      expression('e2', 'FIRST(METRICS())'),
      expression('e3', 'LAST(METRICS())'),
      ...['m1', 'm2'].map((id) => ({ id, stat: { ...stat, metricName: id }, returnData: false })),
    ];
    const read = ({ metricName }: MetricStat) => series(metricName === 'm1' ? '1' : '2');
    const values = evaluateQueries(resolveQueries(queries), read, context);
    expect([values.get('e2'), values.get('e3')]).toEqual([series('1'), series('2')]);
  });

  it('that are refused give an error of metric math', () => {
    const caught: unknown[] = [];
    try {
      resolveQueries([expression('e1', 'm1')]);
    } catch (error) {
      caught.push(error);
    }
    expect(caught.map(isMathError)).toEqual([true]);
  });

  it('may pass a scalar on', () => {
    const queries = [metric('m1'), expression('e1', 'MAX(m1)'), expression('e2', 'm1 - e1')];
    const values = evaluateQueries(resolveQueries(queries), () => series('1 4'), context);
    expect(values.get('e2')).toEqual(series('-3 0'));
  });

  it.each([
    [[expression('e1', 'm1')], "Error in expression 'e1': Metric id 'm1' not found"],
    [[expression('e1', 'e1 + 1')], "Error in expression 'e1': It names itself in a circle"],
    [
      [expression('e1', 'e2'), expression('e2', 'e1')],
      "Error in expression 'e1': It names itself in a circle",
    ],
    [[metric('m1'), metric('m1')], "Metric id 'm1' is not unique"],
    [[{ id: 'm1', returnData: true }], "Metric id 'm1' has nothing to read"],
    [[expression('e1', 'NOPE(m1)')], /^Error in expression 'e1': Function 'NOPE' not found/],
  ])('%j is refused', (queries, message) => {
    expect(() => resolveQueries(queries)).toThrow(message);
  });

  it('are read once each, however many expressions share them', () => {
    const queries = Array.from({ length: 60 }, (_, i) =>
      expression(`e${i + 2}`, `e${i + 1} + e${i}`),
    );
    const ids = resolveQueries([...queries, metric('e0'), metric('e1')]).map(({ id }) => id);
    expect(ids).toEqual(['e0', 'e1', ...queries.map(({ id }) => id)]);
  });

  it('say in which expression a value is of the wrong kind', () => {
    const resolved = resolveQueries([metric('m1'), expression('e7', 'DIFF(MAX(m1))')]);
    expect(() => evaluateQueries(resolved, () => [], context)).toThrow(
      "Error in expression 'e7': Function 'DIFF' needs a time series, not a number",
    );
  });

  it('do not hide what is wrong with the reader', () => {
    const broken = (): never => {
      throw new RangeError('a bug');
    };
    expect(() => evaluateQueries(resolveQueries([metric('m1')]), broken, context)).toThrow('a bug');
  });
});

describe('an expression', () => {
  const long = (length: number): string => `m1${' '.repeat(length - 2)}`;
  const deep = (depth: number): string => `${'('.repeat(depth - 1)}m1${')'.repeat(depth - 1)}`;

  it.each([
    ['of 2,048 characters', long(2048), undefined],
    ['of 2,049 characters', long(2049), 'The expression is over 2048 characters'],
    ['nested a hundred deep', deep(100), undefined],
    ['nested deeper', deep(101), 'The expression is nested too deeply'],
  ])('%s', (_, text, message) => {
    if (message === undefined)
      expect(parseExpression(text)).toEqual({ kind: 'reference', id: 'm1' });
    else expect(() => parseExpression(text)).toThrow(message);
  });

  cases([
    ['DIFF(m1 + m2)', '- 5 - - -', '1 - 9 - -', '- 4 4 - -'],
    ['DIFF(m1 - m2)', '- - - 5 -', '1 - 9 - 2', '- - -8 14 -7'],
  ]);
});

describe('what an expression reads of the clock', () => {
  it.each<readonly [string, ClockStep | undefined]>([
    ['m1', undefined],
    ['DIFF(m1) + 1', undefined],
    ['METRICS()', undefined],
    ...['DATE', 'DAY', 'HOUR', 'MONTH', 'YEAR'].map((name) => [`${name}(m1)`, 'hour'] as const),
    ...['EPOCH', 'MINUTE'].map((name) => [`${name}(m1)`, 'minute'] as const),
    ['-HOUR(m1)', 'hour'],
    ['m1 * DAY(m1)', 'hour'],
    ['IF(HOUR(m1) > 8, m1)', 'hour'],
    ['MAX([m1, EPOCH(m2)])', 'minute'],
    ['HOUR(m1) * 60 + MINUTE(m1)', 'minute'],
    ['MINUTE(m1) + HOUR(m1) * 60', 'minute'],
    ['HOUR(DIFF(m1)) + DAY(m1)', 'hour'],
  ])('%s: %s', (expression, step) => {
    expect(clockStep(parseExpression(expression))).toBe(step);
  });

  it('and the ids it names, each once, are found below every sign', () => {
    const tree = parseExpression('-m1 + MAX([m2, -m3]) ^ IF(m1, METRICS("b"), e1)');
    const ids = [...referencedIds(tree)];
    expect(ids).toEqual(['m1', 'm2', 'm3', 'e1']);
  });
});

describe('MathError', () => {
  it.each<readonly [string, unknown]>([
    ['another expected error', new ExpectedError({ kind: 'network' })],
    ['another error of that name', Object.assign(new Error('x'), { name: 'MathError' })],
    ['any error', new Error('x')],
    ['no error', undefined],
  ])('is not %s', (_, error) => {
    expect(isMathError(error)).toBe(false);
  });

  it('is expected: its sentence may be shown', () => {
    const caught: unknown[] = [];
    try {
      parseExpression('NOPE()');
    } catch (error) {
      caught.push(error);
    }
    const [error] = caught;
    expect(isExpected(error) && error.failure).toEqual({
      kind: 'notReplayable',
      detail: (error as Error).message,
      obstacle: { kind: 'function', name: 'NOPE', why: 'unknown' },
    });
  });
});
