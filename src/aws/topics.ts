/** SNS's calls that read topics. */
import {
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  ListTopicsCommand,
} from '@aws-sdk/client-sns';
import type { Subscription, Topic } from '../core/model/topic';
import type { TopicsPort } from '../core/ports/aws';
import { readItems } from './calls/answers';
import type { CallSite } from './calls/callSite';
import type { Caller } from './calls/caller';
import { readObjects, readText } from './mapping/fields';
import { isDeleted, toSubscription, toTopic } from './mapping/mapTopic';

/** The topics port of one scope. SNS determines its page size: 100. */
export function createTopicsPort(caller: Caller): TopicsPort {
  return {
    list: (signal) => listTopics(caller, signal),
    get: (arn, signal) => getTopic(caller, arn, signal),
  };
}

async function listTopics(caller: Caller, signal: AbortSignal | undefined): Promise<string[]> {
  const site: CallSite = { action: 'sns:ListTopics', signal };
  const pages = await caller.pages(
    site,
    (NextToken) => (clients, options) =>
      clients.sns().send(new ListTopicsCommand({ NextToken }), options),
    (page) => page.NextToken,
  );
  return readItems(
    caller,
    site,
    pages,
    (page) => page.Topics,
    ({ TopicArn }) => readText(TopicArn),
  );
}

async function getTopic(
  caller: Caller,
  arn: string,
  signal: AbortSignal | undefined,
): Promise<Topic> {
  const site: CallSite = { action: 'sns:GetTopicAttributes', resource: arn, signal };
  const [answer, subscriptions] = await Promise.all([
    caller.run(site, (clients, options) =>
      clients.sns().send(new GetTopicAttributesCommand({ TopicArn: arn }), options),
    ),
    listSubscriptions(caller, arn, signal),
  ]);
  const { Attributes: attributes } = answer;
  if (readText(attributes?.TopicArn) === undefined || !attributes)
    throw caller.failure(site, 'malformed', 'The answer has no attributes of a topic.');
  return toTopic(arn, attributes, subscriptions);
}

async function listSubscriptions(
  caller: Caller,
  arn: string,
  signal: AbortSignal | undefined,
): Promise<Subscription[]> {
  const site: CallSite = { action: 'sns:ListSubscriptionsByTopic', resource: arn, signal };
  const pages = await caller.pages(
    site,
    (NextToken) => (clients, options) =>
      clients
        .sns()
        .send(new ListSubscriptionsByTopicCommand({ TopicArn: arn, NextToken }), options),
    (page) => page.NextToken,
  );
  return readItems(
    caller,
    site,
    pages,
    ({ Subscriptions: all }) => all && readObjects(all).filter((one) => !isDeleted(one)),
    (subscription) => toSubscription(subscription, arn),
  );
}
