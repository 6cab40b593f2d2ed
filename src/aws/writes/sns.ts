/** Sends the calls that change topics and subscriptions. */
import {
  CreateTopicCommand,
  DeleteTopicCommand,
  SetTopicAttributesCommand,
  SubscribeCommand,
} from '@aws-sdk/client-sns';
import { omitUndefined } from '../../core/base/omitUndefined';
import { readText } from '../mapping/fields';
import { subscriptionArn } from '../mapping/mapTopic';
import { withoutAnswer, type Senders } from './write';

type Kind = 'topics.create' | 'topics.setPolicy' | 'topics.subscribe' | 'topics.delete';

/** By kind. */
export const snsWrites: Senders<Kind> = {
  'topics.create': async ({ caller, call: { input }, site }) => {
    const { TopicArn } = await caller.run(site, (clients, options) =>
      clients.sns().send(new CreateTopicCommand(input), options),
    );
    const topicArn = readText(TopicArn);
    if (topicArn === undefined) throw caller.failure(site, 'malformed', 'The answer has no ARN.');
    return { topicArn };
  },
  'topics.setPolicy': withoutAnswer(
    ({ input }) =>
      (clients, options) =>
        clients.sns().send(new SetTopicAttributesCommand(input), options),
  ),
  'topics.subscribe': async ({ caller, call: { input }, site }) => {
    // SNS may repeat the endpoint in an error.
    const hiding = { ...site, secret: input.Endpoint };
    const { SubscriptionArn } = await caller.run(hiding, (clients, options) =>
      clients.sns().send(new SubscribeCommand(input), options),
    );
    return omitUndefined({ subscriptionArn: subscriptionArn(SubscriptionArn) });
  },
  'topics.delete': withoutAnswer(
    ({ input }) =>
      (clients, options) =>
        clients.sns().send(new DeleteTopicCommand(input), options),
  ),
};
