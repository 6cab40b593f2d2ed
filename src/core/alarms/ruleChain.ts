/** The part of a chain behind an alarm without an action for ALARM: the EventBridge rules that notify of it. */
import { rulesAllowed } from '../actions/policy/ruleStatement';
import type { Finding } from '../diagnosis/finding';
import { ruleText } from '../diagnosis/text/ruleText';
import type { AnyAlarm } from '../model/logAlarm';
import { partFailure, partValue, type AlarmRule } from '../model/snapshot';
import { displayText } from '../text/displayText';
import type { CardContext } from './cardContext';
import { linkWith, workingLink } from './chainLinks';
import { isTopic, topicWith, unreadLink } from './topicChain';
import type { ChainLink, ChainNode } from './view/chain';

/** The rules that match the alarm; what is unknown, or that there is none, as a node. */
export function ruleNodes(
  { name }: AnyAlarm,
  found: readonly Finding[],
  context: CardContext,
): readonly ChainNode[] {
  const { t, scope } = context;
  const none = found.filter(({ diagnosis }) => diagnosis.rule === 'noAction');
  const rules = scope.alarmRules?.filter(({ alarmNames }) => alarmNames.includes(name)) ?? [];
  if (rules.length > 0) return rules.map((rule) => ruleNode(rule, context));
  if (scope.alarmRules) {
    const works = t('The alarm has no action for the state ALARM.');
    const { fixes } = linkWith(none, works, context);
    return [nobodyNode({ state: 'broken', reason: works, fixes }, context)];
  }
  const reason = t(
    'The alarm has no action for the state ALARM. An EventBridge rule may notify instead.',
  );
  const { fixes } = linkWith(none, reason, context);
  return [nobodyNode({ state: 'unknown', reason, fixes }, context)];
}

function nobodyNode(link: ChainLink, { t }: CardContext): ChainNode {
  const isKnown = link.state === 'broken';
  return {
    kind: 'nobody',
    role: t('Subscribers'),
    label: isKnown ? t('Nobody') : t('Unknown'),
    detail: null,
    link,
    next: [],
  };
}

function ruleNode(rule: AlarmRule, context: CardContext): ChainNode {
  const { t } = context;
  return {
    kind: 'rule',
    role: t('EventBridge rule'),
    label: displayText(rule.name),
    detail: null,
    link: linkToRule(rule, context),
    next: rule.targetArns.map((arn) =>
      isTopic(arn)
        ? topicWith(arn, linkToTarget(rule, arn, context), [], context)
        : targetNode(arn, context),
    ),
  };
}

function linkToRule({ enabled, targetArns, name }: AlarmRule, context: CardContext): ChainLink {
  const { t } = context;
  if (enabled && targetArns.length > 0)
    return workingLink(t('The rule matches when the alarm enters ALARM.'));
  const reason = enabled ? 'noTarget' : 'disabled';
  const { what } = ruleText({ rule: 'ruleSilent', reason, names: [name] }, context);
  return { state: 'broken', reason: what, fixes: [] };
}

/** Whether the topic lets EventBridge publish. */
function linkToTarget({ name }: AlarmRule, topicArn: string, context: CardContext): ChainLink {
  const { scope, t } = context;
  const unread = unreadLink(topicArn, context);
  if (unread) return unread;
  const part = scope.topics[topicArn];
  const gone = partFailure(part)?.kind === 'notFound';
  const allowed = gone ? 'no' : rulesAllowed(partValue(part)?.policy, topicArn);
  switch (allowed) {
    case 'yes':
      return workingLink(t('The topic lets EventBridge publish.'));
    case 'no': {
      const { what } = ruleText({ rule: 'ruleRejected', name, topicArn, gone }, context);
      return { state: 'broken', reason: what, fixes: [] };
    }
    default:
      return {
        state: 'unknown',
        reason: t('It cannot be determined whether the topic lets EventBridge publish.'),
        fixes: [],
      };
  }
}

/** A target that is no topic: it is named, but not read. */
function targetNode(arn: string, { t }: CardContext): ChainNode {
  return {
    kind: 'action',
    role: t('Target'),
    label: displayText(arn),
    detail: null,
    link: {
      state: 'unknown',
      reason: t('Only SNS topics are checked here. EventBridge notifies this target as well.'),
      fixes: [],
    },
    next: [],
  };
}
