/** Topics and subscriptions that an action created. */
import { displayText } from '../../../text/displayText';
import { topicName } from '../../../text/names';
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
  readonly email: string;
}

export const madeSubscription: MadeKind<MadeSubscription> = {
  key: ({ topicArn, email }) => `${topicArn} ${email.toLowerCase()}`,
  text: ({ email, sure }, t) =>
    sure
      ? t('{0} has been subscribed.', displayText(email))
      : t('{0} may have been subscribed.', displayText(email)),
};
