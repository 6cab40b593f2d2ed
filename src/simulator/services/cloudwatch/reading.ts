/** Shared by the calls that read metric data. */
import { hourMs, minuteMs } from '../../../core/base/duration';
import { retentionMs } from '../../../core/cloudwatch/limits';
import type { MetricStat } from '../../../core/model/alarm';
import type { Sample } from '../../../core/model/sample';
import type { TimeRange } from '../../../core/ports/aws';
import type { SimulatedRegion } from '../../state/region';
import { statisticNamed } from '../../state/metrics/statistics';

/** Periods under a minute that may be read. */
export const shortPeriods = [1, 5, 10, 20, 30];

/** StartTime rounded down: to the minute, after 15 days to five minutes, after 63 to the hour. */
export function roundedStart(startMs: number, nowMs: number): number {
  const age = nowMs - startMs;
  const step =
    age > retentionMs.fiveMinutes ? hourMs : age > retentionMs.minute ? 5 * minuteMs : minuteMs;
  return Math.floor(startMs / step) * step;
}

/** The samples of a metric, oldest first. */
export function readSamples(
  region: SimulatedRegion,
  stat: MetricStat,
  range: TimeRange,
  nowMs: number,
  unit: string | undefined,
): Sample[] {
  const { namespace, metricName: name, dimensions, periodSeconds } = stat;
  const measured = statisticNamed(stat.statistic);
  if (!measured) return [];
  const request = { ...range, periodSeconds, unit, now: nowMs };
  return region.metrics.read({ namespace, name, dimensions }, request, measured);
}
