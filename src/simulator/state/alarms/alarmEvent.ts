/**
 * The events that CloudWatch sends to EventBridge when the state of an alarm or of a contributor
 * changes.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html
 *
 * AWS prints the events of contributors for Metrics Insights alarms. Assumed: those of log alarms
 * have the same form, and their configuration is the description and the query.
 */
import type { BusEvent } from '../events/eventRules';
import type { AlarmConfiguration, SimulatedAlarm, StateRecord } from './alarms';
import type { SimulatedContributor, SimulatedLogAlarm } from './logAlarms';
import type { MuteRules } from './muteRules';

/** The active mute rule of an alarm, if any: `MuteRules.muting`. */
export type Muting = ReturnType<MuteRules['muting']>;

/** The event for a transition of an alarm. */
export function alarmEvent(
  alarm: SimulatedAlarm | SimulatedLogAlarm,
  before: StateRecord,
  muting: Muting,
): BusEvent {
  return {
    ...shared(alarm),
    detailType: 'CloudWatch Alarm State Change',
    detail: {
      alarmName: alarm.name,
      state: stateShape(alarm.state),
      previousState: stateShape(before),
      configuration: configurationOf(alarm),
      ...muteDetail(muting),
    },
  };
}

/** The event for a transition of a contributor; it has no previous state. */
export function contributorEvent(
  alarm: SimulatedLogAlarm,
  { id, attributes, reason }: Pick<SimulatedContributor, 'id' | 'attributes' | 'reason'>,
  state: { readonly value: 'ALARM' | 'OK'; readonly at: number },
  muting: Muting,
): BusEvent {
  return {
    ...shared(alarm),
    detailType: 'CloudWatch Alarm Contributor State Change',
    detail: {
      alarmName: alarm.name,
      alarmContributor: { id, attributes },
      state: { value: state.value, reason, timestamp: eventTime(state.at) },
      configuration: configurationOf(alarm),
      ...muteDetail(muting),
    },
  };
}

function shared({ arn }: Pick<SimulatedAlarm, 'arn'>): Pick<BusEvent, 'source' | 'resources'> {
  return { source: 'aws.cloudwatch', resources: [arn] };
}

function stateShape({ value, reason, reasonData, updatedAt }: StateRecord): object {
  return {
    value,
    reason,
    ...(reasonData !== undefined && { reasonData }),
    timestamp: eventTime(updatedAt),
  };
}

function configurationOf({ configuration }: SimulatedAlarm | SimulatedLogAlarm): object {
  const { AlarmDescription: description } = configuration;
  const watched =
    'ScheduledQueryConfiguration' in configuration
      ? queryShape(configuration.ScheduledQueryConfiguration)
      : { metrics: metricsOf(configuration) };
  return { ...watched, ...(description !== undefined && { description }) };
}

function queryShape(
  query: SimulatedLogAlarm['configuration']['ScheduledQueryConfiguration'],
): object {
  return {
    queryString: query.QueryString,
    logGroupIdentifiers: query.LogGroupIdentifiers,
    aggregationExpression: query.AggregationExpression,
  };
}

function metricsOf(configuration: AlarmConfiguration): object[] {
  const { Metrics: metrics } = configuration;
  if (!metrics) {
    const { Namespace: namespace, MetricName: name, Period: period } = configuration;
    const metric = { namespace, name, dimensions: dimensionsOf(configuration.Dimensions) };
    const stat = configuration.Statistic ?? configuration.ExtendedStatistic;
    return [{ id: 'm1', metricStat: { metric, period, stat }, returnData: true }];
  }
  return metrics.map(({ MetricStat: stat, ...entry }) => ({
    id: entry.Id,
    ...(stat && {
      metricStat: {
        metric: {
          namespace: stat.Metric.Namespace,
          name: stat.Metric.MetricName,
          dimensions: dimensionsOf(stat.Metric.Dimensions),
        },
        period: stat.Period,
        stat: stat.Stat,
      },
    }),
    expression: entry.Expression,
    label: entry.Label,
    returnData: entry.ReturnData,
  }));
}

function dimensionsOf(dimensions: AlarmConfiguration['Dimensions']): Record<string, string> {
  return Object.fromEntries(dimensions.map(({ Name: name, Value: value }) => [name, value]));
}

function muteDetail(muting: Muting): object {
  return muting
    ? {
        muteDetail: {
          mutedByArn: muting.arn,
          muteWindowStart: eventTime(muting.began),
          muteWindowEnd: eventTime(muting.ends),
        },
      }
    : {};
}

/** `2025-12-01T13:42:04.919+0000` */
function eventTime(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '+0000');
}
