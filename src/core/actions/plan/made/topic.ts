/** Topics and subscriptions that an action created. */
import type { Subscriber } from '../../../model/topic';
import { topicName } from '../../../text/names';
import { subscriberName } from '../../subscribers/subscriberText';
import type { MadeKind, MadeOf } from './madeKind';

export interface MadeTopic extends MadeOf<'topic'> {
  readonly arn: string;
}

export const madeTopic: MadeKind<MadeTopic> = {
  key: ({ arn }) => arn,
  text({ arn, sure }, t) {
    const name = topicName(arn);
    return sure
      ? t('The topic {0} has been created.', name)
      : t('The topic {0} may have been created.', name);
  },
};

export interface MadeSubscription extends MadeOf<'subscription'> {
  readonly topicArn: string;
  readonly subscriber: Subscriber;
}

export const madeSubscription: MadeKind<MadeSubscription> = {
  key: ({ topicArn, subscriber: { protocol, endpoint } }) =>
    `${topicArn} ${protocol} ${protocol === 'email' ? endpoint.toLowerCase() : endpoint}`,
  text: ({ subscriber, sure }, t) =>
    sure
      ? t('{0} has been subscribed.', subscriberName(subscriber))
      : t('{0} may have been subscribed.', subscriberName(subscriber)),
};
