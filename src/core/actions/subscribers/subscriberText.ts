/** Sentences about subscribers. Of a web address, they show the host only. */
import { subscriberAddress } from '../../model/subscriberAddress';
import type { Subscriber } from '../../model/topic';
import type { Translate } from '../../ports/translate';
import { displayText } from '../../text/displayText';

/** The address as it may be shown: the path of a web address can contain a token. */
export function subscriberName({
  protocol,
  endpoint,
}: Pick<Subscriber, 'endpoint'> & {
  readonly protocol: string;
}): string {
  return displayText(subscriberAddress(protocol, endpoint));
}

/** What has to happen before they get notifications. */
export function nextStepText(subscriber: Subscriber, t: Translate): string {
  const name = subscriberName(subscriber);
  switch (subscriber.protocol) {
    case 'email':
      return t('{0} must confirm within two days, by the link in an email from AWS.', name);
    case 'https':
      return t(
        '{0} must answer the confirmation request of SNS within two days. The incoming webhooks of chat services do not answer it.',
        name,
      );
    case 'sms':
      return t(
        '{0} needs no confirmation. While the account is in the SMS sandbox, only verified numbers get messages.',
        name,
      );
  }
}

/** The cost of the messages. */
export function subscriberCosts(
  subscribers: readonly Subscriber[],
  t: Translate,
): readonly string[] {
  const has = (protocol: Subscriber['protocol']): boolean =>
    subscribers.some((one) => one.protocol === protocol);
  return [
    ...(has('email') || subscribers.length === 0
      ? [t('Email through SNS: the first 1,000 a month are free.')]
      : []),
    ...(has('https') ? [t('HTTPS through SNS: the first 100,000 a month are free.')] : []),
    ...(has('sms')
      ? [
          t(
            'SMS: a price for each message, which depends on the country. SNS stops at the spending limit of the account, at first $1 a month.',
          ),
        ]
      : []),
  ];
}
