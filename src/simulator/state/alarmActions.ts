/**
 * Runs the actions of an alarm after a transition. A failed action is visible only in the alarm's
 * history. Only SNS is simulated.
 * https://repost.aws/knowledge-center/cloudwatch-receive-sns-for-alarm-trigger
 */
import { alarmSubject } from '../../core/mail/alarmMail';
import { metricAlarmMail } from '../../core/mail/metricAlarmMail';
import type { AlarmState } from '../../core/model/alarm';
import { regionName } from '../../core/mail/regionNames';
import type { HistoryItem } from './alarms/history';
import { alarmMessage } from './alarms/alarmMessage';
import type { SimulatedAlarm } from './alarms/alarms';
import { deliver } from './delivery';
import { accountId } from './identity';
import { allowsAlarm } from './policy';
import type { Surroundings } from './region';
import type { Topic } from './topics';

/** Runs the actions of the alarm's current state, unless a mute rule defers them. */
export function runActions(
  alarm: SimulatedAlarm,
  from: AlarmState,
  surroundings: Surroundings,
): void {
  const { region, nowMs } = surroundings;
  const { actionsEnabled, alarmActions, okActions, insufficientDataActions } = alarm.definition;
  if (!actionsEnabled || region.muteRules.holdsBack(alarm.name, from, nowMs)) return;
  const actions = {
    ALARM: alarmActions,
    OK: okActions,
    INSUFFICIENT_DATA: insufficientDataActions,
  };
  for (const action of actions[alarm.state.value]) runAction(alarm, action, from, surroundings);
}

/**
 * Runs deferred actions of alarms that are no longer muted and are in ALARM.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DeleteAlarmMuteRule.html
 */
export function runReleasedActions(surroundings: Surroundings): void {
  const { region, nowMs } = surroundings;
  for (const [name, from] of region.muteRules.released(nowMs)) {
    const alarm = region.alarms.get(name);
    if (alarm?.state.value === 'ALARM') runActions(alarm, from, surroundings);
  }
}

function runAction(
  alarm: SimulatedAlarm,
  action: string,
  from: AlarmState,
  surroundings: Surroundings,
): void {
  const { name: region } = surroundings.region;
  const { name, arn, definition, state } = alarm;
  const change = { from, to: state.value, reason: state.reason, at: state.updatedAt };
  const notification: Notification = {
    item: { alarmName: name, type: 'Action' },
    alarmArn: arn,
    subject: alarmSubject(name, state.value, region),
    message: JSON.stringify(
      alarmMessage(alarm, from, { regionName: regionName(region), accountId }),
    ),
    mail: metricAlarmMail(definition, change, { arn, region, accountId }),
  };
  notifyTopic(notification, action, surroundings);
}

/** What an action sends, and the history item that records it. */
export interface Notification {
  readonly item: Omit<HistoryItem, 'at' | 'summary' | 'data'>;
  readonly alarmArn: string;
  readonly subject: string;
  /** JSON text. */
  readonly message: string;
  /** The text for e-mail subscribers. */
  readonly mail: string;
}

/** Runs one action and records its outcome. */
export function notifyTopic(
  { item, alarmArn, subject, message, mail }: Notification,
  action: string,
  { region, outbox, nowMs }: Surroundings,
): void {
  const topic = region.topics.get(action);
  const error = obstacle(topic, action, alarmArn);
  const outcome = {
    actionState: error === undefined ? 'Succeeded' : 'Failed',
    stateUpdateTimestamp: nowMs,
    notificationResource: action,
    ...(error !== undefined && { error }),
  };
  region.history.add(
    {
      ...item,
      at: nowMs,
      summary:
        error === undefined
          ? `Successfully executed action ${action}`
          : `Failed to execute action ${action}. Received error: "${error}"`,
    },
    { ...outcome, publishedMessage: JSON.stringify({ default: message }) },
    outcome,
  );
  if (!topic || error !== undefined) return;
  const delivering = { outbox, nowMs, region: region.name };
  deliver(topic, { subject, message, byProtocol: { email: mail } }, delivering);
}

/** Why publishing to the topic fails; undefined if it succeeds. */
function obstacle(topic: Topic | undefined, action: string, alarmArn: string): string | undefined {
  if (!action.startsWith('arn:aws:sns:')) return 'Only SNS actions are simulated.';
  if (!topic)
    return `Topic does not exist (Service: AmazonSNS; Status Code: 404; Error Code: NotFound)`;
  // The policy of the AWS managed key does not allow other services to use it.
  if (topic.attributes.KmsMasterKeyId?.endsWith('alias/aws/sns') === true)
    return 'null (Service: AWSKMS; Status Code: 400; Error Code: AccessDeniedException)';
  if (!allowsAlarm(topic, alarmArn))
    return `Resource: ${alarmArn} is not authorized to perform: SNS:Publish on resource: ${topic.arn}`;
  return undefined;
}
