/** Metric math over five minutes, in a notation that fits into the row of a table. */
import { expect, it } from 'vitest';
import { periodStarts, type MathContext } from '../../../../src/core/cloudwatch/math/context';
import { evaluateExpression } from '../../../../src/core/cloudwatch/math/evaluator';
import { parseExpression } from '../../../../src/core/cloudwatch/math/parser';
import {
  isList,
  type MathValue,
  type SingleValue,
} from '../../../../src/core/cloudwatch/math/values';
import type { Sample } from '../../../../src/core/model/sample';

const minute = 60_000;

/** Periods of a minute each, from a time on. */
export function minutes(count: number, start = 0): Omit<MathContext, 'metricIds'> {
  return {
    periodSeconds: 60,
    starts: periodStarts({ start, end: start + count * minute }, 60),
  };
}

/** One value a minute from minute 0, `-` where there is none: `1 - 3`. */
export function series(text: string): Sample[] {
  if (text === '') return [];
  return text
    .split(' ')
    .flatMap((mark, i) => (mark === '-' ? [] : [{ at: i * minute, value: Number(mark) }]));
}

/** The same notation for a range of five minutes; what lies outside would be lost, so it throws. */
function printed(value: SingleValue): string {
  if (typeof value === 'number') return `${value}`;
  const marks: string[] = ['-', '-', '-', '-', '-'];
  for (const { at, value: number } of value) {
    if (!(at / minute in marks)) throw new Error(`A point at ${at}`);
    marks[at / minute] = `${number}`;
  }
  return marks.join(' ');
}

/** Entries of an array stand one after the other: `1 - - - - | 2 - - - -`. */
export function print(value: MathValue): string {
  return isList(value) ? value.items.map(printed).join(' | ') : printed(value);
}

/** What an expression gives; ids such as `e1` are expressions, the others metrics. */
export function work(expression: string, inputs: Readonly<Record<string, string>>): string {
  const values = new Map(Object.entries(inputs).map(([id, text]) => [id, series(text)]));
  const metricIds = [...values.keys()].filter((id) => !/^e\d/.test(id));
  return print(
    evaluateExpression(parseExpression(expression), values, { ...minutes(5), metricIds }),
  );
}

/** What the expression gives for m1, m2. */
export function cases(table: readonly (readonly [string, string, string, string])[]): void {
  it.each(table)('%s of [%s] and [%s] is [%s]', (expression, m1, m2, expected) => {
    expect(work(expression, { m1, m2 })).toBe(expected);
  });
}
