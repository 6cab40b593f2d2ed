/** The calls that change topics and subscriptions. */
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
 * Requests SNS to send a confirmation link. `ReturnSubscriptionArn` is omitted: with it, SNS
 * returns an ARN for a subscription that is still pending.
 */
export function subscribeEmailCall(topicArn: string, email: string) {
  const input = { TopicArn: topicArn, Protocol: 'email', Endpoint: email };
  return call('topics.subscribeEmail', 'sns', 'Subscribe', input, topicArn);
}
