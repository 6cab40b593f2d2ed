/** Sentences about what a test notification reaches, shown to the user before it is sent. */
import type { Translate } from '../ports/translate';
import { displayText } from '../text/displayText';
import { topicName } from '../text/names';
import type { Problem } from './write/problem';
import type { Receiver } from './receivers';

/** One warning for each topic, whether it can be notified or not, and one for each other action. */
export function testWarnings(
  receivers: readonly Receiver[],
  otherActions: readonly string[],
  t: Translate,
): readonly Problem[] {
  return [
    ...receivers.map((receiver) => receiverWarning(receiver, t)),
    ...otherActions.map((arn) =>
      warning(t('The action {0} will run as in a real alarm.', displayText(arn))),
    ),
  ];
}

function receiverWarning(receiver: Receiver, t: Translate): Problem {
  const { topicArn } = receiver;
  const name = topicName(topicArn);
  switch (receiver.kind) {
    case 'gone':
      return warning(t('The topic {0} no longer exists: nothing reaches it.', name));
    case 'unknown':
      return warning(
        t(
          'Everyone subscribed to the topic {0} will be notified; the subscriptions could not be read.',
          name,
        ),
      );
    case 'known': {
      if (receiver.confirmed.length > 0) {
        const addresses = receiver.confirmed
          .map(({ endpoint }) => displayText(endpoint))
          .join(', ');
        return warning(
          t('Everyone subscribed to the topic {0} will be notified: {1}.', name, addresses),
        );
      }
      return {
        ...warning(
          t('No subscription of the topic {0} is confirmed: the test will notify nobody.', name),
        ),
        fix: { kind: 'subscribe', topicArn },
      };
    }
  }
}

function warning(text: string): Problem {
  return { severity: 'warning', text };
}
