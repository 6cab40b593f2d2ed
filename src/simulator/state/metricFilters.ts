/**
 * Applies metric filters: each arriving event is processed once, by the filters that exist at that
 * moment; earlier events are not processed. A default value is used for a minute with events but
 * without a match.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/MonitoringLogData.html
 */
import { minuteMs } from '../../core/base/duration';
import { valueAt } from '../../core/cloudwatchLogs/filterPattern/filterPattern';
import type { LogEvent, LogGroup } from './logs';
import type { MetricTransformation } from './metricFilter';
import type { SimulatedRegion } from './region';
import { single } from './statistics';

/** Applies the filters of a group to an event that just arrived. */
export function filterEvent(region: SimulatedRegion, group: LogGroup, event: LogEvent): void {
  const start = minuteOf(event.timestamp);
  for (const filter of group.filters.values()) {
    filter.seenIn = start;
    if (!filter.compiled.matches(event.message)) continue;
    const { transformation } = filter;
    const value = Number(
      transformation.value.startsWith('$')
        ? (valueAt(transformation.value, event.message) ?? NaN)
        : transformation.value,
    );
    const dimensions = dimensionsOf(transformation, event.message);
    if (!Number.isFinite(value) || !dimensions) continue;
    filter.fittedIn = start;
    put(region, transformation, dimensions, event.timestamp, value);
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

/** Undefined for an event without one of them: it creates no metric data. */
function dimensionsOf(
  { dimensions }: MetricTransformation,
  message: string,
): Readonly<Record<string, string>> | undefined {
  const values: Record<string, string> = {};
  for (const [name, selector] of Object.entries(dimensions)) {
    const value = valueAt(selector, message);
    if (value === undefined) return undefined;
    values[name] = value;
  }
  return values;
}

function minuteOf(ms: number): number {
  return Math.floor(ms / minuteMs) * minuteMs;
}
