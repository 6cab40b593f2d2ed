/**
 * The delivery chain from an alarm to each subscriber after a delivery test. Only a recipient can
 * confirm it: AWS reports nothing about the arrival of a message.
 */
import type { DeliveryTestResult } from './deliveryTest';
import type { Receiver } from '../receivers';
import type { ActionItem } from '../../model/alarmHistory';
import { parseTopicArn } from '../../model/topic';
import type { Translate } from '../../ports/translate';
import { actionRemedy } from '../../text/actionRemedy';
import { displayText } from '../../text/displayText';
import { failureText } from '../../text/failures/failureText';
import { topicName } from '../../text/names';
import {
  subscriberLinks,
  type ArrivalAnswers,
  type ChainLink,
  type SubscriberLink,
} from './subscriberLinks';

/** The chain: what CloudWatch did, then what reached whom. */
export interface DeliveryChain {
  readonly actions: readonly ChainLink[];
  readonly subscribers: readonly SubscriberLink[];
}

/** A delivery test whose notification was sent. */
export type WatchedDeliveryTest = Extract<DeliveryTestResult, { readonly kind: 'watched' }>;

/** The links in order. */
export function deliveryChain(
  deliveryTest: WatchedDeliveryTest,
  receivers: readonly Receiver[],
  answers: ArrivalAnswers,
  t: Translate,
): DeliveryChain {
  const failed = new Set(
    deliveryTest.items.filter((item) => !item.succeeded).map((item) => item.actionArn),
  );
  return {
    actions: [
      ...deliveryTest.items.map((item) => actionLink(item, t)),
      ...deliveryTest.unreported.map((arn) => unreportedLink(arn, deliveryTest, t)),
    ],
    subscribers: receivers.flatMap((receiver) =>
      subscriberLinks(receiver, { answers, notSent: failed.has(receiver.topicArn), t }),
    ),
  };
}

function actionLink({ actionArn, succeeded, error }: ActionItem, t: Translate): ChainLink {
  const name = actionName(actionArn);
  if (succeeded)
    return { state: 'whole', text: t('CloudWatch has sent the message to {0}.', name) };
  const words = error === undefined ? t('no reason was given') : displayText(error);
  return {
    state: 'broken',
    text: t('CloudWatch could not run the action {0}: {1}', name, words),
    // The advice is about topics.
    ...(parseTopicArn(actionArn) && { remedy: actionRemedy(error ?? '', t) }),
  };
}

function unreportedLink(
  arn: string,
  { failure, left }: WatchedDeliveryTest,
  t: Translate,
): ChainLink {
  const name = actionName(arn);
  const why = left
    ? t('You stopped waiting before the alarm history showed the outcome for {0}.', name)
    : t('The alarm history showed no outcome for {0} within two minutes.', name);
  return {
    state: 'unseen',
    text: failure ? failureText(failure, t).sentence : why,
  };
}

function actionName(arn: string): string {
  return parseTopicArn(arn) ? topicName(arn) : displayText(arn);
}
