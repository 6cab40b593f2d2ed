/** The ticks of a replay's axis: few enough for a narrow page. */
import type { ChartFormat } from '../../core/chart/view/chartFormat';
import { tickDistances, timeTicks } from '../../core/chart/view/timeTicks';
import type { TimeRange } from '../../core/model/timeRange';

/** The largest number of ticks. */
const most = 6;

/** Whole times in the span, and their distance in ms. */
export function zoneTicks(
  { start, end }: TimeRange,
  offset: ChartFormat['offset'],
): { readonly ticks: readonly number[]; readonly stepMs: number } {
  const wanted = (end - start) / most;
  const stepMs = tickDistances.find((one) => one >= wanted) ?? tickDistances.at(-1) ?? wanted;
  return { ticks: timeTicks({ min: start, max: end }, stepMs, offset), stepMs };
}
