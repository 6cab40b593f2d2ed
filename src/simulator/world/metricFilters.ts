/**
 * Metric filters at work: each event that arrives is looked at once, by the filters that are there at
 * that moment; nothing is made of what was logged before. A default value stands for a minute in
 * which events came and none fitted.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/MonitoringLogData.html
 */
import { valueAt } from '../filterPattern/filterPattern';
import type { LogEvent, LogGroup } from './logs';
import type { MetricTransformation } from './metricFilter';
import type { RegionWorld } from './region';
import { single } from './statistics';

const minute = 60_000;

/** Lets the filters of a group look at an event that has just arrived. */
export function filterEvent(region: RegionWorld, group: LogGroup, event: LogEvent): void {
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

/** At the end of a minute: the default values of the filters that saw events and fitted none. */
export function putDefaults(region: RegionWorld, nowMs: number): void {
  const start = minuteOf(nowMs) - minute;
  for (const { filters } of region.logs.groups()) {
    for (const { transformation, seenIn, fittedIn } of filters.values()) {
      const { defaultValue } = transformation;
      if (defaultValue === undefined || seenIn !== start || fittedIn === start) continue;
      put(region, transformation, {}, start, defaultValue);
    }
  }
}

function put(
  region: RegionWorld,
  { namespace, name, unit }: MetricTransformation,
  dimensions: Readonly<Record<string, string>>,
  atMs: number,
  value: number,
): void {
  region.metrics.put({ namespace, name, dimensions }, atMs, single(value), unit);
}

/** Undefined for an event that lacks one of them: it makes no metric. */
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
  return Math.floor(ms / minute) * minute;
}
