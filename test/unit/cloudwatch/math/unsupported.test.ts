/** What cannot be evaluated here, and how the message names it. */
import { describe, expect, it } from 'vitest';
import { inExpression, MathError } from '../../../../src/core/cloudwatch/math/mathError';
import {
  comparedInstead,
  isMetricsInsights,
} from '../../../../src/core/cloudwatch/math/unsupported';
import type { MetricQuery } from '../../../../src/core/model/alarm';
import type { ReplayObstacle } from '../../../../src/core/model/failures/replayObstacle';
import { metric } from '../../diagnosis/faultyAlarms';

it.each([
  ['SELECT MAX(a) FROM b', true],
  [' \n select\tMAX(a) FROM b', true],
  ['SEARCH(\'SELECT a\', "Sum")', false],
  ['m1 SELECT a', false],
  ['UNSELECT a', false],
  ['SELECTED(m1)', false],
  ['', false],
])('%j is a Metrics Insights query: %s', (expression, expected) => {
  expect(isMetricsInsights(expression)).toBe(expected);
});

describe('an alarm without a threshold compares with', () => {
  const query = { id: 'q1', expression: 'SELECT MAX(a) FROM b', returnData: true };
  const band = { id: 'ad1', expression: 'ANOMALY_DETECTION_BAND(m1, 2)', returnData: true };

  it.each<[string, MetricQuery[], ReplayObstacle]>([
    ['a query of its own', [], { kind: 'query', language: 'PromQL' }],
    ['a query', [query], { kind: 'query', language: 'Metrics Insights' }],
    [
      'a query besides a metric',
      [metric(), query],
      { kind: 'query', language: 'Metrics Insights' },
    ],
    ['a band', [metric(), band], { kind: 'band' }],
  ])('%s', (_, queries, expected) => {
    expect(comparedInstead({ queries })).toEqual(expected);
  });
});

describe('the error of an expression', () => {
  it.each<[string, ReplayObstacle]>([
    ['a function', { kind: 'function', name: 'SEARCH', why: 'search' }],
    ['a query', { kind: 'query', language: 'Metrics Insights' }],
  ])('keeps the obstacle: %s', (_, obstacle) => {
    const error = inExpression('e1', new MathError('It fails', obstacle));
    expect(error.message).toBe("Error in expression 'e1': It fails");
    expect(error.failure.obstacle).toEqual(obstacle);
  });

  it('names the expression where it cannot be parsed', () => {
    const detail = "Error in expression 'e1': It fails";
    const { failure } = inExpression('e1', new MathError('It fails'));
    expect(failure).toMatchObject({ detail, obstacle: { kind: 'expression', detail } });
  });
});
