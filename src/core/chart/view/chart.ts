/** The connections chart as plain data. The caller reads the samples and the page draws them. */
import { minuteMs } from '../../base/duration';
import { alarmHistoryMs, publishingIntervalMs } from '../../cloudwatch/limits';
import type { Transition } from '../../model/alarm';
import { isMetricAlarm, type AnyAlarm } from '../../model/logAlarm';
import type { ConnectionRecord } from '../../model/connectionRecord';
import type { ContributorTransition } from '../../model/alarmHistory';
import { contributorName } from '../../text/names';
import { diff, type Sample } from '../../model/sample';
import type { ChartRange, ChartWindow } from './chartRange';
import { comparedSeries, type ComparedSeries, type ComparedSource } from './compared';
import { chartThresholds, type ChartThreshold } from './chartThresholds';
import { sampleChanges, type SampleChange } from './sampleChanges';
import { timeline, type Timeline } from './timeline';

/** Whether publications are missing between samples at these times, ms since 1970: two or more. */
export function isGap(from: number, to: number): boolean {
  return to - from > 2.5 * publishingIntervalMs;
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
  readonly connections: ChartConnections;
  /** The other endpoints, in the chosen order. */
  readonly compared: readonly ComparedSource[];
  /** Whether a scope had not been read yet, so that names and alarms are missing. */
  readonly isEarly?: boolean;
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
  /** The other endpoints, in the chosen order. */
  readonly compared: readonly ComparedSeries[];
  readonly thresholds: readonly ChartThreshold[];
  /** Whether the window begins before the oldest alarm history that CloudWatch keeps. */
  readonly marksIncomplete: boolean;
  readonly notes: readonly string[];
}

/** Builds the model from the source data. */
export function chartModel(source: ChartSource, range: ChartRange): ChartModel {
  const { samples, window, fetchedAt, alarms, transitions } = source;
  const { records } = source.connections;
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
    compared: source.compared.map(comparedSeries),
    thresholds: chartThresholds(
      alarms.filter((alarm) => isMetricAlarm(alarm)),
      source.endpointId,
    ),
    marksIncomplete: alarms.length > 0 && window.start < fetchedAt - alarmHistoryMs,
    notes: [...source.notes, ...source.connections.notes],
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
