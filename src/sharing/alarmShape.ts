/** The shapes of published alarms. */
import {
  comparisons,
  type Alarm,
  type AlarmState,
  type MetricQuery,
  type MetricStat,
  type TreatMissing,
  type WarmUp,
} from '../core/model/alarm';
import type { UnreadHistory } from '../core/model/lastSeen';
import type { AlarmContributor, LogAlarm, ScheduledQuery } from '../core/model/logAlarm';
import {
  fields,
  flag,
  listOf,
  number,
  oneOf,
  optional,
  recordOf,
  text,
  time,
  upTo,
  variants,
  type Check,
} from './shape';

const texts = listOf(text);

/**
 * CloudWatch evaluates no more than a day in periods of ten seconds or seven days in longer ones.
 * More would fill the memory in a replay.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
const periods = upTo(86_400);
const periodSeconds = upTo(7 * 86_400);

const comparison: Check = (value) =>
  value === 'other' || comparisons.some((known) => known === value);
const treatMissing = oneOf<TreatMissing>({
  missing: true,
  ignore: true,
  breaching: true,
  notBreaching: true,
});

/** An alarm's state. */
export const alarmState = oneOf<AlarmState>({ OK: true, ALARM: true, INSUFFICIENT_DATA: true });

/** What of the histories of alarms was not read. */
export const unreadHistory = fields<UnreadHistory>({
  transitions: recordOf(time),
  contributors: recordOf(time),
});

const query = fields<MetricQuery>({
  id: text,
  label: optional(text),
  expression: optional(text),
  stat: optional(
    fields<MetricStat>({
      namespace: text,
      metricName: text,
      dimensions: recordOf(text),
      periodSeconds,
      statistic: text,
    }),
  ),
  accountId: optional(text),
  returnData: flag,
});

const warmUp = optional(fields<WarmUp>({ minutes: number, wholePeriod: flag }));

const metricAlarm = fields<Alarm>({
  name: text,
  description: optional(text),
  queries: listOf(query),
  periodSeconds,
  evaluationPeriods: periods,
  datapointsToAlarm: periods,
  threshold: number,
  comparison,
  treatMissing,
  evaluationWindow: optional(
    variants('kind', {
      wallClock: fields({ timezone: optional(text) }),
      other: fields({ name: text }),
    }),
  ),
  warmUp,
  actionsEnabled: flag,
  alarmActions: texts,
  okActions: texts,
  insufficientDataActions: texts,
  arn: text,
  state: alarmState,
  stateReason: text,
  stateSince: time,
  configuredAt: optional(time),
  ignoresLowSamples: optional((value) => value === true),
});

/** "Valid range: 1 to 100": https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutLogAlarm.html */
const results = upTo(100);

const logAlarm = fields<LogAlarm>({
  name: text,
  description: optional(text),
  query: fields<ScheduledQuery>({
    queryString: text,
    logGroups: texts,
    roleArn: text,
    aggregation: text,
    rateMinutes: number,
    startOffsetSeconds: number,
    endOffsetSeconds: number,
  }),
  resultsToEvaluate: results,
  resultsToAlarm: results,
  threshold: number,
  comparison,
  treatMissing,
  warmUp,
  logLineCount: number,
  logLineRoleArn: optional(text),
  actionsEnabled: flag,
  alarmActions: texts,
  okActions: texts,
  insufficientDataActions: texts,
  arn: text,
  state: alarmState,
  stateReason: text,
  stateSince: time,
  configuredAt: optional(time),
  evaluation: optional(
    oneOf<NonNullable<LogAlarm['evaluation']>>({ error: true, failure: true, partial: true }),
  ),
});

/** An alarm of either kind. */
export const alarm: Check = (value) => metricAlarm(value) || logAlarm(value);

/** A contributor of a log alarm. */
export const contributor = fields<AlarmContributor>({
  id: text,
  attributes: recordOf(text),
  stateReason: text,
  since: optional(time),
});
