/** CloudWatch metric alarms, with single-metric and metric-math alarms in one shape. */

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/** TreatMissingData: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html#alarms-and-missing-data */
export type TreatMissing = 'missing' | 'ignore' | 'breaching' | 'notBreaching';

export const comparisons = [
  'GreaterThanOrEqualToThreshold',
  'GreaterThanThreshold',
  'LessThanThreshold',
  'LessThanOrEqualToThreshold',
] as const;

/** The comparison operators that need one threshold; anomaly-detection ones are `other`. */
export type Comparison = (typeof comparisons)[number] | 'other';

/** A metric with its statistic: what CloudWatch reads. */
export interface MetricStat {
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly periodSeconds: number;
  readonly statistic: string;
}

/** One entry of an alarm's `Metrics[]`: a metric or an expression over others. */
export interface MetricQuery {
  readonly id: string;
  readonly label?: string;
  readonly expression?: string;
  readonly stat?: MetricStat;
  /** The 12 digits of the account whose metrics are read; if omitted, the alarm's account. */
  readonly accountId?: string;
  /** True for the one entry that the alarm watches. */
  readonly returnData: boolean;
}

/**
 * How the periods of an evaluation lie in time, unless they slide with each evaluation.
 * `wallClock`: complete periods aligned to the clock of a time zone, an IANA name or an offset such
 * as `+05:30` or `UTC+05:30`; UTC if omitted. `other`: AWS's name of a window type that is unknown
 * here.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation-window.html
 */
export type EvaluationWindow =
  | { readonly kind: 'wallClock'; readonly timezone?: string }
  | { readonly kind: 'other'; readonly name: string };

/**
 * How long an alarm stays in INSUFFICIENT_DATA, without actions, after it was created or updated.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-warm-up.html
 */
export interface WarmUp {
  readonly minutes: number;
  /** True: until the end. False: until the data fill the evaluation window, if that comes first. */
  readonly wholePeriod: boolean;
}

/** The configuration of an alarm. A single-metric alarm has one query, `m1`. */
export interface AlarmDefinition {
  readonly name: string;
  readonly description?: string;
  readonly queries: readonly MetricQuery[];
  readonly periodSeconds: number;
  /** N of "M of N". */
  readonly evaluationPeriods: number;
  /** M of "M of N". */
  readonly datapointsToAlarm: number;
  readonly threshold: number;
  readonly comparison: Comparison;
  readonly treatMissing: TreatMissing;
  /**
   * EvaluateLowSampleCountPercentile is `ignore`: with too few samples for its percentile the state
   * does not change.
   * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/percentiles-with-low-samples.html
   */
  readonly ignoresLowSamples?: true;
  /** If omitted, the window slides with each evaluation. */
  readonly evaluationWindow?: EvaluationWindow;
  readonly warmUp?: WarmUp;
  readonly actionsEnabled: boolean;
  /** ARNs run when the state becomes ALARM. */
  readonly alarmActions: readonly string[];
  readonly okActions: readonly string[];
  readonly insufficientDataActions: readonly string[];
}

/** An alarm as CloudWatch has it. */
export interface Alarm extends AlarmDefinition {
  readonly arn: string;
  readonly state: AlarmState;
  readonly stateReason: string;
  /** When the state last changed (StateTransitionedTimestamp), ms since 1970. */
  readonly stateSince: number;
  /** When the configuration last changed, ms since 1970. */
  readonly configuredAt?: number;
}

/** One change of an alarm's state, from DescribeAlarmHistory or seen between two polls. */
export interface Transition {
  readonly alarmName: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly from: AlarmState;
  readonly to: AlarmState;
  readonly reason: string;
}
