/** Faults that prevent an alarm's message from reaching a topic's subscribers, as data. */
import { isConfirmed, parseTopicArn, type Topic } from '../../model/topic';
import type { AlarmSource } from './alarmRequest';
import { allowsAlarms, withAlarmStatement } from './topicPolicy';

/** One fault of a topic as the action of an alarm. */
export type TopicFault =
  /** The ARN is not that of a topic. */
  | { readonly kind: 'notATopic' }
  /** An alarm can notify only topics of its own region. */
  | { readonly kind: 'otherRegion'; readonly region: string; readonly alarmRegion: string }
  /** A FIFO topic delivers to queues only. https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html */
  | { readonly kind: 'fifo' }
  /** https://repost.aws/knowledge-center/cloudwatch-configure-alarm-sns */
  | { readonly kind: 'encrypted' }
  /** The access policy denies the alarm; `repairable` if one more statement would let it publish. */
  | { readonly kind: 'refused'; readonly repairable: boolean }
  /** Whether the access policy lets the alarm publish cannot be determined. */
  | { readonly kind: 'undecided'; readonly repairable: boolean }
  | { readonly kind: 'nobody' }
  /** No subscription is confirmed; `pending` is the number of unconfirmed ones. */
  | { readonly kind: 'pending'; readonly pending: number };

/** All known faults of a topic as the action of this alarm, the worst first. */
export function topicFaults(topic: Topic, alarm: AlarmSource): readonly TopicFault[] {
  const fault = arnFault(topic.arn, alarm.region);
  if (fault) return [fault];
  return [
    topic.fifo ? ({ kind: 'fifo' } as const) : undefined,
    topic.kmsKeyId?.endsWith('alias/aws/sns') ? ({ kind: 'encrypted' } as const) : undefined,
    policyFault(topic, alarm),
    subscriptionFault(topic),
  ].filter((fault) => fault !== undefined);
}

/** Why alarms of the region cannot notify any topic of this ARN. */
export function arnFault(arn: string, alarmRegion: string): TopicFault | undefined {
  const region = parseTopicArn(arn)?.region;
  if (region === undefined) return { kind: 'notATopic' };
  return region === alarmRegion ? undefined : { kind: 'otherRegion', region, alarmRegion };
}

function policyFault({ arn, policy }: Topic, alarm: AlarmSource): TopicFault | undefined {
  const allowed = allowsAlarms(policy, arn, alarm);
  if (allowed === 'yes') return undefined;
  const repaired = policy && withAlarmStatement(policy, arn, alarm);
  // An added statement cannot override a Deny.
  const repairable = allowsAlarms(repaired, arn, alarm) === 'yes';
  return { kind: allowed === 'no' ? 'refused' : 'undecided', repairable };
}

function subscriptionFault({ subscriptions }: Topic): TopicFault | undefined {
  if (subscriptions.some(isConfirmed)) return undefined;
  const pending = subscriptions.length;
  return pending === 0 ? { kind: 'nobody' } : { kind: 'pending', pending };
}
