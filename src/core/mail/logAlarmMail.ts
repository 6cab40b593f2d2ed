/**
 * The body of a log alarm's mail. AWS prints the members of its message, but no mail. Assumed: the
 * mail has the form of a metric alarm's, with the contributor and the query in place of the metric.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-log.html
 */
import type { AlarmContributor, LogAlarmDefinition, ScheduledQuery } from '../model/logAlarm';
import {
  actionLines,
  consoleOf,
  decimal,
  details,
  opening,
  type MailedAlarm,
  type MailedChange,
} from './alarmMail';

/** The members of a log alarm that its mail shows. */
export interface MailedLogAlarm extends Pick<
  LogAlarmDefinition,
  | 'name'
  | 'description'
  | 'threshold'
  | 'resultsToAlarm'
  | 'resultsToEvaluate'
  | 'alarmActions'
  | 'okActions'
  | 'insufficientDataActions'
> {
  /** `GreaterThanThreshold` */
  readonly comparison: string;
  readonly query: Pick<ScheduledQuery, 'queryString' | 'logGroups' | 'aggregation'> & {
    /** `rate(1 minute)` */
    readonly schedule: string;
  };
}

/** A change of a log alarm or of one of its contributors. */
export interface MailedLogChange extends MailedChange {
  readonly contributor?: Pick<AlarmContributor, 'id' | 'attributes'>;
  /** The run of the query. */
  readonly executionId: string;
  /** Log entries, if the alarm sends them. */
  readonly logLines: readonly string[];
}

/** SNS's limit for a message, less the rest of the mail. */
const mostLogBytes = 200 * 1024;

/** The body, without SNS's footer. */
export function logAlarmMail(
  alarm: MailedLogAlarm,
  change: MailedLogChange,
  place: MailedAlarm,
): string {
  const { query } = alarm;
  const executions = `#logsV2:logs-insights$3FqueryDetail$3D${encodeURIComponent(change.executionId)}`;
  return [
    ...opening(alarm.name, change, place.region),
    'View the query results in CloudWatch Logs Insights:',
    `${consoleOf(place.region)}${executions}`,
    '',
    ...details(alarm, change, place),
    ...contributorLines(change),
    '',
    'Threshold:',
    `- The alarm is in the ALARM state when the query result is ${alarm.comparison} ` +
      `${decimal(alarm.threshold)} for at least ${alarm.resultsToAlarm} of the last ` +
      `${alarm.resultsToEvaluate} query result(s).`,
    '',
    'Monitored Query:',
    `- Log Groups:                 ${query.logGroups.join(', ')}`,
    `- Query String:               ${query.queryString}`,
    `- Aggregation Expression:     ${query.aggregation}`,
    `- Schedule:                   ${query.schedule}`,
    '',
    ...actionLines(alarm),
    ...logLines(change.logLines),
  ].join('\n');
}

function contributorLines({ contributor }: MailedLogChange): readonly string[] {
  if (!contributor) return [];
  return [
    '',
    'Alarm Contributor:',
    `- Id:                         ${contributor.id}`,
    ...Object.entries(contributor.attributes).map(
      ([key, value]) => `- ${`${key}:`.padEnd(28)}${value}`,
    ),
  ];
}

function logLines(lines: readonly string[]): readonly string[] {
  let bytes = 0;
  const encoder = new TextEncoder();
  const shown = lines.filter((line) => (bytes += encoder.encode(line).length) <= mostLogBytes);
  return shown.length > 0 ? ['', 'Log Lines:', ...shown] : [];
}
