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
