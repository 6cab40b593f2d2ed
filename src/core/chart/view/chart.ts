/**
 * The connections chart as plain data: the available ranges, and the model of one of them. The caller
 * reads the samples and the page draws them.
 */
import { dayMs, hourMs, minuteMs } from '../../base/duration';
import { alarmHistoryMs, publishingIntervalMs } from '../../cloudwatch/limits';
import type { Transition } from '../../model/alarm';
import { isMetricAlarm, type AnyAlarm } from '../../model/logAlarm';
import type { ConnectionRecord } from '../../model/connectionRecord';
import type { ContributorTransition } from '../../model/alarmHistory';
import { contributorName } from '../../text/names';
import { diff, type Sample } from '../../model/sample';
import { chartThresholds, type ChartThreshold } from './chartThresholds';
import { sampleChanges, type SampleChange } from './sampleChanges';
import { timeline, type Timeline } from './timeline';

/** Whether publications are missing between samples at these times, ms since 1970: two or more. */
export function isGap(from: number, to: number): boolean {
  return to - from > 2.5 * publishingIntervalMs;
}

/** The ranges, shortest first. */
export const chartRanges = ['3h', '12h', '1d', '3d', '1w', '2w', '9w'] as const;

export type ChartRange = (typeof chartRanges)[number];

/** The default range. */
export const defaultChartRange: ChartRange = '1d';

/**
 * The length of each range, with the finest period that CloudWatch keeps for the whole of it: one
 * minute for 15 days, five minutes for 63.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html#metrics-retention
 */
const rangeTable: Readonly<Record<ChartRange, { lengthMs: number; periodSeconds: number }>> = {
  '3h': { lengthMs: 3 * hourMs, periodSeconds: 60 },
  '12h': { lengthMs: 12 * hourMs, periodSeconds: 60 },
  '1d': { lengthMs: dayMs, periodSeconds: 60 },
  '3d': { lengthMs: 3 * dayMs, periodSeconds: 60 },
  '1w': { lengthMs: 7 * dayMs, periodSeconds: 60 },
  '2w': { lengthMs: 14 * dayMs, periodSeconds: 60 },
  '9w': { lengthMs: 63 * dayMs, periodSeconds: 300 },
};

/** Whether an untrusted value is the name of a range. */
export function isChartRange(value: unknown): value is ChartRange {
  return chartRanges.some((range) => range === value);
}

/** The time window of a request to CloudWatch. */
export interface ChartWindow {
  /** Ms since 1970, a whole period; inside the range. */
  readonly start: number;
  /** Ms since 1970, a whole period; outside the range. */
  readonly end: number;
  readonly periodSeconds: number;
}

/**
 * The window of a range that ends with the period running at `now` (ms since 1970). Its start lies
 * up to two periods inside the range: CloudWatch refuses a fine period for a start that has grown
 * too old by the time the call arrives.
 */
export function chartWindow(range: ChartRange, now: number): ChartWindow {
  const { lengthMs, periodSeconds } = rangeTable[range];
  const periodMs = periodSeconds * 1000;
  const end = (Math.floor(now / periodMs) + 1) * periodMs;
  return { start: end - lengthMs + periodMs, end, periodSeconds };
}

/** The range that shows a time (ms since 1970): this one, else the shortest that reaches back to it. */
export function rangeShowing(at: number, range: ChartRange, now: number): ChartRange {
  const shows = (one: ChartRange): boolean => chartWindow(one, now).start <= at;
  return shows(range) ? range : (chartRanges.find(shows) ?? range);
}

/** The connections in a chart's window. */
export interface ChartConnections {
  /** The known connections of the endpoint in the window, in any order. */
  readonly records: readonly ConnectionRecord[];
  /** Sentences about missing connection data. */
  readonly notes: readonly string[];
}

/** The source data of a chart. */
export interface ChartSource {
  readonly endpointId: string;
  /** The display name of the endpoint. */
  readonly endpointLabel: string;
  readonly region: string;
  /** The requested window. */
  readonly window: ChartWindow;
  /** Oldest first. */
  readonly samples: readonly Sample[];
  /** Alarms that watch this endpoint. Alarms on other metrics or expressions have no threshold here. */
  readonly alarms: readonly AnyAlarm[];
  /** State changes of those alarms, in any order. */
  readonly transitions: readonly Transition[];
  /** Contributors of log alarms among them that entered ALARM, in any order. */
  readonly contributors: readonly ContributorTransition[];
  readonly people: ChartConnections;
  /** Ms since 1970. */
  readonly fetchedAt: number;
  /** Sentences about data that could not be read although the samples could. */
  readonly notes: readonly string[];
}

/** An alarm that went to ALARM. */
export interface ChartMark {
  /** Ms since 1970; minutes after the sample that caused it. */
  readonly at: number;
  readonly alarmName: string;
  /** The contributor of a log alarm; absent for the alarm itself. */
  readonly who?: string;
}

/** What the chart shows. The columns have equal length and are in order of time. */
export interface ChartModel {
  readonly endpointId: string;
  readonly endpointLabel: string;
  readonly region: string;
  readonly range: ChartRange;
  readonly window: ChartWindow;
  readonly fetchedAt: number;
  /** Start of each sample's period, ms since 1970. */
  readonly times: readonly number[];
  readonly values: readonly number[];
  /** DIFF of the values; null for the first, which has no predecessor. */
  readonly deltas: readonly (number | null)[];
  /** Oldest first, inside the window. */
  readonly marks: readonly ChartMark[];
  /** The connections behind the deltas; only samples with connected or disconnected users. */
  readonly changes: readonly SampleChange[];
  readonly timeline: Timeline;
  readonly thresholds: readonly ChartThreshold[];
  /** Whether the window begins before the oldest alarm history that CloudWatch keeps. */
  readonly marksIncomplete: boolean;
  readonly notes: readonly string[];
}

/** Builds the model from the source data. */
export function chartModel(source: ChartSource, range: ChartRange): ChartModel {
  const { samples, window, fetchedAt, alarms, transitions } = source;
  const { records } = source.people;
  const times = samples.map((sample) => sample.at);
  const deltas = diff(samples).map((delta) => delta.value);
  return {
    endpointId: source.endpointId,
    endpointLabel: source.endpointLabel,
    region: source.region,
    range,
    window,
    fetchedAt,
    times,
    values: samples.map((sample) => sample.value),
    deltas: samples.length === 0 ? [] : [null, ...deltas],
    marks: chartMarks(source),
    changes: sampleChanges(samples, window.periodSeconds, records),
    timeline: timeline(records, alarms, transitions, window),
    thresholds: chartThresholds(
      alarms.filter((alarm) => isMetricAlarm(alarm)),
      source.endpointId,
    ),
    marksIncomplete: alarms.length > 0 && window.start < fetchedAt - alarmHistoryMs,
    notes: [...source.notes, ...source.people.notes],
  };
}

/** A log alarm has a mark for each contributor instead of one for the state that they cause. */
function chartMarks({ transitions, contributors, window }: ChartSource): ChartMark[] {
  const explained = ({ at, alarmName }: Transition): boolean =>
    contributors.some((one) => one.alarmName === alarmName && Math.abs(one.at - at) <= minuteMs);
  const marks: readonly ChartMark[] = [
    ...transitions
      .filter((transition) => transition.to === 'ALARM' && !explained(transition))
      .map(({ at, alarmName }) => ({ at, alarmName })),
    ...contributors.map(({ at, alarmName, contributor }) => ({
      at,
      alarmName,
      who: contributorName(contributor),
    })),
  ];
  return marks
    .filter(({ at }) => at >= window.start && at < window.end)
    .sort((a, b) => a.at - b.at);
}

/** The alarm of a mark, and who is behind it. */
export function markText({ alarmName, who }: ChartMark): string {
  return who === undefined ? alarmName : `${alarmName}: ${who}`;
}
