/** SNS's calls. Writes send the input from `core/actions/write/calls.ts` unchanged. */
import {
  CreateTopicCommand,
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  ListTopicsCommand,
  SetTopicAttributesCommand,
  SubscribeCommand,
} from '@aws-sdk/client-sns';
import {
  createTopicCall,
  setTopicPolicyCall,
  subscribeEmailCall,
} from '../core/actions/write/calls';
import type { Subscription, Topic } from '../core/model/topic';
import type { TopicsPort } from '../core/ports/aws';
import { readItems } from './answers';
import type { CallSite } from './callSite';
import type { Caller } from './caller';
import { omitUndefined, readObjects, readText } from './mapping/fields';
import { isDeleted, subscriptionArn, toSubscription, toTopic } from './mapping/mapTopic';

/** The topics port of one scope. SNS determines its page size: 100. */
export function createTopicsPort(caller: Caller): TopicsPort {
  return {
    list: (signal) => listTopics(caller, signal),
    get: (arn, signal) => getTopic(caller, arn, signal),
    ...writes(caller),
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

function writes(caller: Caller): Pick<TopicsPort, 'create' | 'setPolicy' | 'subscribeEmail'> {
  return {
    async create(name, policy, tags, signal) {
      const { input, iamAction: action } = createTopicCall(name, policy, tags);
      const site: CallSite = { action, resource: name, signal };
      const { TopicArn } = await caller.run(site, (clients, options) =>
        clients.sns().send(new CreateTopicCommand(input), options),
      );
      const arn = readText(TopicArn);
      if (arn === undefined) throw caller.failure(site, 'malformed', 'The answer has no ARN.');
      return arn;
    },

    async setPolicy(arn, policy, signal) {
      const { input, iamAction: action } = setTopicPolicyCall(arn, policy);
      await caller.run({ action, resource: arn, signal }, (clients, options) =>
        clients.sns().send(new SetTopicAttributesCommand(input), options),
      );
    },

    async subscribeEmail(arn, email, signal) {
      const { input, iamAction: action } = subscribeEmailCall(arn, email);
      const { SubscriptionArn } = await caller.run(
        { action, resource: arn, signal },
        (clients, options) => clients.sns().send(new SubscribeCommand(input), options),
      );
      return {
        topicArn: arn,
        protocol: input.Protocol,
        endpoint: email,
        ...omitUndefined({ arn: subscriptionArn(SubscriptionArn) }),
      };
    },
  };
}
