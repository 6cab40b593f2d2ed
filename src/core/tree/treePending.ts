/**
 * Rows for e-mail subscriptions that wait for their confirmation, above the endpoints: until then SNS
 * sends them nothing.
 */
import { isConfirmed, type Subscription } from '../model/topic';
import { partValue, type ScopeSnapshot } from '../model/snapshot';
import type { TreeNode } from '../rows/node';
import { distinctKeys, scopeNodeId } from '../rows/nodeId';
import { topicName } from '../text/names';
import { joined } from '../text/phrases';
import type { TreeContext } from './treeContext';
import { noticeNode } from './treeNotice';
import { subscriptionNode } from './treeSubscription';

/** More than this stand below one row. */
const mostRows = 2;

/**
 * The rows of the pending subscriptions to the topics that notify of the scope's alarms. A filter selects
 * endpoints and does not hide them: nothing else reminds the user.
 */
export function pendingNodes(context: TreeContext): readonly TreeNode[] {
  const { t, format, scope, scopeId } = context;
  const pending = pendingSubscriptions(scope);
  if (pending.length === 0) return [];
  const parent = scopeNodeId(scopeId);
  if (pending.length <= mostRows) return rowsOf(parent, pending, context);
  const label = t('Pending confirmations: {0}', format.count(pending.length));
  const notice = {
    parent,
    key: 'pending',
    label,
    icon: { id: 'unverified', color: 'charts.yellow' },
  };
  const { id } = noticeNode(notice, context);
  return [noticeNode({ ...notice, children: rowsOf(id, pending, context) }, context)];
}

/** The subscriptions that wait for their confirmation. */
export function pendingSubscriptions({
  topics,
}: Pick<ScopeSnapshot, 'topics'>): readonly Subscription[] {
  return Object.values(topics).flatMap((part) =>
    (partValue(part)?.subscriptions ?? []).filter((one) => !isConfirmed(one)),
  );
}

function rowsOf(
  parent: string,
  pending: readonly Subscription[],
  context: TreeContext,
): readonly TreeNode[] {
  const { t, format } = context;
  const keyed = distinctKeys(pending, (one) => `${one.topicArn} ${one.protocol} ${one.endpoint}`);
  return keyed.map(([key, subscription]) => {
    const node = subscriptionNode(parent, `pending ${key}`, subscription, context);
    const facts = [t('has not confirmed yet'), t('topic {0}', topicName(subscription.topicArn))];
    return {
      ...node,
      description: joined(...facts),
      accessibilityLabel: format.list([node.accessibilityLabel, ...facts]),
    };
  });
}
