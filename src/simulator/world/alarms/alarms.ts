/** The metric alarms of a region. What makes them change is in `evaluating.ts` and `alarmState.ts`. */
import type { AlarmDefinition, AlarmState, MetricStat } from '../../../core/model/alarm';

/** A dimension as the API spells it. */
export type DimensionShape = Readonly<{ Name: string; Value: string }>;

/** An entry of `Metrics[]` as the API spells it. */
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
  /** The account of the metrics, where it is not the alarm's own. */
  AccountId?: string;
  Period?: number;
  ReturnData: boolean;
}>;

/** How an alarm was configured, as DescribeAlarms answers it: what was not given is not there. */
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
  /** When the value last became another one. */
  readonly transitionedAt: number;
}

/** An alarm. */
export interface WorldAlarm {
  readonly name: string;
  readonly arn: string;
  readonly configuration: AlarmConfiguration;
  /** The same configuration as the evaluation wants it. */
  readonly definition: AlarmDefinition;
  /** The unit that an entry asks for; such an entry sees data of that unit only. */
  readonly unitOf: (stat: MetricStat) => string | undefined;
  readonly configuredAt: number;
  /** When the warm-up began that is not over yet, ms since 1970; absent for an alarm that is evaluated. */
  readonly warmingSince?: number;
  readonly state: StateRecord;
}

/** The alarms of one region, by name. */
export class Alarms {
  private readonly byName = new Map<string, WorldAlarm>();
  private readonly tagsByArn = new Map<string, Readonly<Record<string, string>>>();

  /** In order of their names. */
  list(): WorldAlarm[] {
    return [...this.byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  get(name: string): WorldAlarm | undefined {
    return this.byName.get(name);
  }

  put(alarm: WorldAlarm): void {
    this.byName.set(alarm.name, alarm);
  }

  delete(alarm: WorldAlarm): void {
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
