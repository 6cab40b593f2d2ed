/** Maps SNS's topics and subscriptions to the model. */
import type { Subscription as SnsSubscription } from '@aws-sdk/client-sns';
import { subscriberAddress } from '../../core/model/subscriberAddress';
import type { Subscription, Topic } from '../../core/model/topic';
import { omitUndefined, readText } from './fields';

/** Undefined if the protocol or the endpoint cannot be parsed. */
export function toSubscription(
  source: SnsSubscription,
  topicArn: string,
): Subscription | undefined {
  const protocol = readText(source.Protocol);
  const endpoint = readText(source.Endpoint);
  if (protocol === undefined || endpoint === undefined) return undefined;
  return {
    topicArn,
    protocol,
    // Reduced here, so that no token reaches the snapshot, the shared files or a report.
    endpoint: subscriberAddress(protocol, endpoint),
    ...omitUndefined({ arn: subscriptionArn(source.SubscriptionArn) }),
  };
}

/** SNS returns `PendingConfirmation` or `pending confirmation` while there is no ARN. */
export function subscriptionArn(text: unknown): string | undefined {
  const arn = readText(text);
  return arn?.startsWith('arn:') ? arn : undefined;
}

/** SNS lists a subscription for some days after it was deleted, with this word as its ARN. */
export function isDeleted({ SubscriptionArn }: SnsSubscription): boolean {
  return SubscriptionArn === 'Deleted';
}

/** @param attributes from GetTopicAttributes: text to text */
export function toTopic(
  arn: string,
  attributes: Readonly<Record<string, string>>,
  subscriptions: readonly Subscription[],
): Topic {
  return {
    arn,
    ...omitUndefined({
      displayName: readText(attributes.DisplayName),
      kmsKeyId: readText(attributes.KmsMasterKeyId),
      policy: readText(attributes.Policy),
    }),
    fifo: attributes.FifoTopic === 'true',
    subscriptions,
  };
}
