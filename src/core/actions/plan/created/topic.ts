/** Topics and subscriptions that an action created. */
import type { Subscriber } from '../../../model/topic';
import { topicName } from '../../../text/names';
import { subscriberName } from '../../subscribers/subscriberText';
import type { CreatedKind, CreatedOf } from './createdKind';

export interface CreatedTopic extends CreatedOf<'topic'> {
  readonly arn: string;
}

export const createdTopic: CreatedKind<CreatedTopic> = {
  key: ({ arn }) => arn,
  text({ arn, confirmed }, t) {
    const name = topicName(arn);
    return confirmed
      ? t('The topic {0} has been created.', name)
      : t('The topic {0} may have been created.', name);
  },
};

export interface CreatedSubscription extends CreatedOf<'subscription'> {
  readonly topicArn: string;
  readonly subscriber: Subscriber;
}

export const createdSubscription: CreatedKind<CreatedSubscription> = {
  key: ({ topicArn, subscriber: { protocol, endpoint } }) =>
    `${topicArn} ${protocol} ${protocol === 'email' ? endpoint.toLowerCase() : endpoint}`,
  text: ({ subscriber, confirmed }, t) =>
    confirmed
      ? t('{0} has been subscribed.', subscriberName(subscriber))
      : t('{0} may have been subscribed.', subscriberName(subscriber)),
};
