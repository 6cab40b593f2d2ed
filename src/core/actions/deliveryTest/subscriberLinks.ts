/** The links of a delivery chain to the subscribers of a topic, by what the user has reported. */
import type { Receiver } from '../receivers';
import type { Subscription } from '../../model/topic';
import type { Translate } from '../../ports/translate';
import { displayText } from '../../text/displayText';
import { topicName } from '../../text/names';
import { protocolName } from '../../text/protocolName';

/** What the user reported about a message. */
export type ArrivalAnswer = 'arrived' | 'missing';

/** The answers so far, by the key of a subscriber. */
export type ArrivalAnswers = ReadonlyMap<string, ArrivalAnswer>;

/** One link. `unseen`: its state cannot be determined. */
export interface ChainLink {
  readonly state: 'whole' | 'broken' | 'unseen';
  readonly text: string;
  /** How to fix a broken link. */
  readonly remedy?: string;
}

/** The link to one subscriber; of a topic whose subscriptions are unknown, to all of them. */
export interface SubscriberLink extends ChainLink {
  /** Unique in the chain. */
  readonly key: string;
  /** The address for display. */
  readonly name: string;
  /** `email`; empty if it is unknown. */
  readonly protocol: string;
  /** Whether the message may have arrived, so that the user can be asked. */
  readonly asks: boolean;
  /** Why the message was not delivered, in a few words. */
  readonly why?: string;
}

/** What the links of a topic's subscribers depend on. */
interface SubscriberFacts {
  readonly answers: ArrivalAnswers;
  /** Whether CloudWatch could not publish to the topic. */
  readonly notSent: boolean;
  readonly t: Translate;
}

/** The links of the subscribers of a topic. */
export function subscriberLinks(
  receiver: Receiver,
  facts: SubscriberFacts,
): readonly SubscriberLink[] {
  const { topicArn } = receiver;
  const { t } = facts;
  const name = topicName(topicArn);
  switch (receiver.kind) {
    case 'gone':
      return [
        {
          ...notDelivered(topicArn, t('the subscribers of {0}', name), t('the topic is gone')),
          text: t('The topic {0} no longer exists: nothing reaches it.', name),
        },
      ];
    case 'unknown': {
      const all = { key: topicArn, name: t('the subscribers of {0}', name), protocol: '' };
      return [arrivalLink(all, facts, t('The subscriptions of {0} could not be read.', name))];
    }
    case 'known': {
      const { confirmed, pending } = receiver;
      if (confirmed.length + pending.length === 0) {
        return [
          {
            ...notDelivered(topicArn, t('the subscribers of {0}', name), t('there are none')),
            text: t('{0} has no subscriptions.', name),
            remedy: t('Subscribe an address.'),
          },
        ];
      }
      return [
        ...confirmed.map((one) => arrivalLink(subscriber(one, t), facts)),
        ...pending.map((one) => pendingLink(one, t)),
      ];
    }
  }
}

type Named = Pick<SubscriberLink, 'key' | 'name' | 'protocol'>;

function subscriber({ topicArn, protocol, endpoint }: Subscription, t: Translate): Named {
  return {
    key: `${topicArn} ${protocol} ${endpoint}`,
    name: displayText(endpoint),
    protocol: protocolName(protocol, t),
  };
}

function notDelivered(key: string, name: string, why: string) {
  return { key, name, protocol: '', state: 'broken', asks: false, why } as const;
}

function pendingLink(subscription: Subscription, t: Translate): SubscriberLink {
  return {
    ...subscriber(subscription, t),
    state: 'broken',
    asks: false,
    why: t('not confirmed'),
    text: t('Not confirmed, so SNS has not delivered the message.'),
    remedy: t('Ask them to follow the link in the email from SNS, or have it sent again.'),
  };
}

/** @param unknown why it is not known who the subscribers are */
function arrivalLink(
  named: Named,
  { answers, notSent, t }: SubscriberFacts,
  unknown?: string,
): SubscriberLink {
  if (notSent) {
    return {
      ...named,
      state: 'broken',
      asks: false,
      why: t('not sent'),
      text: t('CloudWatch could not send the message to the topic.'),
    };
  }
  switch (answers.get(named.key)) {
    case 'arrived':
      return { ...named, state: 'whole', asks: true, text: t('You reported that it arrived.') };
    case 'missing':
      return {
        ...named,
        state: 'broken',
        asks: true,
        why: t('it did not arrive'),
        text: t('You reported that it did not arrive.'),
        remedy: t(
          'If every step above is confirmed, check the spam folder, filters for no-reply@sns.amazonaws.com, and whether the address was unsubscribed through a link in an earlier email.',
        ),
      };
    case undefined: {
      const text = unknown ?? t('Confirmed. Nobody has reported whether the message arrived.');
      return { ...named, state: 'unseen', asks: true, text };
    }
  }
}
