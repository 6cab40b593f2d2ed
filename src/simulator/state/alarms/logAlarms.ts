/** The log alarms of a region, and the runs of their managed queries. `logAlarms/` evaluates them. */
import type { Aggregation } from '../../../core/logAlarms/aggregation';
import type { LogAlarmEvaluation } from '../../../core/logAlarms/logAlarmEvaluation';
import type { LogAlarmRules, QueryRun } from '../../../core/logAlarms/logAlarmRules';
import type { AlarmState } from '../../../core/model/alarm';
import type { AlarmConfiguration, StateRecord } from './alarms';

/** A tag in the API's format. */
export type TagShape = Readonly<{ Key: string; Value: string }>;

/** The query of a log alarm as returned by DescribeAlarms. */
export type ScheduledQueryShape = Readonly<{
  QueryString: string;
  LogGroupIdentifiers?: readonly string[];
  ScheduledQueryRoleARN: string;
  ScheduleConfiguration: Readonly<{
    ScheduleExpression: string;
    StartTimeOffset: number;
    EndTimeOffset?: number;
  }>;
  AggregationExpression: string;
  Tags?: readonly TagShape[];
}>;

/** The configuration of a log alarm as returned by DescribeAlarms. */
export type LogAlarmConfiguration = Pick<
  AlarmConfiguration,
  | 'AlarmName'
  | 'AlarmDescription'
  | 'ActionsEnabled'
  | 'ActionConfiguration'
  | 'OKActions'
  | 'AlarmActions'
  | 'InsufficientDataActions'
  | 'Threshold'
  | 'ComparisonOperator'
  | 'TreatMissingData'
  | 'WarmUpConfiguration'
> &
  Readonly<{
    ScheduledQueryConfiguration: ScheduledQueryShape;
    QueryResultsToEvaluate: number;
    QueryResultsToAlarm: number;
    ActionLogLineCount?: number;
    ActionLogLineRoleArn?: string;
  }>;

/** One run of the managed query. Its values are kept while the alarm evaluates them. */
export interface ScheduledRun {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly status: 'Complete' | 'Failed' | 'InvalidQuery';
  readonly error?: string;
}

/** The managed query of a log alarm. */
export interface ManagedQuery {
  readonly arn: string;
  readonly name: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Runs are due at this time plus whole multiples of the rate, ms since 1970. */
  readonly scheduledFrom: number;
  readonly rateMs: number;
  readonly aggregation: Aggregation;
  /** Oldest first. */
  readonly runs: readonly ScheduledRun[];
}

/** A contributor that is in ALARM. */
export interface SimulatedContributor {
  readonly id: string;
  readonly key: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly reason: string;
  /** When it entered ALARM, ms since 1970. */
  readonly transitionedAt: number;
}

/** Actions that a mute rule defers: of the alarm itself, and of contributors by their keys. */
export interface DeferredActions {
  readonly from?: AlarmState;
  readonly contributors: readonly string[];
}

/** A log alarm. */
export interface SimulatedLogAlarm {
  readonly name: string;
  readonly arn: string;
  readonly configuration: LogAlarmConfiguration;
  readonly rules: LogAlarmRules;
  readonly query: ManagedQuery;
  readonly configuredAt: number;
  /** The end of the current warm-up, ms since 1970; absent once the alarm is evaluated. */
  readonly warmingUntil?: number;
  readonly state: StateRecord;
  readonly evaluationState?: NonNullable<LogAlarmEvaluation['evaluationState']>;
  /** The newest results since the query was last changed, at most 100, oldest first. */
  readonly results: readonly QueryRun[];
  /** The contributors in ALARM. */
  readonly contributors: readonly SimulatedContributor[];
  readonly deferred?: DeferredActions;
}

/** The log alarms of one region, by name. */
export class LogAlarms {
  private readonly byName = new Map<string, SimulatedLogAlarm>();

  /** In order of their names. */
  list(): SimulatedLogAlarm[] {
    return [...this.byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  get(name: string): SimulatedLogAlarm | undefined {
    return this.byName.get(name);
  }

  put(alarm: SimulatedLogAlarm): void {
    this.byName.set(alarm.name, alarm);
  }

  delete(name: string): void {
    this.byName.delete(name);
  }
}
