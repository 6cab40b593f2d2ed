/** The row of one subscription of a topic: its endpoint, its protocol and its state. */
import { isConfirmed, type Subscription } from '../model/topic';
import type { Translate } from '../ports/translate';
import { displayName } from '../text/displayText';
import { joined } from '../text/phrases';
import { protocolName } from '../text/protocolName';
import { lazyHover } from '../rows/hover';
import type { ContextValue, TreeNode } from '../rows/node';
import { childId } from '../rows/nodeId';
import type { TreeContext } from './treeContext';

/** @param key distinguishes the subscription from the others of its topic */
export function subscriptionNode(
  parent: string,
  key: string,
  subscription: Subscription,
  { t, format, scopeId, readOnly }: TreeContext,
): TreeNode {
  const label = displayName(subscription.endpoint, subscription.arn, subscription.protocol);
  const confirmed = isConfirmed(subscription);
  const state = confirmed ? t('confirmed') : t('pending confirmation');
  const protocol = protocolName(subscription.protocol, t);
  const { topicArn, endpoint: address } = subscription;
  const target = { kind: 'subscription', scope: scopeId, topicArn, address } as const;
  return {
    id: childId(parent, 'subscription', key),
    target,
    label,
    description: joined(protocol, state),
    hover: lazyHover(label, () => ({
      facts: [
        ['broadcast', joined(protocol, state)],
        ['arrow-right', confirmed ? undefined : nextStep(subscription.protocol, t)],
      ],
      links: [
        readOnly === true || contextOf(subscription) !== 'subscription.pendingEmail'
          ? undefined
          : {
              icon: 'mail',
              label: t('Send Confirmation Again'),
              command: 'resendConfirmation',
              argument: target,
            },
        { icon: 'copy', label: t('Copy Address'), command: 'copyAddress', argument: target },
      ],
    })),
    icon: confirmed
      ? { id: icons[subscription.protocol] ?? 'broadcast', color: 'testing.iconPassed' }
      : { id: 'unverified', color: 'charts.yellow' },
    contextValue: contextOf(subscription),
    accessibilityLabel: format.list([t('Subscription {0}', label), protocol, state]),
    collapsible: 'none',
    children: [],
  };
}

/** SNS can ask again by e-mail: the address of another protocol is not known whole. */
function contextOf(subscription: Subscription): ContextValue {
  if (isConfirmed(subscription)) return 'subscription.confirmed';
  return subscription.protocol === 'email' ? 'subscription.pendingEmail' : 'subscription.pending';
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
    : t('Its owner must follow the link in the message from SNS, within two days.');
}
