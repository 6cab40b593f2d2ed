/** The calls that change topics and subscriptions. */
import type { Subscriber } from '../../model/topic';
import { call, tagList, type Tags } from './call';

/** Creates a standard topic with an access policy (JSON text). It is idempotent by name. */
export function createTopicCall(name: string, policy: string, tags: Tags) {
  const input = { Name: name, Attributes: { Policy: policy }, ...tagList(tags) };
  return call('topics.create', 'sns', 'CreateTopic', input, name);
}

/** Replaces a topic's whole access policy (JSON text). */
export function setTopicPolicyCall(topicArn: string, policy: string) {
  const input = { TopicArn: topicArn, AttributeName: 'Policy', AttributeValue: policy };
  return call('topics.setPolicy', 'sns', 'SetTopicAttributes', input, topicArn);
}

/**
 * Requests SNS to subscribe somebody, who has to confirm by e-mail and HTTPS. `ReturnSubscriptionArn`
 * is omitted: with it, SNS returns an ARN for a subscription that is still pending.
 * https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
 */
export function subscribeCall(topicArn: string, { protocol, endpoint }: Subscriber) {
  const input = { TopicArn: topicArn, Protocol: protocol, Endpoint: endpoint };
  return call('topics.subscribe', 'sns', 'Subscribe', input, topicArn);
}

/**
 * Deletes a topic and its subscriptions.
 * https://docs.aws.amazon.com/sns/latest/api/API_DeleteTopic.html
 */
export function deleteTopicCall(topicArn: string) {
  return call('topics.delete', 'sns', 'DeleteTopic', { TopicArn: topicArn }, topicArn);
}
