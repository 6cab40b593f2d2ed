/** The access policies of topics. */
import { rulesAllowed } from '../../core/actions/policy/ruleStatement';
import { alarmsAllowed } from '../../core/actions/policy/topicPolicy';
import type { Topic } from './topics';

/** Whether the alarm may publish to the topic; undocumented cases count as no. */
export function allowsAlarm(topic: Topic, alarmArn: string): boolean {
  const [, , , region = '', accountId = '', , ...name] = alarmArn.split(':');
  const source = { region, accountId, alarmName: name.join(':') };
  return alarmsAllowed(topic.attributes.Policy, topic.arn)(source) === 'yes';
}

/**
 * Whether EventBridge may publish to the topic; undocumented cases count as no. SNS's default policy
 * does not allow it: it applies to the account's users, and to alarms. A statement with a condition
 * does not count: "You can't use Condition blocks in Amazon SNS topic policies for EventBridge".
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions
 */
export function allowsRule({ arn, attributes }: Topic): boolean {
  return rulesAllowed(attributes.Policy, arn) === 'yes';
}
