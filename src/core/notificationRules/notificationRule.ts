/** The EventBridge rule of a plain-language notification, and how to recognize it. */
import { isAboutAlarm, type EventRule, type RuleTarget } from '../eventBridge/eventRule';
import {
  alarmEventPattern,
  plainNotification,
  type PlainNotificationInput,
} from './plainNotification';
import { topicTargetId } from './ruleName';

/** Ends the descriptions of the extension's rules. */
const mark = 'Made by Client VPN Watch.';

/** Stored in AWS for readers of any language, hence English and not translated. */
export function ruleDescription({ alarmName }: Pick<PlainNotificationInput, 'alarmName'>): string {
  return `Plain-language notification of the alarm ${alarmName}. ${mark}`;
}

/** The rule's event pattern, JSON text. */
export function rulePattern(input: PlainNotificationInput): string {
  return JSON.stringify(alarmEventPattern(input));
}

/** The target: the topic, with the sentence. */
export function ruleTarget(input: PlainNotificationInput, topicArn: string): RuleTarget {
  return { id: topicTargetId, arn: topicArn, transformer: plainNotification(input) };
}

/** Whether the extension made the rule for this alarm. */
export function isNotificationRule(
  { description, pattern }: Pick<EventRule, 'description' | 'pattern'>,
  alarmArn: string,
): boolean {
  const isMarked = description?.endsWith(mark) ?? false;
  return isMarked && pattern !== undefined && isAboutAlarm(pattern, alarmArn);
}
