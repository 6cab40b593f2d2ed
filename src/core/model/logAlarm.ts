/** CloudWatch log alarms: alarms on the result of a Logs Insights query that runs on a schedule. */
import type { Alarm, AlarmDefinition, AlarmState, Comparison, TreatMissing, WarmUp } from './alarm';

/**
 * The query of a log alarm and its schedule.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutLogAlarm.html
 */
export interface ScheduledQuery {
  readonly queryString: string;
  /** Names of log groups, or ARNs without the trailing `:*`; required for groups of other accounts. */
  readonly logGroups: readonly string[];
  /** The role with which CloudWatch Logs runs the query. */
  readonly roleArn: string;
  /** `count(*) by connection_id`: each combination of the values after `by` is a contributor. */
  readonly aggregation: string;
  readonly rateMinutes: number;
  /** How long before a run its window of log entries starts, in seconds. */
  readonly startOffsetSeconds: number;
  /** How long before a run its window ends, in seconds; less than the start. */
  readonly endOffsetSeconds: number;
}

/** The configuration of a log alarm. */
export interface LogAlarmDefinition {
  readonly name: string;
  readonly description?: string;
  readonly query: ScheduledQuery;
  /** N of "M of N": runs of the query. */
  readonly resultsToEvaluate: number;
  /** M of "M of N". */
  readonly resultsToAlarm: number;
  readonly threshold: number;
  readonly comparison: Comparison;
  readonly treatMissing: TreatMissing;
  readonly warmUp?: WarmUp;
  /** The number of log lines in a mail, 0 to 50. Log lines contain names and addresses. */
  readonly logLineCount: number;
  /** The role that reads the log lines, if there are any. */
  readonly logLineRoleArn?: string;
  readonly actionsEnabled: boolean;
  /** ARNs run for each contributor whose state becomes ALARM. */
  readonly alarmActions: readonly string[];
  readonly okActions: readonly string[];
  readonly insufficientDataActions: readonly string[];
}

/** A log alarm as CloudWatch has it. */
export interface LogAlarm extends LogAlarmDefinition {
  readonly arn: string;
  readonly state: AlarmState;
  readonly stateReason: string;
  /** When the state last changed, ms since 1970. */
  readonly stateSince: number;
  /** When the configuration last changed, ms since 1970. */
  readonly configuredAt?: number;
  /**
   * What is wrong with the last evaluation, if anything: `error`, the query cannot run as configured;
   * `failure`, a temporary fault of CloudWatch; `partial`, the query returned more contributors than
   * CloudWatch evaluates.
   */
  readonly evaluation?: 'error' | 'failure' | 'partial';
}

/**
 * One combination of the values that a log alarm groups by, while it is in ALARM.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarmContributors.html
 */
export interface AlarmContributor {
  readonly id: string;
  /** By field name of the aggregation. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly stateReason: string;
  /** When it entered ALARM, ms since 1970. */
  readonly since?: number;
}

/**
 * An alarm of either kind. CloudWatch lists both together, and their names share one space.
 */
export type AnyAlarm = Alarm | LogAlarm;

/** The configuration of an alarm of either kind. */
export type AnyAlarmDefinition = AlarmDefinition | LogAlarmDefinition;

/** Whether it is a log alarm. */
export function isLogAlarm<A extends AnyAlarmDefinition>(
  alarm: A,
): alarm is Extract<A, LogAlarmDefinition> {
  return 'query' in alarm;
}

/** Whether it is a metric alarm. */
export function isMetricAlarm<A extends AnyAlarmDefinition>(
  alarm: A,
): alarm is Extract<A, AlarmDefinition> {
  return !isLogAlarm(alarm);
}
