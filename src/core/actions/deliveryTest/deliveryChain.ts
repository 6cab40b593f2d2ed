/**
 * The delivery chain from an alarm to an e-mail after a delivery test: the state of each link, and
 * the overall answer. Only the user can confirm it: AWS reports nothing about the arrival of the
 * e-mail.
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

/** The user's answer about the e-mail; `unsaid` if they closed the question. */
export type MailAnswer = 'arrived' | 'missing' | 'unsaid';

/** One link. `unseen`: its state cannot be determined. */
export interface ChainLink {
  readonly state: 'whole' | 'broken' | 'unseen';
  readonly text: string;
  /** How to fix a broken link. */
  readonly remedy?: string;
}

/** A delivery test whose notification was sent. */
export type WatchedDeliveryTest = Extract<DeliveryTestResult, { readonly kind: 'watched' }>;

/** Whether to ask the user about the e-mail: a message may have been sent to a subscriber. */
export function mayHaveArrived(
  deliveryTest: WatchedDeliveryTest,
  receivers: readonly Receiver[],
): boolean {
  const failed = new Set(
    deliveryTest.items.filter((i) => !i.succeeded).map((item) => item.actionArn),
  );
  return receivers.some(
    (receiver) =>
      !failed.has(receiver.topicArn) &&
      (receiver.kind === 'unknown' || (receiver.kind === 'known' && receiver.confirmed.length > 0)),
  );
}

/**
 * The answer: yes only if the user received the e-mail, no if a link is broken, otherwise not
 * proven.
 */
export function deliveryAnswer(
  links: readonly ChainLink[],
  mail: MailAnswer,
): 'yes' | 'no' | 'open' {
  if (mail === 'arrived') return 'yes';
  return mail === 'missing' || links.some(({ state }) => state === 'broken') ? 'no' : 'open';
}

/** The links in order: action, subscriptions, mailbox. */
export function deliveryChain(
  deliveryTest: WatchedDeliveryTest,
  receivers: readonly Receiver[],
  mail: MailAnswer,
  t: Translate,
): readonly ChainLink[] {
  return [
    ...deliveryTest.items.map((item) => actionLink(item, t)),
    ...deliveryTest.unheard.map((arn) => unheardLink(arn, deliveryTest, t)),
    ...receivers.flatMap((receiver) => subscriptionLinks(receiver, t)),
    mailLink(mail, t),
  ];
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

function unheardLink(arn: string, { failure, left }: WatchedDeliveryTest, t: Translate): ChainLink {
  const name = actionName(arn);
  const why = left
    ? t('You stopped waiting before the alarm history showed the outcome for {0}.', name)
    : t('The alarm history showed no outcome for {0} within two minutes.', name);
  return {
    state: 'unseen',
    text: failure ? failureText(failure, t).sentence : why,
  };
}

function subscriptionLinks(receiver: Receiver, t: Translate): readonly ChainLink[] {
  const name = topicName(receiver.topicArn);
  switch (receiver.kind) {
    case 'gone':
      return [];
    case 'unknown':
      return [{ state: 'unseen', text: t('The subscriptions of {0} could not be read.', name) }];
    case 'known': {
      const { confirmed, pending } = receiver;
      const addresses = (all: Receiver & { kind: 'known' }, key: 'confirmed' | 'pending'): string =>
        all[key].map(({ endpoint }) => displayText(endpoint)).join(', ');
      const whole: ChainLink = {
        state: 'whole',
        text: t('Confirmed for {0}: {1}.', name, addresses(receiver, 'confirmed')),
      };
      const open: ChainLink = {
        state: confirmed.length > 0 ? 'unseen' : 'broken',
        text: t('Not confirmed for {0}: {1}.', name, addresses(receiver, 'pending')),
        remedy: t('Ask them to follow the link in the email from SNS, or have it sent again.'),
      };
      if (confirmed.length + pending.length === 0) {
        return [
          {
            state: 'broken',
            text: t('{0} has no subscriptions.', name),
            remedy: t('Subscribe an address.'),
          },
        ];
      }
      return [...(confirmed.length > 0 ? [whole] : []), ...(pending.length > 0 ? [open] : [])];
    }
  }
}

function mailLink(mail: MailAnswer, t: Translate): ChainLink {
  switch (mail) {
    case 'arrived':
      return { state: 'whole', text: t('You confirmed that the email arrived.') };
    case 'missing':
      return {
        state: 'broken',
        text: t('You reported that the email did not arrive.'),
        remedy: t(
          'If every step above is confirmed, check the spam folder, filters for no-reply@sns.amazonaws.com, and whether the address was unsubscribed through a link in an earlier email.',
        ),
      };
    case 'unsaid':
      return { state: 'unseen', text: t('No one has reported whether the email arrived.') };
  }
}

function actionName(arn: string): string {
  return parseTopicArn(arn) ? topicName(arn) : displayText(arn);
}
