/** The part of a chain from a topic on: the topic, and its subscribers. */
import type { Diagnosis, Finding } from '../diagnosis/finding';
import { topicFindings } from '../diagnosis/findingIndex';
import { findingText } from '../diagnosis/text/findingText';
import type { AnyAlarm } from '../model/logAlarm';
import { partFailure, partValue } from '../model/snapshot';
import { isConfirmed, type Subscription } from '../model/topic';
import { displayName } from '../text/displayText';
import { failureText } from '../text/failures/failureText';
import { topicName } from '../text/names';
import { protocolName } from '../text/protocolName';
import type { CardContext } from './cardContext';
import { linkWith, workingLink } from './chainLinks';
import type { CardButton } from './view/cardButton';
import type { ChainLink, ChainNode } from './view/chain';

/** Whether an action is an SNS topic. */
export function isTopic(arn: string): boolean {
  return arn.split(':')[2] === 'sns';
}

/**
 * A topic that the alarm notifies by its own action.
 * @param off the link while the actions of the alarm are disabled
 */
export function topicNode(
  arn: string,
  alarm: AnyAlarm,
  off: ChainLink | undefined,
  context: CardContext,
): ChainNode {
  const found = topicFindings(context.scope, arn, alarm.name);
  const works = context.t('The topic lets CloudWatch publish.');
  const link = off ?? linkToTopic(arn, found, works, context);
  return topicWith(arn, link, found, context);
}

/** A topic with its subscribers. @param found the findings about it */
export function topicWith(
  arn: string,
  link: ChainLink,
  found: readonly Finding[],
  context: CardContext,
): ChainNode {
  return {
    kind: 'topic',
    role: context.t('Topic'),
    label: topicName(arn),
    detail: null,
    link,
    next: subscriberNodes(arn, found, context),
  };
}

/** Whether a message reaches the topic: its subscribers have links of their own. */
function linkToTopic(
  arn: string,
  found: readonly Finding[],
  works: string,
  context: CardContext,
): ChainLink {
  const own = found.filter((finding) => !isAboutSubscribers(finding));
  const unread = unreadLink(arn, context);
  // The failure says more than the finding that the topic could not be read.
  if (unread && own.every(({ diagnosis }) => diagnosis.rule === 'topicUnread')) return unread;
  return linkWith(own, works, context);
}

/** The link to a topic that has not been read; undefined if it has, or if it does not exist. */
export function unreadLink(
  arn: string,
  { scope, t }: Pick<CardContext, 'scope' | 't'>,
): ChainLink | undefined {
  const part = scope.topics[arn];
  if (partValue(part)) return undefined;
  const failure = partFailure(part);
  if (failure?.kind === 'notFound') return undefined;
  const reason = failure ? failureText(failure, t).sentence : t('The topic has not been read yet.');
  return { state: 'unknown', reason, fixes: [] };
}

/** A finding that belongs to the links behind the topic. */
function isAboutSubscribers({ diagnosis }: { readonly diagnosis: Diagnosis }): boolean {
  if (diagnosis.rule === 'somePending') return true;
  if (diagnosis.rule !== 'topicFault') return false;
  return diagnosis.fault.kind === 'nobody' || diagnosis.fault.kind === 'pending';
}

function subscriberNodes(
  arn: string,
  found: readonly Finding[],
  context: CardContext,
): readonly ChainNode[] {
  const topic = partValue(context.scope.topics[arn]);
  if (!topic) return [];
  if (topic.subscriptions.length === 0) return [nobodyNode(found, context)];
  // What needs attention comes first, each group in the order of SNS.
  const pending = topic.subscriptions.filter((subscription) => !isConfirmed(subscription));
  const confirmed = topic.subscriptions.filter(isConfirmed);
  return [...pending, ...confirmed].map((one) => subscriberNode(one, context));
}

function nobodyNode(found: readonly Finding[], context: CardContext): ChainNode {
  const { t } = context;
  const none = found.filter(isAboutSubscribers);
  const [first] = none;
  const reason = first ? findingText(first, context).what : t('The topic has no subscriptions.');
  const { fixes } = linkWith(none, reason, context);
  return {
    kind: 'nobody',
    role: t('Subscribers'),
    label: t('Nobody'),
    detail: null,
    link: { state: 'broken', reason, fixes },
    next: [],
  };
}

function subscriberNode(subscription: Subscription, context: CardContext): ChainNode {
  const { t } = context;
  const { protocol, endpoint, arn } = subscription;
  return {
    kind: 'subscriber',
    role: t('Subscriber'),
    label: displayName(endpoint, arn, protocol),
    detail: protocolName(protocol, t),
    link: isConfirmed(subscription)
      ? workingLink(t('Confirmed. Only a delivery test shows that messages arrive.'))
      : pendingLink(subscription, context),
    next: [],
  };
}

function pendingLink(
  { topicArn, protocol, endpoint: address }: Subscription,
  { t, trial, readOnly }: CardContext,
): ChainLink {
  const again: CardButton = {
    label: t('Send Confirmation Again…'),
    step: { kind: 'subscribe', topicArn },
  };
  const confirm: CardButton = {
    label: t('Confirm Subscription'),
    step: { kind: 'confirm', topicArn, address },
  };
  return {
    state: 'broken',
    reason: /^https?$/.test(protocol)
      ? t('Not confirmed: the endpoint must answer the confirmation request of SNS.')
      : t('Not confirmed: SNS delivers only after the link in its email has been followed.'),
    fixes: [...(trial ? [confirm] : []), ...(readOnly === true ? [] : [again])],
  };
}
