/** The offset at which samples were taken within their minutes, found from known connections. */
import { describe, expect, it } from 'vitest';
import { publishingPhase } from '../../../src/core/cloudwatch/publishingPhase';

const minute = 60_000;

/** Who was connected from one time until another, in ms. */
interface Stay {
  readonly startedAt: number;
  readonly endedAt?: number;
}

/** Samples every five minutes that count who is connected so long after the start of their minute. */
function samplesAt(phase: number, stays: readonly Stay[]) {
  return Array.from({ length: 12 }, (_, i) => {
    const at = i * 5 * minute;
    const isThere = ({ startedAt, endedAt = Infinity }: Stay): boolean =>
      startedAt <= at + phase && at + phase < endedAt;
    return { at, value: 7 + stays.filter(isThere).length };
  });
}

/** In the minute of each sample one event, between two of the offsets that are tried; out of order. */
const moments = [33, 3, 57, 15, 45, 27, 9, 51, 21, 39].map(
  (second, i) => (i + 1) * 5 * minute + second * 1000,
);
const connects: readonly Stay[] = moments.map((startedAt) => ({ startedAt }));
const disconnects: readonly Stay[] = moments.map((endedAt) => ({ startedAt: -minute, endedAt }));

describe.each([0, 6, 12, 18, 24, 30, 36, 42, 48, 54, 60])('counted after %i seconds', (seconds) => {
  it.each([
    ['connects', connects],
    ['disconnects', disconnects],
  ])('is found from %s', (_, stays) => {
    const phase = seconds * 1000;
    expect(publishingPhase(samplesAt(phase, stays), minute, stays)).toBe(phase);
  });
});

it.each([
  ['without samples', [], connects],
  ['with one sample', samplesAt(0, connects).slice(0, 1), connects],
  ['without connections', samplesAt(0, []), []],
] as const)('takes the middle %s', (_, samples, records) => {
  expect(publishingPhase(samples, minute, records)).toBe(minute / 2);
});

it('takes the one nearest to the middle of several that explain the samples', () => {
  const late = [{ startedAt: 10 * minute + 40_000 }];
  expect(publishingPhase(samplesAt(60_000, late), minute, late)).toBe(42_000);
  const early = [{ startedAt: 10 * minute + 20_000 }];
  expect(publishingPhase(samplesAt(0, early), minute, early)).toBe(18_000);
});
