/** The row of a topic that an alarm notifies, with its subscriptions below. */
import type { AnyAlarm } from '../model/logAlarm';
import { partValue } from '../model/snapshot';
import { ageText } from '../rows/freshness';
import { topicName } from '../text/names';
import { joined } from '../text/phrases';
import { lazyHover, type HoverContent } from '../rows/hover';
import type { TreeNode } from '../rows/node';
import { childId, distinctKeys } from '../rows/nodeId';
import { topicStatus, type TopicStatus } from './topicStatus';
import type { TreeContext } from './treeContext';
import { subscriptionNode } from './treeSubscription';

/** A topic as the action of an alarm. */
export interface TopicAction {
  readonly alarm: AnyAlarm;
  readonly arn: string;
  /** States on which the alarm notifies it, as text; absent for the usual case, ALARM only. */
  readonly on?: string;
}

/** @param parent the ID of the alarm's row */
export function topicNode(parent: string, action: TopicAction, context: TreeContext): TreeNode {
  const { arn, alarm, on } = action;
  const { t, format, scope, scopeId } = context;
  const id = childId(parent, 'topic', arn);
  const label = topicName(arn);
  const status = topicStatus(arn, alarm, context);
  const subscriptions = distinctKeys(
    partValue(scope.topics[arn])?.subscriptions ?? [],
    ({ protocol, endpoint }) => `${protocol} ${endpoint}`,
  );
  const facts = on === undefined ? status.words : [on, ...status.words];
  const otherProblems = status.problems.filter((problem) => !status.words.includes(problem));
  return {
    id,
    target: { kind: 'topic', scope: scopeId, topicArn: arn },
    label,
    description: joined(...facts),
    hover: lazyHover(label, () => topicHover(action, status, context)),
    icon:
      status.problems.length > 0
        ? { id: 'warning', color: 'list.warningForeground' }
        : { id: 'megaphone' },
    contextValue: 'topic',
    accessibilityLabel: format.list([t('Topic {0}', label), ...facts, ...otherProblems]),
    collapsible: subscriptions.length > 0 ? 'expanded' : 'none',
    children: subscriptions.map(([key, each]) => subscriptionNode(id, key, each, context)),
  };
}

function topicHover(
  { arn, on }: TopicAction,
  { words, problems }: TopicStatus,
  context: TreeContext,
): HoverContent {
  const { t, scope, scopeId, readOnly } = context;
  const [problem] = problems.filter((one) => !words.includes(one));
  const link = { argument: { kind: 'topic', scope: scopeId, topicArn: arn } };
  return {
    facts: [
      ['megaphone', joined(on, ...words)],
      ['warning', problem],
      ['tag', arn],
      ['history', ageText([scope.topics[arn]], context)],
    ],
    links: [
      readOnly === true
        ? undefined
        : { icon: 'mail', label: t('Subscribe…'), command: 'subscribe', ...link },
      { icon: 'copy', label: t('Copy ARN'), command: 'copyArn', ...link },
    ],
  };
}
