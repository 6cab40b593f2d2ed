/**
 * Percentile alarms that ignore low samples: how many samples a percentile needs.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/percentiles-with-low-samples.html
 */
import type { AlarmDefinition, MetricQuery, MetricStat } from '../model/alarm';
import type { Sample } from '../model/sample';

/**
 * Whether an alarm keeps its state because the evaluated periods contain too few samples.
 * @param count reads a statistic in these periods
 */
export function hasLowSamples(
  { ignoresLowSamples }: AlarmDefinition,
  { stat }: MetricQuery,
  count: (stat: MetricStat) => readonly Sample[],
): boolean {
  const needed = ignoresLowSamples && stat ? neededSamples(stat.statistic) : undefined;
  if (needed === undefined || !stat) return false;
  const counts = count({ ...stat, statistic: 'SampleCount' });
  return counts.reduce((sum, { value }) => sum + value, 0) < needed;
}

/** Undefined for other statistics, and for p100, for which AWS names no number. */
function neededSamples(statistic: string): number | undefined {
  const percent = /^p(\d{1,2}(?:\.\d{1,10})?)$/.exec(statistic)?.[1];
  if (percent === undefined) return undefined;
  const share = Number(percent);
  return 1000 / (share >= 50 ? 100 - share : share);
}
