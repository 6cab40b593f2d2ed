/**
 * What a log alarm sends to a topic: a JSON message without `Trigger`, and a mail.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-log.html
 *
 * AWS prints the members of the message, but no mail. Assumed: the mail has the form of those of metric
 * alarms, with the contributor and the query in place of the metric.
 */
import type { AlarmState } from '../../core/model/alarm';
import { alarmSubject, bracketed, decimal, mailTime } from '../state/alarms/alarmMail';
import type { SimulatedContributor, SimulatedLogAlarm } from '../state/alarms/logAlarms';
import type { Notification } from '../state/alarmActions';
import { awsTime } from '../state/alarms/alarmMessage';
import { accountId } from '../state/identity';
import { regionName } from '../state/regions';

/** What a notification is about, besides its alarm. */
export interface NotifiedChange {
  /** The state before. */
  readonly from: AlarmState;
  /** The state of the contributor, or of the alarm without one. */
  readonly to: AlarmState;
  readonly contributor?: Pick<SimulatedContributor, 'id' | 'attributes'>;
  readonly region: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Log events for the mail. */
  readonly logLines: readonly string[];
  readonly nowMs: number;
}

/** SNS's limit for a message, less the rest of the mail. */
const mostLogBytes = 200 * 1024;

/** The notification of a transition. */
export function logAlarmNotification(
  alarm: SimulatedLogAlarm,
  change: NotifiedChange,
): Notification {
  const { contributor, to } = change;
  const name = regionName(change.region);
  return {
    item: {
      alarmName: alarm.name,
      alarmType: 'LogAlarm',
      type: contributor ? 'AlarmContributorAction' : 'Action',
      ...(contributor && { contributor }),
    },
    alarmArn: alarm.arn,
    subject: alarmSubject({ name: alarm.name, state: { ...alarm.state, value: to } }, name),
    message: JSON.stringify(message(alarm, change)),
    mail: mail(alarm, change),
  };
}

function message(alarm: SimulatedLogAlarm, change: NotifiedChange): object {
  const { configuration, state } = alarm;
  const { contributor } = change;
  const query = configuration.ScheduledQueryConfiguration;
  const tags = includedTags(configuration, change.tags);
  return {
    AlarmName: alarm.name,
    AlarmDescription: configuration.AlarmDescription ?? null,
    AWSAccountId: accountId,
    AlarmConfigurationUpdatedTimestamp: awsTime(alarm.configuredAt),
    NewStateValue: change.to,
    NewStateReason: state.reason,
    ...(state.reasonData !== undefined &&
      !contributor && { NewStateReasonData: parsed(state.reasonData) }),
    StateChangeTime: awsTime(change.nowMs),
    Region: regionName(change.region),
    AlarmArn: alarm.arn,
    OldStateValue: change.from,
    OKActions: configuration.OKActions,
    AlarmActions: configuration.AlarmActions,
    InsufficientDataActions: configuration.InsufficientDataActions,
    LogGroups: query.LogGroupIdentifiers ?? [],
    QueryString: query.QueryString,
    AggregationExpression: query.AggregationExpression,
    QueryExecutionId: alarm.query.runs.at(-1)?.id ?? null,
    ...(contributor && {
      AlarmContributorId: contributor.id,
      AlarmContributorAttributes: contributor.attributes,
    }),
    ...(tags && { AlarmTags: tags }),
  };
}

function includedTags(
  { ActionConfiguration: asked }: SimulatedLogAlarm['configuration'],
  tags: Readonly<Record<string, string>>,
): object[] | undefined {
  const propagation = asked?.AlarmTagsPropagation;
  if (!propagation?.Enabled) return undefined;
  const { IncludedTagKeys: included, ExcludedTagKeys: excluded = [] } = propagation;
  return Object.entries(tags)
    .filter(([key]) => (included?.includes(key) ?? true) && !excluded.includes(key))
    .map(([Key, Value]) => ({ Key, Value }));
}

/** SetAlarmState accepts any JSON as reason data. */
function parsed(text: string): unknown {
  return JSON.parse(text) as unknown;
}

function mail(alarm: SimulatedLogAlarm, change: NotifiedChange): string {
  const { name, configuration: asked, state } = alarm;
  const { contributor, region } = change;
  const query = asked.ScheduledQueryConfiguration;
  const at = mailTime(change.nowMs);
  const console = `https://${region}.console.aws.amazon.com/cloudwatch/deeplink.js?region=${region}`;
  const attributes = Object.entries(contributor?.attributes ?? {});
  return [
    `You are receiving this email because your Amazon CloudWatch Alarm "${name}" in the ` +
      `${regionName(region)} region has entered the ${change.to} state, because ` +
      `"${state.reason}" at "${at}".`,
    '',
    'View this alarm in the AWS Management Console:',
    `${console}#alarmsV2:alarm/${encodeURIComponent(name)}`,
    '',
    'View the query results in CloudWatch Logs Insights:',
    `${console}#logsV2:logs-insights$3FqueryDetail$3D${encodeURIComponent(alarm.query.runs.at(-1)?.id ?? '')}`,
    '',
    'Alarm Details:',
    `- Name:                       ${name}`,
    `- Description:                ${asked.AlarmDescription ?? ''}`,
    `- State Change:               ${change.from} -> ${change.to}`,
    `- Reason for State Change:    ${state.reason}`,
    `- Timestamp:                  ${at}`,
    `- AWS Account:                ${accountId}`,
    `- Alarm Arn:                  ${alarm.arn}`,
    ...(contributor
      ? ['', 'Alarm Contributor:', `- Id:                         ${contributor.id}`]
      : []),
    ...attributes.map(([key, value]) => `- ${`${key}:`.padEnd(28)}${value}`),
    '',
    'Threshold:',
    `- The alarm is in the ALARM state when the query result is ${asked.ComparisonOperator} ` +
      `${decimal(asked.Threshold)} for at least ${asked.QueryResultsToAlarm} of the last ` +
      `${asked.QueryResultsToEvaluate} query result(s).`,
    '',
    'Monitored Query:',
    `- Log Groups:                 ${(query.LogGroupIdentifiers ?? []).join(', ')}`,
    `- Query String:               ${query.QueryString}`,
    `- Aggregation Expression:     ${query.AggregationExpression}`,
    `- Schedule:                   ${query.ScheduleConfiguration.ScheduleExpression}`,
    '',
    'State Change Actions:',
    `- OK: ${bracketed(asked.OKActions)}`,
    `- ALARM: ${bracketed(asked.AlarmActions)}`,
    `- INSUFFICIENT_DATA: ${bracketed(asked.InsufficientDataActions)}`,
    ...logLines(change.logLines),
  ].join('\n');
}

function logLines(lines: readonly string[]): string[] {
  let bytes = 0;
  const shown = lines.filter((line) => (bytes += Buffer.byteLength(line)) <= mostLogBytes);
  return shown.length > 0 ? ['', 'Log Lines:', ...shown] : [];
}
