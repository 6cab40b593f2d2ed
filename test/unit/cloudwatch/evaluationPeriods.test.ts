import { expect, it } from 'vitest';
import { periodGrid } from '../../../src/core/cloudwatch/evaluationPeriods';

it.each<[number, number, boolean, object]>([
  [1, 1, false, { sliding: true }],
  [1, 86_400, false, { sliding: true }],
  [60, 1, true, { sliding: true }],
  [120, 1, false, { sliding: true }],
  [120, 1, true, { kind: 'periods', count: 1, seconds: 120 }],
  [300, 1, true, { sliding: false }],
])('of %i s, %i of them, by the wall clock: %s', (periodSeconds, count, isOfClock, expected) => {
  const timing = { periodSeconds, evaluationPeriods: count };
  const evaluationWindow = { kind: 'wallClock' } as const;
  const grid = periodGrid(isOfClock ? { ...timing, evaluationWindow } : timing);
  expect(grid).toMatchObject(expected);
});
