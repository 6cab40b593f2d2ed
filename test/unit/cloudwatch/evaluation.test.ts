import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  evaluate,
  evaluationRange,
  type EvaluationBasis,
  type EvaluationRules,
} from '../../../src/core/cloudwatch/evaluation';
import { isExpected, type Failure } from '../../../src/core/model/errors';
import {
  comparisons,
  type AlarmState,
  type Comparison,
  type TreatMissing,
} from '../../../src/core/model/alarm';

/** Oldest left; 0 is within the threshold, X is breaching, - is missing. */
function datapoints(text: string): (number | undefined)[] {
  const values: Record<string, number | undefined> = { '0': 0, X: 1, '-': undefined };
  return text.split(' ').map((mark) => values[mark]);
}

function rules(
  datapointsToAlarm: number,
  evaluationPeriods: number,
  treatMissing: TreatMissing,
): EvaluationRules {
  const comparison = 'GreaterThanOrEqualToThreshold';
  return { evaluationPeriods, datapointsToAlarm, threshold: 1, comparison, treatMissing };
}

const treatments: readonly TreatMissing[] = ['missing', 'ignore', 'breaching', 'notBreaching'];
const states: readonly AlarmState[] = ['OK', 'ALARM', 'INSUFFICIENT_DATA'];

/** AWS's tables: M, the range, how many must be filled, and the state under each treatment in order. */
type Cell = AlarmState | 'keep';
const tables: readonly [number, string, number, readonly [Cell, Cell, Cell, Cell]][] = [
  [3, '0 - X - X', 0, ['OK', 'OK', 'OK', 'OK']],
  [3, '0 - - - -', 2, ['OK', 'OK', 'OK', 'OK']],
  [3, '- - - - -', 3, ['INSUFFICIENT_DATA', 'keep', 'ALARM', 'OK']],
  [3, '0 X X - X', 0, ['ALARM', 'ALARM', 'ALARM', 'ALARM']],
  [3, '- - X - -', 2, ['ALARM', 'keep', 'ALARM', 'OK']],
  [2, '0 - X - X', 0, ['ALARM', 'ALARM', 'ALARM', 'ALARM']],
  [2, '0 0 X 0 X', 0, ['ALARM', 'ALARM', 'ALARM', 'ALARM']],
  [2, '0 - X - -', 1, ['OK', 'OK', 'ALARM', 'OK']],
  [2, '- - - - 0', 2, ['OK', 'OK', 'ALARM', 'OK']],
  [2, '- - - X -', 2, ['ALARM', 'keep', 'ALARM', 'OK']],
];

const cells = tables.flatMap(([m, range, filled, row]) =>
  treatments.map((treatMissing, column) => ({
    m,
    range,
    filled,
    treatMissing,
    expected: row[column]!,
  })),
);

describe("AWS's tables of missing data", () => {
  it('has 40 cells', () => {
    expect(cells).toHaveLength(40);
  });

  it.each(cells)('$m of 3, $range, $treatMissing → $expected', (cell) => {
    for (const previous of states) {
      const outcome = evaluate(
        rules(cell.m, 3, cell.treatMissing),
        datapoints(cell.range),
        previous,
      );
      expect(outcome.state).toBe(cell.expected === 'keep' ? previous : cell.expected);
    }
  });

  it.each(cells)('$m of 3, $range leaves $filled to fill', (cell) => {
    const { reason } = evaluate(rules(cell.m, 3, cell.treatMissing), datapoints(cell.range), 'OK');
    expect(reason.missing).toBe(cell.filled);
  });

  it.each(['- - - - X', '- - - X -'])('%s does not alarm at once under 3 of 3', (range) => {
    for (const treatMissing of ['missing', 'ignore', 'notBreaching'] as const) {
      const outcome = evaluate(rules(3, 3, treatMissing), datapoints(range), 'OK');
      expect(outcome.state).toBe('OK');
    }
  });

  it('goes to ALARM when the 0 leaves the range of "0 - - - -" and missing data breach', () => {
    const outcome = evaluate(rules(3, 3, 'breaching'), datapoints('- - - - -'), 'OK');
    expect(outcome.state).toBe('ALARM');
  });
});

describe('one of one datapoint', () => {
  it.each([
    ['- - -', 'OK'],
    ['X - -', 'ALARM'],
    ['X - 0', 'OK'],
    ['0 - X', 'ALARM'],
  ] as const)('%s → %s: the newest real one decides', (range, expected) => {
    expect(evaluate(rules(1, 1, 'notBreaching'), datapoints(range), 'OK').state).toBe(expected);
  });
});

describe('the reason', () => {
  it.each<[string, number, TreatMissing, EvaluationBasis]>([
    ['0 - X - X', 3, 'breaching', 'datapoints'],
    ['0 - - - -', 3, 'breaching', 'filled'],
    ['0 - - - -', 3, 'notBreaching', 'filled'],
    ['0 - - - -', 3, 'missing', 'partial'],
    ['- - X - -', 3, 'missing', 'premature'],
    ['- - - X -', 3, 'missing', 'partial'],
    ['- - X - -', 3, 'ignore', 'ignored'],
    ['- - X - -', 2, 'ignore', 'ignored'],
    ['- - X X -', 2, 'ignore', 'partial'],
    ['- - X X -', 2, 'missing', 'partial'],
    ['0 - - - -', 3, 'ignore', 'partial'],
    ['- - - - -', 3, 'ignore', 'ignored'],
    ['- - - - -', 3, 'missing', 'noData'],
  ])('%s, %s of 3, %s: %s', (range, m, treatMissing, basis) => {
    expect(evaluate(rules(m, 3, treatMissing), datapoints(range), 'OK').reason.basis).toBe(basis);
  });

  it.each(states)(
    'as many breaching as needed make an ALARM under ignore, after %s',
    (previous) => {
      const { state } = evaluate(rules(2, 3, 'ignore'), datapoints('- - X X -'), previous);
      expect(state).toBe('ALARM');
    },
  );

  it('names the datapoints that counted, oldest first, and their places in the range', () => {
    const { reason } = evaluate(rules(2, 3, 'missing'), [9, undefined, 1, 0, 5], 'OK');
    expect(reason).toEqual({
      basis: 'datapoints',
      counted: [
        { index: 2, value: 1, breaching: true },
        { index: 3, value: 0, breaching: false },
        { index: 4, value: 5, breaching: true },
      ],
      breaching: 2,
      notBreaching: 1,
      missing: 0,
      treatMissing: 'missing',
    });
  });
});

describe('comparisons', () => {
  it.each([
    ['GreaterThanOrEqualToThreshold', [false, true, true]],
    ['GreaterThanThreshold', [false, false, true]],
    ['LessThanThreshold', [true, false, false]],
    ['LessThanOrEqualToThreshold', [true, true, false]],
  ] as const)('%s with 4, 5, 6 against 5', (comparison, breaching) => {
    const outcomes = [4, 5, 6].map(
      (value) =>
        evaluate({ ...rules(1, 1, 'missing'), threshold: 5, comparison }, [value], 'OK').state,
    );
    expect(outcomes).toEqual(breaching.map((breaches) => (breaches ? 'ALARM' : 'OK')));
  });

  it('knows every comparison of the model', () => {
    for (const comparison of comparisons) {
      const outcome = evaluate({ ...rules(1, 1, 'missing'), comparison }, [1], 'OK');
      expect(['OK', 'ALARM']).toContain(outcome.state);
    }
  });

  it.each([[[1]], [[undefined]]])('refuses anomaly detection for %j', (range) => {
    const comparison: Comparison = 'other';
    const attempt = (): unknown =>
      evaluate({ ...rules(1, 1, 'missing'), comparison }, range, 'OK').state;
    expect(attempt).toThrow(/anomaly-detection/);
    expect(failureOf(attempt)).toMatchObject({ kind: 'notReplayable', obstacle: { kind: 'band' } });
  });
});

function failureOf(attempt: () => unknown): Failure | undefined {
  try {
    attempt();
  } catch (error) {
    if (isExpected(error)) return error.failure;
  }
  return undefined;
}

describe('evaluationRange', () => {
  it.each([
    [3, undefined, 5],
    [1, undefined, 3],
    [1, 4, 5],
  ])('%s periods with %s extra: %s datapoints', (periods, extraDatapoints, expected) => {
    const assumptions =
      extraDatapoints === undefined ? undefined : { extraDatapoints, mathLookbackSeconds: 0 };
    expect(evaluationRange({ evaluationPeriods: periods }, assumptions)).toBe(expected);
  });
});

const point = fc.constantFrom(0, 1, undefined);
const mOfN = fc
  .integer({ min: 1, max: 5 })
  .chain((n) => fc.tuple(fc.integer({ min: 1, max: n }), fc.constant(n)));

describe('for any range', () => {
  it('only the newest N real datapoints count, once there are N', () => {
    const check = fc.property(
      mOfN,
      fc.array(point, { maxLength: 6 }),
      fc.array(point, { minLength: 5, maxLength: 9 }),
      fc.constantFrom(...treatments),
      fc.constantFrom(...states),
      ([m, n], older, newer, treatMissing, previous) => {
        fc.pre(newer.filter((value) => value !== undefined).length >= n);
        const alone = evaluate(rules(m, n, treatMissing), newer, previous);
        const preceded = evaluate(rules(m, n, treatMissing), [...older, ...newer], previous);
        const newest = newer.filter((value) => value !== undefined).slice(-n);
        const expected = newest.filter((value) => value === 1).length >= m ? 'ALARM' : 'OK';
        expect([alone.state, preceded.state]).toEqual([expected, expected]);
      },
    );
    fc.assert(check);
  });

  it('one more breaching datapoint never ends an ALARM', () => {
    const check = fc.property(
      mOfN,
      fc.array(point, { minLength: 1, maxLength: 7 }),
      fc.nat(),
      fc.constantFrom(...treatments),
      ([m, n], range, pick, treatMissing) => {
        const index = pick % range.length;
        fc.pre(range[index] === 0);
        const worse = range.with(index, 1);
        const before = evaluate(rules(m, n, treatMissing), range, 'OK').state;
        fc.pre(before === 'ALARM');
        expect(evaluate(rules(m, n, treatMissing), worse, 'OK').state).toBe('ALARM');
      },
    );
    fc.assert(check);
  });

  it('the state before matters only to ignore', () => {
    const check = fc.property(
      mOfN,
      fc.array(point, { minLength: 1, maxLength: 7 }),
      fc.constantFrom<TreatMissing>('missing', 'breaching', 'notBreaching'),
      ([m, n], range, treatMissing) => {
        const outcomes = states.map((s) => evaluate(rules(m, n, treatMissing), range, s).state);
        expect(new Set(outcomes).size).toBe(1);
      },
    );
    fc.assert(check);
  });
});
