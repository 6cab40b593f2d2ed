/**
 * Applies metric filters: each arriving event is processed once, by the filters that exist at that
 * moment; earlier events are not processed. A default value is used for a minute with events but
 * without a match.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/MonitoringLogData.html
 */
import { minuteMs } from '../../core/base/duration';
import { transformedValue } from '../../core/cloudwatchLogs/transformedValue';
import type { LogEvent, LogGroup } from './logs';
import type { MetricTransformation } from './metricFilter';
import type { SimulatedRegion } from './region';
import { single } from './metrics/statistics';

/** Applies the filters of a group to an event that just arrived. */
export function filterEvent(region: SimulatedRegion, group: LogGroup, event: LogEvent): void {
  const start = minuteOf(event.timestamp);
  for (const filter of group.filters.values()) {
    filter.seenIn = start;
    if (!filter.compiled.matches(event.message)) continue;
    const { transformation } = filter;
    const found = transformedValue(transformation, event.message);
    if (!found) continue;
    filter.fittedIn = start;
    put(region, transformation, found.dimensions, event.timestamp, found.value);
  }
}

/** At the end of a minute: the default values of filters that had events but no match. */
export function putDefaults(region: SimulatedRegion, nowMs: number): void {
  const start = minuteOf(nowMs) - minuteMs;
  for (const { filters } of region.logs.groups()) {
    for (const { transformation, seenIn, fittedIn } of filters.values()) {
      const { defaultValue } = transformation;
      if (defaultValue === undefined || seenIn !== start || fittedIn === start) continue;
      put(region, transformation, {}, start, defaultValue);
    }
  }
}

function put(
  region: SimulatedRegion,
  { namespace, name, unit }: MetricTransformation,
  dimensions: Readonly<Record<string, string>>,
  atMs: number,
  value: number,
): void {
  region.metrics.put({ namespace, name, dimensions }, atMs, single(value), unit);
}

function minuteOf(ms: number): number {
  return Math.floor(ms / minuteMs) * minuteMs;
}
