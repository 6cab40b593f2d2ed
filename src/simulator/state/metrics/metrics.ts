/**
 * CloudWatch's metric data: statistic sets per minute (per second for high resolution), read for
 * any period. Data are aggregated with age: after 15 days only periods of five minutes include
 * them, after 63 days only periods of an hour, after 455 days none.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html#metrics-retention
 */
import { dayMs, hourMs, minuteMs } from '../../../core/base/duration';
import { memoizeByObject } from '../../../core/base/memoize';
import { retentionMs } from '../../../core/cloudwatch/limits';
import type { Sample } from '../../../core/model/sample';
import type { TimeRange } from '../../../core/ports/aws';
import { merged, single, type Measured, type StatisticSet } from './statistics';

/** ListMetrics omits a metric without data for this long. */
const listedMs = 14 * dayMs;

/** Identifies a metric. */
export interface MetricId {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** The parameters of a read. */
export interface ReadRequest extends TimeRange {
  readonly periodSeconds: number;
  /** Only data of this unit. */
  readonly unit?: string | undefined;
  /** The current time, which determines the age of the data. */
  readonly now: number;
}

/** Almost all points are one value: as a number, weeks of them take little memory. */
interface Point {
  readonly at: number;
  readonly unit: string;
  readonly measured: number | StatisticSet;
}

interface Series {
  readonly id: MetricId;
  /** Oldest first. */
  readonly points: Point[];
}

/** The metrics of one region. */
export class Metrics {
  private readonly series = new Map<string, Series>();

  /**
   * Stores a measurement in the minute (`resolutionSeconds` 60) or second (1) of `atMs`.
   * @param measured one value, or the set of several
   */
  put(
    id: MetricId,
    atMs: number,
    measured: number | StatisticSet,
    unit: string,
    resolutionSeconds = 60,
  ): void {
    const at = floorTo(atMs, resolutionSeconds * 1000);
    const key = keyOf(id);
    let series = this.series.get(key);
    if (!series) this.series.set(key, (series = { id, points: [] }));
    const { points } = series;
    const newest = points.at(-1);
    if (!newest || newest.at < at) {
      points.push({ at, unit, measured });
      return;
    }
    let index = firstAt(points, at);
    while (points[index]?.at === at && points[index]?.unit !== unit) index++;
    const before = points[index];
    if (before?.at === at) {
      const both = merged([setOf(before.measured), setOf(measured)]);
      points[index] = { at, unit, measured: both };
    } else {
      points.splice(index, 0, { at, unit, measured });
    }
  }

  /** The metrics with data in the last two weeks, in order of their names. */
  list(nowMs: number): MetricId[] {
    return [...this.series.entries()]
      .filter(([, { points }]) => (points.at(-1)?.at ?? 0) >= nowMs - listedMs)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { id }]) => id);
  }

  /** When the newest point of a metric was measured (ms since 1970), and in what unit. */
  newest(id: MetricId): Readonly<{ at: number; unit: string }> | undefined {
    return this.series.get(keyOf(id))?.points.at(-1);
  }

  /**
   * A statistic per period, oldest first; periods are counted from `start`; periods without data
   * are absent.
   */
  read(id: MetricId, request: ReadRequest, measured: Measured): Sample[] {
    return this.periods(id, request).flatMap(({ at, sets }) => {
      const value = measured(sets.length === 1 && sets[0] ? sets[0] : merged(sets));
      return value === undefined ? [] : [{ at, value }];
    });
  }

  private periods(id: MetricId, request: ReadRequest): { at: number; sets: StatisticSet[] }[] {
    const { start, end, periodSeconds, unit, now } = request;
    const period = periodSeconds * 1000;
    const points = this.series.get(keyOf(id))?.points ?? [];
    const found: { at: number; sets: StatisticSet[] }[] = [];
    for (let i = firstAt(points, start); i < points.length; i++) {
      const point = points[i];
      if (!point || point.at >= end) break;
      if (unit !== undefined && point.unit !== unit) continue;
      const storedAt = retentionTime(point.at, now, periodSeconds);
      if (storedAt === undefined || storedAt < start) continue;
      const at = start + floorTo(storedAt - start, period);
      const last = found.at(-1);
      const set = setOf(point.measured);
      if (last?.at === at) last.sets.push(set);
      else found.push({ at, sets: [set] });
    }
    return found;
  }
}

function setOf(measured: number | StatisticSet): StatisticSet {
  return typeof measured === 'number' ? single(measured) : measured;
}

/** The timestamp of an aged point; undefined if this period no longer includes it. */
function retentionTime(at: number, now: number, periodSeconds: number): number | undefined {
  const age = now - at;
  if (age > retentionMs.hour) return undefined;
  if (age > retentionMs.fiveMinutes)
    return periodSeconds % 3600 === 0 ? floorTo(at, hourMs) : undefined;
  if (age > retentionMs.minute)
    return periodSeconds % 300 === 0 ? floorTo(at, 5 * minuteMs) : undefined;
  if (age > 3 * hourMs) return periodSeconds % 60 === 0 ? floorTo(at, minuteMs) : undefined;
  return at;
}

/** The index of the first point at or after a time. */
function firstAt(points: readonly Point[], at: number): number {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((points[middle]?.at ?? Infinity) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Called for every read and write of every metric, most of which have one dimension. */
const keyOf = memoizeByObject(({ namespace, name, dimensions }: MetricId): string => {
  const names = Object.keys(dimensions);
  if (names.length > 1) names.sort();
  const parts = [namespace, name];
  for (const key of names) parts.push(key, dimensions[key] ?? '');
  return JSON.stringify(parts);
});

function floorTo(value: number, step: number): number {
  return Math.floor(value / step) * step;
}
