/** The state of a log alarm from the results of its query, as tables. */
import { describe, expect, it } from 'vitest';
import { evaluateLogAlarm } from '../../../src/core/logAlarms/logAlarmEvaluation';
import type { LogAlarmRules, QueryRun } from '../../../src/core/logAlarms/logAlarmRules';
import type { AlarmState } from '../../../src/core/model/alarm';

const minute = 60_000;
const start = Date.parse('2026-06-10T12:00:00Z');
const single: LogAlarmRules = {
  ...{ resultsToEvaluate: 3, resultsToAlarm: 2, threshold: 5, grouped: false },
  comparison: 'GreaterThanThreshold',
  treatMissing: 'missing',
};
const none = new Set<string>();

function run(index: number, values: QueryRun['values'], more: object = {}): QueryRun {
  return { id: `q${index}`, at: start + index * minute, values, partial: false, ...more };
}

/** Runs of a single value: `9` breaches, `1` does not, `-` is missing, `x` failed. */
function runs(signs: string): QueryRun[] {
  return Array.from(signs).map((sign, index) => {
    if (sign === 'x') return run(index, [], { failure: 'no role' });
    return run(index, sign === '-' ? [] : [{ key: '', attributes: {}, value: Number(sign) }]);
  });
}

/** Runs with contributors: `ab` breach, `A` is there and does not. */
function grouped(...texts: string[]): QueryRun[] {
  return texts.map((text, index) =>
    run(
      index,
      Array.from(text).map((key) => ({
        key: key.toLowerCase(),
        attributes: { name: key.toLowerCase() },
        value: key === key.toLowerCase() ? 9 : 1,
      })),
    ),
  );
}

describe('a single value, 2 of 3', () => {
  it.each<readonly [string, LogAlarmRules['treatMissing'], AlarmState, AlarmState | undefined]>([
    ['', 'missing', 'INSUFFICIENT_DATA', undefined],
    ['99', 'missing', 'INSUFFICIENT_DATA', undefined],
    ['199', 'missing', 'OK', 'ALARM'],
    ['991', 'missing', 'OK', 'ALARM'],
    ['9911', 'missing', 'ALARM', 'OK'],
    ['1199', 'missing', 'OK', 'ALARM'],
    ['9--', 'missing', 'OK', 'OK'],
    ['99-', 'missing', 'OK', 'ALARM'],
    ['---', 'missing', 'ALARM', 'INSUFFICIENT_DATA'],
    ['---', 'notBreaching', 'ALARM', 'OK'],
    ['9--', 'notBreaching', 'ALARM', 'OK'],
    ['---', 'breaching', 'OK', 'ALARM'],
    ['1--', 'breaching', 'OK', 'ALARM'],
    ['11-', 'breaching', 'OK', 'OK'],
    ['---', 'ignore', 'ALARM', 'ALARM'],
    ['1--', 'ignore', 'ALARM', 'OK'],
    ['99-', 'ignore', 'OK', 'ALARM'],
  ])('%s with %s from %s becomes %s', (signs, treatMissing, state, expected) => {
    const evaluation = evaluateLogAlarm({ ...single, treatMissing }, runs(signs), {
      state,
      inAlarm: none,
    });
    expect(evaluation?.state).toBe(expected);
  });

  it.each<readonly [LogAlarmRules['comparison'], string]>([
    ['GreaterThanThreshold', '6'],
    ['GreaterThanOrEqualToThreshold', '5'],
    ['LessThanThreshold', '4'],
    ['LessThanOrEqualToThreshold', '5'],
  ])('%s breaches at %s', (comparison, sign) => {
    const evaluate = (signs: string): AlarmState | undefined =>
      evaluateLogAlarm({ ...single, comparison }, runs(signs), { state: 'OK', inAlarm: none })
        ?.state;
    expect(evaluate(sign.repeat(3))).toBe('ALARM');
    const quiet = comparison.startsWith('Greater') ? Number(sign) - 1 : Number(sign) + 1;
    expect(evaluate(String(quiet).repeat(3))).toBe('OK');
  });

  it.each([
    ['x', 'EVALUATION_ERROR', 'no role'],
    ['99x', 'EVALUATION_ERROR', 'no role'],
    ['9x9', 'EVALUATION_FAILURE', '1 out of the last 3 query executions failed.'],
    ['x999', undefined, undefined],
  ])('%s has the evaluation state %s', (signs, evaluationState, reason) => {
    const found = evaluateLogAlarm(single, runs(signs), { state: 'OK', inAlarm: none });
    expect(found?.evaluationState).toBe(evaluationState);
    if (reason !== undefined) expect(found).toMatchObject({ state: 'INSUFFICIENT_DATA', reason });
  });

  it('has the reason of the example in the guide', () => {
    const rules = { ...single, threshold: 100, resultsToEvaluate: 5, resultsToAlarm: 3 };
    const values = [1, 2, 120, 135, 142];
    const five = values.map((value, i) => run(i * 5, [{ key: '', attributes: {}, value }]));
    const found = evaluateLogAlarm(rules, five, { state: 'OK', inAlarm: none });
    expect(found?.reason).toBe(
      'Threshold Crossed: 3 out of the last 5 query results [142.0 (10/06/26 12:20:00), ' +
        '135.0 (10/06/26 12:15:00), 120.0 (10/06/26 12:10:00)] were greater than the threshold ' +
        '(100.0) (minimum 3 datapoints for OK -> ALARM transition).',
    );
    expect(found?.results?.map(({ value }) => value)).toEqual([142, 135, 120, 2, 1]);
  });
});

describe('contributors', () => {
  const rules: LogAlarmRules = { ...single, grouped: true, treatMissing: 'notBreaching' };
  const one = { ...rules, resultsToEvaluate: 1, resultsToAlarm: 1 };

  it.each<readonly [string, LogAlarmRules, QueryRun[], AlarmState, string]>([
    ['each on its own', one, grouped('abC'), 'ALARM', 'ab'],
    ['none breaches', one, grouped('AB'), 'OK', ''],
    ['none is there', one, grouped(''), 'OK', ''],
    ['one vanished', one, grouped('ab', 'b'), 'ALARM', 'b'],
    ['2 of 3', rules, grouped('a', 'B', 'ab'), 'ALARM', 'a'],
    ['vanished, though 2 of 3 breached', rules, grouped('a', 'a', 'B'), 'OK', ''],
    [
      'new and missing before',
      { ...rules, treatMissing: 'breaching' },
      grouped('', '', 'A'),
      'ALARM',
      'a',
    ],
    ['none, breaching', { ...one, treatMissing: 'breaching' }, grouped(''), 'ALARM', ''],
    ['none, missing', { ...one, treatMissing: 'missing' }, grouped(''), 'INSUFFICIENT_DATA', ''],
    [
      'all vanished, breaching',
      { ...rules, treatMissing: 'breaching' },
      grouped('a', 'a', ''),
      'OK',
      '',
    ],
  ])('%s', (_what, using, all, state, expected) => {
    const found = evaluateLogAlarm(using, all, { state: 'OK', inAlarm: none });
    expect(found?.state).toBe(state);
    expect(found?.inAlarm.map(({ key }) => key).join('')).toBe(expected);
  });

  it('that vanished end the ALARM, also where missing data are ignored', () => {
    const ignoring = { ...one, treatMissing: 'ignore' as const };
    const before = { state: 'ALARM' as const, inAlarm: new Set(['a']) };
    expect(evaluateLogAlarm(ignoring, grouped(''), before)?.state).toBe('OK');
    expect(evaluateLogAlarm(ignoring, grouped(''), { ...before, inAlarm: none })?.state).toBe(
      'ALARM',
    );
  });

  it('count in the reason of the alarm', () => {
    const found = evaluateLogAlarm(one, grouped('abC'), { state: 'OK', inAlarm: none });
    expect(found?.reason).toBe('2 out of 3 contributors evaluated to ALARM');
    expect(found?.inAlarm[0]?.reason).toContain('was greater than the threshold (5.0)');
  });

  it('have 100 places, which those in ALARM keep', () => {
    const values = Array.from({ length: 120 }, (_, i) => ({
      key: String(1000 + i),
      attributes: {},
      value: 9,
    }));
    const first = evaluateLogAlarm(one, [run(0, values)], { state: 'OK', inAlarm: none });
    expect(first?.inAlarm).toHaveLength(100);
    expect(first?.untracked.map(({ key }) => key)[0]).toBe('1100');
    const later = evaluateLogAlarm(one, [run(0, values)], {
      state: 'ALARM',
      inAlarm: new Set(['1119']),
    });
    expect(later?.inAlarm[0]?.key).toBe('1119');
    expect(later?.untracked[0]?.key).toBe('1099');
  });

  it('may be incomplete', () => {
    const all = grouped('a').map((each) => ({ ...each, partial: true }));
    expect(evaluateLogAlarm(one, all, { state: 'OK', inAlarm: none })?.evaluationState).toBe(
      'PARTIAL_DATA',
    );
  });
});
