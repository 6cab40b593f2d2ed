import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateExpression } from '../../../src/core/detection/math/evaluator';
import { isMathError } from '../../../src/core/detection/math/mathError';
import { parseExpression } from '../../../src/core/detection/math/parser';
import { evaluateQueries, resolveQueries } from '../../../src/core/detection/math/queries';
import { isExpected } from '../../../src/core/errors';
import type { MetricQuery, MetricStat } from '../../../src/core/model/alarm';
import { diff } from '../../../src/core/model/sample';
import type { Sample } from '../../../src/core/model/sample';

const minute = 60_000;

/** One value a minute from minute 0, `-` where there is none: `1 - 3`. */
function series(text: string): Sample[] {
  if (text === '') return [];
  return text
    .split(' ')
    .flatMap((mark, i) => (mark === '-' ? [] : [{ at: i * minute, value: Number(mark) }]));
}

/** The same notation for a range of five minutes; what lies outside would be lost, so it throws. */
function print(value: readonly Sample[] | number): string {
  if (typeof value === 'number') return `${value}`;
  const marks: string[] = ['-', '-', '-', '-', '-'];
  for (const { at, value: number } of value) {
    if (!(at / minute in marks)) throw new Error(`A point at ${at}`);
    marks[at / minute] = `${number}`;
  }
  return marks.join(' ');
}

function work(expression: string, inputs: Readonly<Record<string, string>>): string {
  const values = new Map(Object.entries(inputs).map(([id, text]) => [id, series(text)]));
  const context = { periodSeconds: 60, range: { start: 0, end: 5 * minute } };
  return print(evaluateExpression(parseExpression(expression), values, context));
}

/** What the expression gives for m1, m2. */
function cases(table: readonly (readonly [string, string, string, string])[]): void {
  it.each(table)('%s of [%s] and [%s] is [%s]', (expression, m1, m2, expected) => {
    expect(work(expression, { m1, m2 })).toBe(expected);
  });
}

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
  const known = 'ABS, AVG, CEIL, DIFF, DIFF_TIME, FILL, FLOOR, IF, MAX, MIN, PERIOD, RATE, SUM';

  it.each([
    ['RUNNING_SUM(m1)', `Function 'RUNNING_SUM' not found; supported are ${known}`],
    ['diff(m1)', `Function 'diff' not found; supported are ${known}`],
    ["SEARCH('{AWS/EC2,InstanceId} CPU', 'Average', 300)", /^Function 'SEARCH' not found/],
    ['ANOMALY_DETECTION_BAND(m1, 2)', /^Function 'ANOMALY_DETECTION_BAND' not found/],
    ['toString(m1)', /^Function 'toString' not found/],
    ['DIFF(METRICS())', /^Function 'METRICS' gives several time series .* DIFF\(m1\)$/],
    ['SELECT AVG(CPUUtilization) FROM "AWS/EC2"', /Metrics Insights/],
    ['', 'Unexpected end'],
    ['m1 +', 'Unexpected end'],
    ['m1 m2', "Unexpected 'm2'"],
    ['(m1', "Unexpected end (')' expected)"],
    ['m1)', "Unexpected ')'"],
    ['m1 % 2', "Unexpected character '%' at 4"],
    ['* m1', "Unexpected '*'"],
    ['[m1, m2]', "Unexpected '['"],
    ['M1', "Metric id 'M1' is not valid"],
    ['DIFF()', "Function 'DIFF' takes 1 argument, not 0"],
    ['DIFF(m1, m2)', "Function 'DIFF' takes 1 argument, not 2"],
    ['DIFF([m1, m2])', "Function 'DIFF' does not take a list"],
    ['DIFF(REPEAT)', "Metric id 'REPEAT' is not valid"],
    ['FILL(m1)', "Function 'FILL' takes 2 arguments, not 1"],
    ['IF(m1)', "Function 'IF' takes 2 or 3 arguments, not 1"],
    ['IF(m1, 1, 2, 3)', "Function 'IF' takes 2 or 3 arguments, not 4"],
    ['MAX(m1, m2)', "Function 'MAX' takes 1 argument or a list, not 2"],
    [`${'('.repeat(500)}m1${')'.repeat(500)}`, 'The expression is nested too deeply'],
    ['-'.repeat(2000), 'The expression is nested too deeply'],
    [`m1${' + m1'.repeat(500)}`, 'The expression is over 2048 characters'],
  ])('%s', (text, message) => {
    expect(() => parseExpression(text)).toThrow(message);
  });

  it('gives a tree or a MathError, whatever the text', () => {
    const piece = fc.constantFrom(
      ...['m1', 'e', '1', '.5', '+', '-', '^', '(', ')', '[', ']', ',', '<=', '==', 'AND', "'"],
      ...['DIFF(', 'IF(', 'FILL(', 'MAX(', 'REPEAT', 'NOPE(', ' ', '§'],
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
    ['PERIOD(1)', "Function 'PERIOD' needs a time series, not a number"],
    ['m1 + m9', "Metric id 'm9' not found"],
  ])('%s', (expression, message) => {
    expect(() => work(expression, { m1: '1' })).toThrow(message);
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
      const context = { periodSeconds: 60, range: { start: 0, end: 201 * minute } };
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
  const context = { periodSeconds: 60, range: { start: 0, end: 5 * minute } };

  it('are worked out whatever their order', () => {
    const queries = [expression('e2', 'e1 * 2'), expression('e1', 'DIFF(m1)'), metric('m1')];
    const values = evaluateQueries(resolveQueries(queries), () => series('1 4'), context);
    expect([...values.keys()]).toEqual(['m1', 'e1', 'e2']);
    expect(values.get('e2')).toEqual(series('- 6'));
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

describe('MathError', () => {
  it('is expected: its sentence may be shown', () => {
    const caught: unknown[] = [];
    try {
      parseExpression('NOPE()');
    } catch (error) {
      caught.push(error);
    }
    const [error] = caught;
    expect(isExpected(error) && error.failure).toEqual({
      kind: 'invalid',
      detail: (error as Error).message,
    });
  });
});
