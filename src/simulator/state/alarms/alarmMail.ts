/** The text of an alarm's mail, in AWS's layout. */
import type { AlarmState } from '../../../core/model/alarm';
import type { SimulatedAlarm } from './alarms';

/** SNS's maximum subject length. */
const longestSubject = 100;

const longDate = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  weekday: 'long',
  day: '2-digit',
  month: 'long',
});

/**
 * `ALARM: "name" in Asia Pacific (Tokyo)`; non-ASCII characters of the name become `_`, and a name
 * that is too long is cut.
 */
export function alarmSubject(
  { name: full, state }: Pick<SimulatedAlarm, 'name' | 'state'>,
  regionName: string,
): string {
  const name = full.replaceAll(/[^\x20-\x7e]+/g, '_');
  const around = `${state.value}: "" in ${regionName}`.length;
  const room = longestSubject - around;
  const shown = name.length <= room ? name : `${name.slice(0, room - 3)}...`;
  return `${state.value}: "${shown}" in ${regionName}`;
}

/** The alarm's account and region. */
export interface AlarmPlace {
  readonly region: string;
  readonly regionName: string;
  readonly accountId: string;
}

/** The body. */
export function alarmMail(alarm: SimulatedAlarm, from: AlarmState, place: AlarmPlace): string {
  const { name, state, definition, configuration: asked } = alarm;
  const at = mailTime(state.updatedAt);
  const { region } = place;
  const console = `https://${region}.console.aws.amazon.com/cloudwatch/deeplink.js?region=${region}`;
  return [
    `You are receiving this email because your Amazon CloudWatch Alarm "${name}" in the ` +
      `${place.regionName} region has entered the ${state.value} state, because ` +
      `"${state.reason}" at "${at}".`,
    '',
    'View this alarm in the AWS Management Console:',
    `${console}#alarmsV2:alarm/${encodeURIComponent(name)}`,
    '',
    'Alarm Details:',
    `- Name:                       ${name}`,
    `- Description:                ${asked.AlarmDescription ?? ''}`,
    `- State Change:               ${from} -> ${state.value}`,
    `- Reason for State Change:    ${state.reason}`,
    `- Timestamp:                  ${at}`,
    `- AWS Account:                ${place.accountId}`,
    `- Alarm Arn:                  ${alarm.arn}`,
    '',
    'Threshold:',
    `- The alarm is in the ALARM state when the metric is ${asked.ComparisonOperator} ` +
      `${decimal(asked.Threshold)} for at least ${definition.datapointsToAlarm} of the last ` +
      `${definition.evaluationPeriods} period(s) of ${definition.periodSeconds} seconds.`,
    '',
    ...monitored(alarm),
    '',
    'State Change Actions:',
    `- OK: ${bracketed(asked.OKActions)}`,
    `- ALARM: ${bracketed(asked.AlarmActions)}`,
    `- INSUFFICIENT_DATA: ${bracketed(asked.InsufficientDataActions)}`,
  ].join('\n');
}

/**
 * For a math alarm only the returned entry, with expression and label; for a single-metric alarm
 * all properties of the metric.
 */
function monitored({ definition }: SimulatedAlarm): string[] {
  const returned = definition.queries.find(({ returnData }) => returnData);
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

/** `Monday 28 August, 2023 09:06:00 UTC` */
export function mailTime(ms: number): string {
  const iso = new Date(ms).toISOString();
  return `${longDate.format(ms).replace(',', '')}, ${iso.slice(0, 4)} ${iso.slice(11, 19)} UTC`;
}

/** A whole number as `1.0`. */
export function decimal(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

/** `[arn] [arn]` */
export function bracketed(arns: readonly string[]): string {
  return arns.map((arn) => `[${arn}]`).join(' ');
}
