/** The access policies of topics. */
import { alarmsAllowed } from '../../core/actions/policy/topicPolicy';
import type { Topic } from './topics';

/** Whether the alarm may publish to the topic; undocumented cases count as no. */
export function allowsAlarm(topic: Topic, alarmArn: string): boolean {
  const [, , , region = '', accountId = '', , ...name] = alarmArn.split(':');
  const source = { region, accountId, alarmName: name.join(':') };
  return alarmsAllowed(topic.attributes.Policy, topic.arn)(source) === 'yes';
}
