/**
 * The samples that a metric filter publishes from log entries: those of one metric, with its
 * dimensions. Each entry is processed once, when CloudWatch Logs receives it; entries from before the
 * creation of the filter are not processed.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/MonitoringLogData.html
 */
import { minuteMs } from '../../base/duration';
import { notReplayable } from '../../cloudwatch/notReplayable';
import {
  filterPattern,
  valueAt,
  type FilterPattern,
} from '../../cloudwatchLogs/filterPattern/filterPattern';
import { PatternError } from '../../cloudwatchLogs/filterPattern/patternError';
import { transformedValue } from '../../cloudwatchLogs/transformedValue';
import type { MetricFilter } from '../../cloudwatchLogs/metricFilter';
import type { IngestedEntry } from '../../cloudwatchLogs/logGroup';
import type { MetricStat } from '../../model/alarm';
import type { ReplayedSample } from '../replayRun';
import type { EntryReader } from '../../logAlarms/entryReader';

/** A metric, whatever its statistic. */
export type FilteredMetric = Pick<MetricStat, 'namespace' | 'metricName' | 'dimensions'>;

/** A sample from a log entry; a default value has no entry. */
export interface FilteredSample extends ReplayedSample {
  readonly readableAt: number;
  /** The connection that the entry is about; undefined if it is about none. */
  readonly connectionId: string | undefined;
}

/** Settings that change which entries a filter processes, or what it publishes. */
const unsupported = [
  'applyOnTransformedLogs',
  'fieldSelectionCriteria',
  'emitSystemFieldDimensions',
] as const;

/** The samples of one filter, collected. Entries can be added page by page, in any order. */
export class FilteredSamples implements EntryReader {
  private readonly compiled: FilterPattern;
  private readonly found: FilteredSample[] = [];
  /** The minutes with entries, ms since 1970: the default value is published for those without a match. */
  private readonly minutes = new Map<number, 'entries' | 'match'>();

  /** @throws ExpectedError `notReplayable` for a filter that is not supported here */
  constructor(
    private readonly filter: MetricFilter,
    private readonly metric: FilteredMetric,
  ) {
    this.compiled = compiled(filter);
  }

  add(entry: IngestedEntry): void {
    const { message, at, ingestedAt = at } = entry;
    if (ingestedAt < (this.filter.createdAt ?? -Infinity)) return;
    const minute = Math.floor(at / minuteMs) * minuteMs;
    if (!this.minutes.has(minute)) this.minutes.set(minute, 'entries');
    if (!this.compiled.matches(message)) return;
    const found = transformedValue(this.filter.transformation, message);
    if (!found || !isSame(found.dimensions, this.metric.dimensions)) return;
    this.minutes.set(minute, 'match');
    const id = valueAt('$.connection-id', message);
    const connectionId = id === 'NA' ? undefined : id;
    this.found.push({ at: minute, value: found.value, readableAt: ingestedAt, connectionId });
  }

  reset(): void {
    this.found.length = 0;
    this.minutes.clear();
  }

  /** Those found so far, oldest first. */
  samples(): readonly FilteredSample[] {
    return [...this.found, ...this.defaults()].sort(
      (a, b) => a.at - b.at || a.readableAt - b.readableAt,
    );
  }

  private defaults(): readonly FilteredSample[] {
    const { defaultValue: value } = this.filter.transformation;
    if (value === undefined || Object.keys(this.metric.dimensions).length > 0) return [];
    return [...this.minutes].flatMap(([at, found]) =>
      found === 'match' ? [] : { at, value, readableAt: at + minuteMs, connectionId: undefined },
    );
  }
}

function isSame(one: FilteredMetric['dimensions'], other: FilteredMetric['dimensions']): boolean {
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length && names.every((name) => one[name] === other[name])
  );
}

/** Whether a filter publishes a metric of this name with these dimensions, whatever their values. */
export function publishes({ transformation }: MetricFilter, metric: FilteredMetric): boolean {
  const names = Object.keys(transformation.dimensions);
  return (
    transformation.namespace === metric.namespace &&
    transformation.metricName === metric.metricName &&
    names.length === Object.keys(metric.dimensions).length &&
    names.every((name) => name in metric.dimensions)
  );
}

function compiled({ pattern, other = {} }: MetricFilter): FilterPattern {
  const setting = unsupported.find((name) => {
    const value = other[name];
    return value !== undefined && value !== false && value !== '';
  });
  if (setting !== undefined)
    throw notReplayable({ kind: 'filterPattern', part: setting }, `${setting} is not supported`);
  try {
    return filterPattern(pattern);
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    const part = error.message;
    throw notReplayable({ kind: 'filterPattern', part }, `The pattern is not supported at ${part}`);
  }
}
