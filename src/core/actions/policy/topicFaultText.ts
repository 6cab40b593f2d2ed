/** The faults of a topic as the action of an alarm, as sentences. */
import type { Translate } from '../../ports/translate';
import { displayText } from '../../text/displayText';
import { topicName } from '../../text/names';
import type { TopicFault } from './topicFaults';

/** One sentence about a fault that names the topic. */
export function topicFaultText(fault: TopicFault, topicArn: string, t: Translate): string {
  const name = topicName(topicArn);
  switch (fault.kind) {
    case 'notATopic':
      return t('"{0}" is not the ARN of an SNS topic.', displayText(topicArn));
    case 'otherRegion':
      return t(
        'The topic {0} is in {1}, but the alarm will be in {2}: an alarm needs a topic in its own region.',
        name,
        displayText(fault.region),
        displayText(fault.alarmRegion),
      );
    case 'fifo':
      return t('The topic {0} is a FIFO topic, which cannot send email.', name);
    case 'encrypted':
      return t(
        'The topic {0} is encrypted with alias/aws/sns, a key that CloudWatch may not use: messages of alarms do not arrive. Choose a topic with a key of your own, or one without encryption.',
        name,
      );
    case 'refused':
      return t('The access policy of the topic {0} does not let this alarm publish.', name);
    case 'undecided':
      return t(
        'It cannot be determined whether the access policy of the topic {0} lets this alarm publish.',
        name,
      );
    case 'nobody':
      return t('The topic {0} has no subscriptions: nobody will be notified.', name);
    case 'pending':
      return t(
        'No subscription of the topic {0} is confirmed, {1} pending: nobody will be notified until the link in the email is followed.',
        name,
        fault.pending,
      );
  }
}
