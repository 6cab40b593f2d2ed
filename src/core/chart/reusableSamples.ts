/** Which samples of an earlier read are final. */
import { publishingIntervalMs } from '../cloudwatch/limits';
import type { Sample } from '../model/sample';
import type { ChartWindow } from './view/chartRange';

/**
 * The samples that are final, and the start of the range to read. The last two publications may still
 * change, because CloudWatch aggregates late data.
 */
export function reusableSamples(
  before: { readonly window: ChartWindow; readonly samples: readonly Sample[] } | undefined,
  window: ChartWindow,
): { readonly reused: readonly Sample[]; readonly start: number } {
  const last = before?.samples.at(-1);
  if (!before || !last || before.window.start > window.start)
    return { reused: [], start: window.start };
  const start = Math.max(window.start, last.at - 2 * publishingIntervalMs);
  return { reused: before.samples.filter(({ at }) => at >= window.start && at < start), start };
}
