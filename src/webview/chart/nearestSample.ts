/** Finds a sample by its time. */
import { firstFrom } from '../../core/chart/view/compared';
import type { Span } from '../shared/viewport';

/**
 * The sample nearest to a time, among those in a span; null if the span has none.
 * @param times ms since 1970, ascending
 */
export function nearestSample(times: readonly number[], at: number, span: Span): number | null {
  const first = firstFrom(times, span.min);
  const last = firstFrom(times, span.max + 1) - 1;
  if (first > last) return null;
  const next = Math.min(last, Math.max(first, firstFrom(times, at)));
  const before = Math.max(first, next - 1);
  return at - (times[before] ?? 0) <= (times[next] ?? 0) - at ? before : next;
}

/**
 * The sample that the mark nearest to a time belongs to: the last one before the mark; null if no mark is near.
 * @param reach how far the mark may be from the time, ms
 */
export function sampleOfMark(
  times: readonly number[],
  marks: readonly { readonly at: number }[],
  at: number,
  reach: number,
): number | null {
  let nearest: number | undefined;
  for (const mark of marks) {
    const isNearer = Math.abs(mark.at - at) < Math.abs((nearest ?? Infinity) - at);
    if (isNearer && Math.abs(mark.at - at) <= reach) nearest = mark.at;
  }
  if (nearest === undefined) return null;
  const index = firstFrom(times, nearest + 1) - 1;
  return index < 0 ? null : index;
}
