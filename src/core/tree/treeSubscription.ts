/** The row of one subscription of a topic: its endpoint, its protocol and its state. */
import { isConfirmed, type Subscription } from '../model/topic';
import type { Translate } from '../ports/translate';
import { displayName } from '../text/displayText';
import { joined } from '../text/phrases';
import { protocolName } from '../text/protocolName';
import type { TreeNode } from '../rows/node';
import { childId } from '../rows/nodeId';
import { lazyTooltip, tooltipLines } from '../rows/tooltipLines';
import type { TreeContext } from './treeContext';

/** @param key distinguishes the subscription from the others of its topic */
export function subscriptionNode(
  parent: string,
  key: string,
  subscription: Subscription,
  { t, format, scopeId }: TreeContext,
): TreeNode {
  const label = displayName(subscription.endpoint, subscription.arn, subscription.protocol);
  const confirmed = isConfirmed(subscription);
  const state = confirmed ? t('confirmed') : t('pending confirmation');
  const protocol = protocolName(subscription.protocol, t);
  const { topicArn, endpoint: address } = subscription;
  return {
    id: childId(parent, 'subscription', key),
    target: { kind: 'subscription', scope: scopeId, topicArn, address },
    label,
    description: joined(protocol, state),
    tooltip: lazyTooltip(label, () =>
      tooltipLines([
        [t('Protocol'), protocol],
        [t('State'), state],
        [t('Next step'), confirmed ? undefined : nextStep(subscription.protocol, t)],
        [t('ARN'), subscription.arn],
      ]),
    ),
    icon: confirmed
      ? { id: icons[subscription.protocol] ?? 'broadcast', color: 'testing.iconPassed' }
      : { id: 'unverified', color: 'charts.yellow' },
    contextValue: confirmed ? 'subscription.confirmed' : 'subscription.pending',
    accessibilityLabel: format.list([t('Subscription {0}', label), protocol, state]),
    collapsible: 'none',
    children: [],
  };
}

const icons: Partial<Record<string, string>> = {
  email: 'mail',
  'email-json': 'mail',
  sms: 'device-mobile',
  http: 'globe',
  https: 'globe',
};

/** What a pending subscription waits for. */
function nextStep(protocol: string, t: Translate): string {
  return /^https?$/.test(protocol)
    ? t('The endpoint must answer the confirmation request of SNS.')
    : t('The owner must follow the link that SNS sent.');
}
