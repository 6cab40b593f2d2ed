/** Finds the topic or the subscription that a call refers to by ARN. */
import type { Input } from '../../request/input';
import type { SimulatedRegion } from '../../state/region';
import type { Topic, TopicSubscription } from '../../state/topics';
import { invalidParameter, notFound } from './errors';

/** The topic. @throws AwsError for an invalid ARN, another region's ARN or an unknown topic */
export function namedTopic(input: Input, region: SimulatedRegion, parameter = 'TopicArn'): Topic {
  const arn = arnOf(input, parameter, region);
  const topic = region.topics.get(arn);
  if (!topic) throw notFound('Topic');
  return topic;
}

/** A subscription with its topic. @throws AwsError as for a topic */
export function namedSubscription(
  input: Input,
  region: SimulatedRegion,
): { readonly topic: Topic; readonly subscription: TopicSubscription } {
  const arn = arnOf(input, 'SubscriptionArn', region);
  for (const topic of region.topics.list()) {
    const subscription = topic.subscriptions.find((one) => one.arn === arn);
    if (subscription) return { topic, subscription };
  }
  throw notFound('Subscription');
}

function arnOf(input: Input, parameter: string, region: SimulatedRegion): string {
  const arn = input.requiredText(parameter);
  const parts = arn.split(':');
  if (parts.length < 6) {
    const count = parts.length;
    throw invalidParameter(
      `${parameter} Reason: An ARN must have at least 6 elements, not ${count}`,
    );
  }
  if (parts[0] !== 'arn' || parts[2] !== 'sns' || parts[3] !== region.name)
    throw invalidParameter(parameter);
  return arn;
}
