/** SNS's calls that read topics. */
import {
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  ListTopicsCommand,
  type ListSubscriptionsByTopicResponse,
} from '@aws-sdk/client-sns';
import {
  isOfSubscriber,
  type Subscriber,
  type Subscription,
  type Topic,
} from '../core/model/topic';
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
    subscription: (arn, subscriber, signal) => findSubscription(caller, arn, subscriber, signal),
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
  const { site, pages } = await subscriptionPages(caller, arn, signal);
  return readItems(caller, site, pages, existing, (subscription) =>
    toSubscription(subscription, arn),
  );
}

/** The whole endpoints are compared here, because a `Subscription` may not have them. */
async function findSubscription(
  caller: Caller,
  arn: string,
  wanted: Subscriber,
  signal: AbortSignal | undefined,
): Promise<Subscription | undefined> {
  const { pages } = await subscriptionPages(caller, arn, signal);
  const found = pages
    .flatMap((page) => existing(page) ?? [])
    .find(({ Protocol: protocol = '', Endpoint: endpoint = '' }) =>
      isOfSubscriber({ protocol, endpoint }, wanted),
    );
  return found && toSubscription(found, arn);
}

async function subscriptionPages(caller: Caller, arn: string, signal: AbortSignal | undefined) {
  const site: CallSite = { action: 'sns:ListSubscriptionsByTopic', resource: arn, signal };
  const pages = await caller.pages(
    site,
    (NextToken) => (clients, options) =>
      clients
        .sns()
        .send(new ListSubscriptionsByTopicCommand({ TopicArn: arn, NextToken }), options),
    (page) => page.NextToken,
  );
  return { site, pages };
}

function existing({ Subscriptions: all }: ListSubscriptionsByTopicResponse) {
  return all && readObjects(all).filter((one) => !isDeleted(one));
}
