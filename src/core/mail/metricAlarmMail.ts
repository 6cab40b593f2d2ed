/** The body of a metric alarm's mail. */
import type { AlarmDefinition } from '../model/alarm';
import {
  actionLines,
  decimal,
  details,
  opening,
  type MailedAlarm,
  type MailedChange,
} from './alarmMail';

/** The body, without SNS's footer. */
export function metricAlarmMail(
  alarm: AlarmDefinition,
  change: MailedChange,
  place: MailedAlarm,
): string {
  return [
    ...opening(alarm.name, change, place.region),
    ...details(alarm, change, place),
    '',
    'Threshold:',
    `- The alarm is in the ALARM state when the metric is ${alarm.comparison} ` +
      `${decimal(alarm.threshold)} for at least ${alarm.datapointsToAlarm} of the last ` +
      `${alarm.evaluationPeriods} period(s) of ${alarm.periodSeconds} seconds.`,
    '',
    ...monitored(alarm),
    '',
    ...actionLines(alarm),
  ].join('\n');
}

/**
 * For a math alarm only the returned entry, with expression and label; for a single-metric alarm
 * all properties of the metric.
 */
function monitored({ queries }: AlarmDefinition): readonly string[] {
  const returned = queries.find(({ returnData }) => returnData);
  if (!returned?.stat) {
    return [
      'Monitored Metrics:',
      `- MetricExpression:           ${returned?.expression ?? ''}`,
      `- MetricLabel:                ${returned?.label ?? returned?.id ?? ''}`,
    ];
  }
  const { stat } = returned;
  const dimensions = Object.entries(stat.dimensions)
    .map(([name, value]) => `[${name} = ${value}]`)
    .join(' ');
  return [
    'Monitored Metric:',
    `- MetricNamespace:            ${stat.namespace}`,
    `- MetricName:                 ${stat.metricName}`,
    `- Dimensions:                 ${dimensions}`,
    `- Period:                     ${stat.periodSeconds} seconds`,
    `- Statistic:                  ${stat.statistic}`,
  ];
}
