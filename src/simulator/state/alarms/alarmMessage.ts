/** The JSON message that CloudWatch publishes to a topic after an alarm's transition. */
import type { AlarmState } from '../../../core/model/alarm';
import type { MetricDataQueryShape, SimulatedAlarm } from './alarms';

/** The message as an object; SNS delivers its JSON text. */
export function alarmMessage(
  alarm: SimulatedAlarm,
  from: AlarmState,
  { regionName, accountId }: Readonly<Record<'regionName' | 'accountId', string>>,
): object {
  const { configuration: asked, state } = alarm;
  return {
    AlarmName: alarm.name,
    AlarmDescription: asked.AlarmDescription ?? null,
    AWSAccountId: accountId,
    AlarmConfigurationUpdatedTimestamp: awsTime(alarm.configuredAt),
    NewStateValue: state.value,
    NewStateReason: state.reason,
    StateChangeTime: awsTime(state.updatedAt),
    Region: regionName,
    AlarmArn: alarm.arn,
    OldStateValue: from,
    OKActions: asked.OKActions,
    AlarmActions: asked.AlarmActions,
    InsufficientDataActions: asked.InsufficientDataActions,
    Trigger: trigger(alarm),
  };
}

/** `2023-08-28T09:06:00.000+0000` */
export function awsTime(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '+0000');
}

function trigger({ configuration: asked, definition }: SimulatedAlarm): object {
  const rules = {
    Period: definition.periodSeconds,
    EvaluationPeriods: asked.EvaluationPeriods,
    ...(asked.DatapointsToAlarm !== undefined && { DatapointsToAlarm: asked.DatapointsToAlarm }),
    ComparisonOperator: asked.ComparisonOperator,
    Threshold: asked.Threshold,
    TreatMissingData: asked.TreatMissingData ?? 'missing',
    EvaluateLowSampleCountPercentile: asked.EvaluateLowSampleCountPercentile ?? '',
  };
  if (asked.Metrics) return { ...rules, Metrics: asked.Metrics.map(metricEntry) };
  return {
    MetricName: asked.MetricName,
    Namespace: asked.Namespace,
    ...(asked.Statistic !== undefined
      ? { StatisticType: 'Statistic', Statistic: asked.Statistic.toUpperCase() }
      : { StatisticType: 'ExtendedStatistic', ExtendedStatistic: asked.ExtendedStatistic }),
    Unit: asked.Unit ?? null,
    Dimensions: dimensions(asked.Dimensions),
    ...rules,
  };
}

function metricEntry({ MetricStat: stat, ...entry }: MetricDataQueryShape): object {
  if (!stat) return entry;
  const { Metric: metric, ...rest } = stat;
  return {
    ...entry,
    MetricStat: { ...rest, Metric: { ...metric, Dimensions: dimensions(metric.Dimensions) } },
  };
}

/** In these messages the member names are in lower case. */
function dimensions(list: readonly { Name: string; Value: string }[]): object[] {
  return list.map(({ Name: name, Value: value }) => ({ value, name }));
}
