/**
 * FILL: inserts a value for each period of the range without one.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
import type { Sample } from '../../model/sample';
import { byTime, isScalar, type Series, type SingleValue } from './values';

/** How FILL fills if it is not given a value. */
export type FillMethod = 'REPEAT' | 'LINEAR';

/** The value of a missing point; undefined if it stays missing. */
type Filler = (at: number, before?: Sample, after?: Sample) => number | undefined;

/**
 * @param starts of the periods to fill
 * @param filler a number, a series with values for the missing points, or how to derive them:
 * REPEAT
 * the previous value, or LINEAR between both neighbours; a point without neighbour stays missing
 */
export function fill(
  series: Series,
  filler: SingleValue | FillMethod,
  starts: readonly number[],
): Series {
  const valueOf = fillerOf(filler);
  const filled: Sample[] = [];
  let next = 0;
  for (const at of starts) {
    while ((series[next]?.at ?? Infinity) < at) next++;
    const found = series[next];
    const value = found?.at === at ? found.value : valueOf(at, series[next - 1], found);
    if (value !== undefined && Number.isFinite(value)) filled.push({ at, value });
  }
  return filled;
}

function fillerOf(filler: SingleValue | FillMethod): Filler {
  if (filler === 'REPEAT') return (_at, before) => before?.value;
  if (filler === 'LINEAR') return interpolate;
  if (isScalar(filler)) return () => filler;
  const values = byTime(filler);
  return (at) => values.get(at);
}

function interpolate(at: number, before?: Sample, after?: Sample): number | undefined {
  if (!before || !after) return undefined;
  const share = (at - before.at) / (after.at - before.at);
  return before.value + share * (after.value - before.value);
}
