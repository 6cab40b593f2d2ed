/**
 * What a log alarm sends to a topic: a JSON message without `Trigger`, and a mail.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-log.html
 */
import { alarmSubject } from '../../core/mail/alarmMail';
import { logAlarmMail, type MailedLogAlarm } from '../../core/mail/logAlarmMail';
import type { AlarmState } from '../../core/model/alarm';
import { regionName } from '../../core/mail/regionNames';
import type { SimulatedContributor, SimulatedLogAlarm } from '../state/alarms/logAlarms';
import type { Notification } from '../state/alarmActions';
import { awsTime } from '../state/alarms/alarmMessage';
import { accountId } from '../state/identity';

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

/** The notification of a transition. */
export function logAlarmNotification(
  alarm: SimulatedLogAlarm,
  change: NotifiedChange,
): Notification {
  const { contributor, to } = change;
  return {
    item: {
      alarmName: alarm.name,
      alarmType: 'LogAlarm',
      type: contributor ? 'AlarmContributorAction' : 'Action',
      ...(contributor && { contributor }),
    },
    alarmArn: alarm.arn,
    subject: alarmSubject(alarm.name, to, change.region),
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
  const { configuration: asked, state, arn } = alarm;
  const { from, to, contributor, region, logLines, nowMs: at } = change;
  const query = asked.ScheduledQueryConfiguration;
  const mailed: MailedLogAlarm = {
    name: alarm.name,
    ...(asked.AlarmDescription !== undefined && { description: asked.AlarmDescription }),
    query: {
      queryString: query.QueryString,
      logGroups: query.LogGroupIdentifiers ?? [],
      aggregation: query.AggregationExpression,
      schedule: query.ScheduleConfiguration.ScheduleExpression,
    },
    comparison: asked.ComparisonOperator,
    threshold: asked.Threshold,
    resultsToAlarm: asked.QueryResultsToAlarm,
    resultsToEvaluate: asked.QueryResultsToEvaluate,
    alarmActions: asked.AlarmActions,
    okActions: asked.OKActions,
    insufficientDataActions: asked.InsufficientDataActions,
  };
  const executionId = alarm.query.runs.at(-1)?.id ?? '';
  const { reason } = state;
  const whole = {
    from,
    to,
    reason,
    at,
    executionId,
    logLines,
    ...(contributor && { contributor }),
  };
  return logAlarmMail(mailed, whole, { arn, region, accountId });
}
