/** Texts of the faults in a topic; the alarm form and the topic rows use the same texts. */
import type { TopicFault } from '../../actions/policy/topicFaults';
import { topicFaultText } from '../../actions/policy/topicFaultText';
import type { TopicDiagnosis } from '../finding';
import type { Translate } from '../../ports/translate';
import { displayText } from '../../text/displayText';
import { topicName } from '../../text/names';
import type { FindingText, FindingWords } from './findingWords';

const notify =
  'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html';
const mails = 'https://docs.aws.amazon.com/sns/latest/dg/sns-email-notifications.html';

/** The text of one diagnosis. */
export function topicText(
  diagnosis: TopicDiagnosis,
  topicArn: string,
  { t, format }: FindingWords,
): FindingText {
  switch (diagnosis.rule) {
    case 'topicGone':
      return {
        what: t('The topic {0} does not exist.', topicName(topicArn)),
        why: t(
          'CloudWatch does not check that a topic exists. Only the history of the alarm shows that a message was lost.',
        ),
        remedy: t('Choose another topic.'),
        link: notify,
      };
    case 'topicUnread':
      return {
        what: t('The topic {0} could not be read.', topicName(topicArn)),
        why: t('It cannot be determined whether messages pass it.'),
        remedy: t(
          'Get the permissions sns:GetTopicAttributes and sns:ListSubscriptionsByTopic, or test the delivery.',
        ),
        link: 'https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html',
      };
    case 'topicFault':
      return faultText(diagnosis.fault, topicArn, t);
    case 'somePending':
      return {
        what: t(
          'Not confirmed yet: {0}.',
          format.list(diagnosis.addresses.map((address) => displayText(address))),
        ),
        why: t(
          'SNS delivers only to subscribers who have followed the link in its email. The link is valid for two days.',
        ),
        remedy: t('Ask them to follow the link, or have it sent again.'),
        link: mails,
      };
  }
}

function faultText(fault: TopicFault, topicArn: string, t: Translate): FindingText {
  return { what: topicFaultText(fault, topicArn, t), ...reasonOf(fault, t) };
}

function reasonOf(fault: TopicFault, t: Translate): Omit<FindingText, 'what'> {
  switch (fault.kind) {
    case 'notATopic':
    case 'otherRegion':
      return {
        why: t('CloudWatch delivers only within its own region.'),
        remedy: t('Choose another topic.'),
        link: notify,
      };
    case 'fifo':
      return {
        why: t('FIFO topics deliver only to queues.'),
        remedy: t('To notify people, choose another topic.'),
        link: 'https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html',
      };
    case 'encrypted':
      return {
        why: t('The policy of that key lets no other service use it, and it cannot be edited.'),
        remedy: t('Choose another topic.'),
        link: 'https://repost.aws/knowledge-center/cloudwatch-configure-alarm-sns',
      };
    case 'refused':
      return {
        why: t(
          'CloudWatch publishes as cloudwatch.amazonaws.com, and the policy must allow it. Only the history of the alarm shows that it was denied.',
        ),
        remedy: fault.repairable
          ? t('Add the statement that lets alarms of this account publish.')
          : t('Ask the owner of the topic to change the statement that denies it.'),
        link: notify,
      };
    case 'undecided':
      return {
        why: t('The policy has conditions that cannot be evaluated here, or it could not be read.'),
        remedy: t('Test the delivery.'),
        link: notify,
      };
    case 'nobody':
      return {
        why: t('A topic passes messages on to its subscribers, and this one has none.'),
        remedy: t('Subscribe an address.'),
        link: mails,
      };
    case 'pending':
      return {
        why: t(
          'SNS delivers only to subscribers who have followed the link in its email. The link is valid for two days.',
        ),
        remedy: t('Ask them to follow the link, or have it sent again.'),
        link: mails,
      };
  }
}
