/** Texts of the faults of EventBridge rules that notify of alarms. */
import { displayText } from '../../text/displayText';
import { topicName } from '../../text/names';
import type { RuleDiagnosis } from '../logDiagnosis';
import type { FindingText, FindingWords } from './findingWords';

const guide = 'https://docs.aws.amazon.com/eventbridge/latest/userguide';

/** The text of one diagnosis. */
export function ruleText(diagnosis: RuleDiagnosis, { t, format }: FindingWords): FindingText {
  const why = t('The alarm has no action for ALARM of its own, so nobody is notified.');
  if (diagnosis.rule === 'ruleRejected') {
    const [rule, topic] = [displayText(diagnosis.name), topicName(diagnosis.topicArn)];
    return {
      why,
      what: diagnosis.gone
        ? t('The EventBridge rule {0} sends to the topic {1}, which does not exist.', rule, topic)
        : t('The topic {1} does not let the EventBridge rule {0} publish.', rule, topic),
      remedy: diagnosis.gone
        ? t('Create the plain-language notification again, with another topic.')
        : t('Add events.amazonaws.com to the access policy of the topic.'),
      link: `${guide}/eb-use-resource-based.html#eb-sns-permissions`,
    };
  }
  const names = format.list(diagnosis.names.map((name) => displayText(name)));
  return {
    why,
    ...(diagnosis.reason === 'disabled'
      ? {
          what: t('The EventBridge rule {0} that notifies of it is disabled.', names),
          remedy: t('Enable the rule in the AWS console.'),
        }
      : {
          what: t('The EventBridge rule {0} that matches it has no target.', names),
          remedy: t('Create the plain-language notification again: it adds the target.'),
        }),
    link: `${guide}/eb-rules.html`,
  };
}
