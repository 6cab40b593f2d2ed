/** What keeps an alarm's message from passing a topic, or a mail from leaving it. */
import { isConfirmed, parseTopicArn } from '../model/topic';
import type { Topic } from '../model/topic';
import type { Translate } from '../ports/translate';
import { displayText } from '../views/displayText';
import { topicName } from '../views/names';
import type { Problem } from './problem';
import { allowsAlarms, withAlarmStatement } from './topicPolicy';
import type { AlarmSource } from './topicPolicy';

/** All that is known to be wrong with a topic as the action of this alarm, the worst first. */
export function topicProblems(topic: Topic, alarm: AlarmSource, t: Translate): readonly Problem[] {
  const elsewhere = regionProblem(topic, alarm, t);
  if (elsewhere) return [elsewhere];
  return [
    fifoAsActionProblem(topic, t),
    encryptionProblem(topic, t),
    policyProblem(topic, alarm, t),
    subscriptionProblem(topic, t),
  ].filter((problem) => problem !== undefined);
}

/** A FIFO topic delivers to queues only. https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html */
export function fifoProblem(topic: Pick<Topic, 'arn' | 'fifo'>, t: Translate): Problem | undefined {
  if (!topic.fifo) return undefined;
  return {
    severity: 'error',
    text: t('The topic {0} is a FIFO topic, which cannot send e-mail.', topicName(topic.arn)),
    fix: { kind: 'chooseTopic' },
  };
}

/** As the action of an alarm a FIFO topic is of use to those who read its queues. */
function fifoAsActionProblem(topic: Topic, t: Translate): Problem | undefined {
  const problem = fifoProblem(topic, t);
  return problem && { ...problem, severity: 'warning' };
}

function regionProblem(topic: Topic, alarm: AlarmSource, t: Translate): Problem | undefined {
  const region = parseTopicArn(topic.arn)?.region;
  if (region === alarm.region) return undefined;
  const text =
    region === undefined
      ? t('"{0}" is not the ARN of an SNS topic.', displayText(topic.arn))
      : t(
          'The topic {0} is in {1}, the alarm is to be in {2}: an alarm needs a topic of its own region.',
          topicName(topic.arn),
          region,
          alarm.region,
        );
  return { severity: 'error', text, fix: { kind: 'chooseTopic' } };
}

/** https://repost.aws/knowledge-center/cloudwatch-configure-alarm-sns */
function encryptionProblem(topic: Topic, t: Translate): Problem | undefined {
  if (!topic.kmsKeyId?.endsWith('alias/aws/sns')) return undefined;
  return {
    severity: 'warning',
    text: t(
      'The topic {0} is encrypted with alias/aws/sns, a key that CloudWatch may not use: messages of alarms do not arrive. Choose a topic with a key of your own, or one without encryption.',
      topicName(topic.arn),
    ),
    fix: { kind: 'chooseTopic' },
  };
}

function policyProblem(topic: Topic, alarm: AlarmSource, t: Translate): Problem | undefined {
  const allowed = allowsAlarms(topic.policy, topic.arn, alarm);
  if (allowed === 'yes') return undefined;
  const text =
    allowed === 'no'
      ? t(
          'The access policy of the topic {0} does not let this alarm publish.',
          topicName(topic.arn),
        )
      : t(
          'Whether the access policy of the topic {0} lets this alarm publish cannot be told.',
          topicName(topic.arn),
        );
  const mended = topic.policy && withAlarmStatement(topic.policy, topic.arn, alarm);
  // A Deny stays a Deny whatever we add.
  const curable = mended !== undefined && allowsAlarms(mended, topic.arn, alarm) === 'yes';
  return {
    severity: 'warning',
    text,
    ...(curable && { fix: { kind: 'mendPolicy', topicArn: topic.arn } }),
  };
}

function subscriptionProblem(topic: Topic, t: Translate): Problem | undefined {
  if (topic.subscriptions.some(isConfirmed)) return undefined;
  const pending = topic.subscriptions.length;
  return {
    severity: 'warning',
    text:
      pending === 0
        ? t('Nobody is subscribed to the topic {0}: nobody will be told.', topicName(topic.arn))
        : t(
            'No subscription of the topic {0} is confirmed, {1} pending: nobody will be told until the link in the mail is followed.',
            topicName(topic.arn),
            pending,
          ),
    // A FIFO topic takes no address.
    ...(!topic.fifo && { fix: { kind: 'subscribe', topicArn: topic.arn } }),
  };
}
