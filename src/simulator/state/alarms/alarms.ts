/** The metric alarms of a region. `evaluating.ts` and `alarmState.ts` change their states. */
import type { AlarmDefinition, AlarmState, MetricStat } from '../../../core/model/alarm';

/** A dimension in the API's format. */
export type DimensionShape = Readonly<{ Name: string; Value: string }>;

/** An entry of `Metrics[]` in the API's format. */
export type MetricDataQueryShape = Readonly<{
  Id: string;
  MetricStat?: Readonly<{
    Metric: Readonly<{
      Namespace: string;
      MetricName: string;
      Dimensions: readonly DimensionShape[];
    }>;
    Period: number;
    Stat: string;
    Unit?: string;
  }>;
  Expression?: string;
  Label?: string;
  /** The account of the metrics, if it is not the alarm's own. */
  AccountId?: string;
  Period?: number;
  ReturnData: boolean;
}>;

/**
 * The configuration of an alarm as returned by DescribeAlarms; parameters that were not given are
 * absent.
 */
export type AlarmConfiguration = Readonly<{
  AlarmName: string;
  AlarmDescription?: string;
  ActionsEnabled: boolean;
  ActionConfiguration?: Readonly<{
    AlarmTagsPropagation?: Readonly<{
      Enabled: boolean;
      IncludedTagKeys?: readonly string[];
      ExcludedTagKeys?: readonly string[];
    }>;
  }>;
  OKActions: readonly string[];
  AlarmActions: readonly string[];
  InsufficientDataActions: readonly string[];
  MetricName?: string;
  Namespace?: string;
  Statistic?: string;
  ExtendedStatistic?: string;
  Dimensions: readonly DimensionShape[];
  Period?: number;
  Unit?: string;
  EvaluationPeriods: number;
  DatapointsToAlarm?: number;
  Threshold: number;
  ComparisonOperator: string;
  TreatMissingData?: string;
  EvaluateLowSampleCountPercentile?: string;
  Metrics?: readonly MetricDataQueryShape[];
  EvaluationWindow?: Readonly<{
    SlidingWindow?: Readonly<Record<string, never>>;
    WallClockWindow?: Readonly<{ Timezone?: string }>;
  }>;
  WarmUpConfiguration?: Readonly<{
    WarmUpPeriodDurationInMinutes: number;
    OnlyStartEvaluatingAfterWarmUpPeriodEnds?: boolean;
  }>;
}>;

/** The state of an alarm; times in milliseconds since 1970. */
export interface StateRecord {
  readonly value: AlarmState;
  readonly reason: string;
  /** JSON text. */
  readonly reasonData?: string;
  readonly updatedAt: number;
  /** When the state last changed. */
  readonly transitionedAt: number;
}

/** An alarm. */
export interface SimulatedAlarm {
  readonly name: string;
  readonly arn: string;
  readonly configuration: AlarmConfiguration;
  /** The same configuration in the format of the evaluation. */
  readonly definition: AlarmDefinition;
  /** The unit of an entry, which then reads only data of that unit. */
  readonly unitOf: (stat: MetricStat) => string | undefined;
  readonly configuredAt: number;
  /** The start of the current warm-up, ms since 1970; absent once the alarm is evaluated. */
  readonly warmingSince?: number;
  readonly state: StateRecord;
}

/** The alarms of one region, by name. */
export class Alarms {
  private readonly byName = new Map<string, SimulatedAlarm>();
  private readonly tagsByArn = new Map<string, Readonly<Record<string, string>>>();

  /** In order of their names. */
  list(): SimulatedAlarm[] {
    return [...this.byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  get(name: string): SimulatedAlarm | undefined {
    return this.byName.get(name);
  }

  put(alarm: SimulatedAlarm): void {
    this.byName.set(alarm.name, alarm);
  }

  delete(alarm: Pick<SimulatedAlarm, 'name' | 'arn'>): void {
    this.byName.delete(alarm.name);
    this.tagsByArn.delete(alarm.arn);
  }

  tags(arn: string): Readonly<Record<string, string>> {
    return this.tagsByArn.get(arn) ?? {};
  }

  setTags(arn: string, tags: Readonly<Record<string, string>>): void {
    this.tagsByArn.set(arn, tags);
  }
}
