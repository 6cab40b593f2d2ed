/** Rules, targets and policies that an action wrote. */
import { displayText } from '../../../text/displayText';
import { topicName } from '../../../text/names';
import type { CreatedKind, CreatedOf } from './createdKind';

export interface CreatedRule extends CreatedOf<'rule'> {
  readonly name: string;
}

export const createdRule: CreatedKind<CreatedRule> = {
  key: ({ name }) => name,
  text: ({ name, confirmed }, t) =>
    confirmed
      ? t('The EventBridge rule {0} has been written.', displayText(name))
      : t('The EventBridge rule {0} may have been written.', displayText(name)),
};

export interface CreatedRuleTarget extends CreatedOf<'ruleTarget'> {
  readonly rule: string;
  readonly topicArn: string;
}

export const createdRuleTarget: CreatedKind<CreatedRuleTarget> = {
  key: ({ rule }) => rule,
  text: ({ rule, topicArn, confirmed }, t) =>
    confirmed
      ? t('The rule {0} notifies the topic {1}.', displayText(rule), topicName(topicArn))
      : t('The rule {0} may notify the topic {1}.', displayText(rule), topicName(topicArn)),
};

export interface CreatedTopicPolicy extends CreatedOf<'topicPolicy'> {
  readonly topicArn: string;
}

export const createdTopicPolicy: CreatedKind<CreatedTopicPolicy> = {
  key: ({ topicArn }) => topicArn,
  text: ({ topicArn, confirmed }, t) =>
    confirmed
      ? t('The access policy of the topic {0} has been replaced.', topicName(topicArn))
      : t('The access policy of the topic {0} may have been replaced.', topicName(topicArn)),
};
