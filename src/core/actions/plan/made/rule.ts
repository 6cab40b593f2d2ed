/** Rules, targets and policies that an action wrote. */
import { displayText } from '../../../text/displayText';
import { topicName } from '../../../text/names';
import type { MadeKind, MadeOf } from './madeKind';

export interface MadeRule extends MadeOf<'rule'> {
  readonly name: string;
}

export const madeRule: MadeKind<MadeRule> = {
  key: ({ name }) => name,
  text: ({ name, sure }, t) =>
    sure
      ? t('The EventBridge rule {0} has been written.', displayText(name))
      : t('The EventBridge rule {0} may have been written.', displayText(name)),
};

export interface MadeRuleTarget extends MadeOf<'ruleTarget'> {
  readonly rule: string;
  readonly topicArn: string;
}

export const madeRuleTarget: MadeKind<MadeRuleTarget> = {
  key: ({ rule }) => rule,
  text: ({ rule, topicArn, sure }, t) =>
    sure
      ? t('The rule {0} notifies the topic {1}.', displayText(rule), topicName(topicArn))
      : t('The rule {0} may notify the topic {1}.', displayText(rule), topicName(topicArn)),
};

export interface MadeTopicPolicy extends MadeOf<'topicPolicy'> {
  readonly topicArn: string;
}

export const madeTopicPolicy: MadeKind<MadeTopicPolicy> = {
  key: ({ topicArn }) => topicArn,
  text: ({ topicArn, sure }, t) =>
    sure
      ? t('The access policy of the topic {0} has been replaced.', topicName(topicArn))
      : t('The access policy of the topic {0} may have been replaced.', topicName(topicArn)),
};
