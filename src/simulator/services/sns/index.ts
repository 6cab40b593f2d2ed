/** SNS, API version 2010-03-31. */
import type { Service } from '../contract/service';
import { snsDialect, snsErrors } from './errors';
import { publish } from './publish';
import {
  confirmSubscription,
  listSubscriptionsByTopic,
  subscribe,
  unsubscribe,
} from './subscriptions';
import { getTopicAttributes, setTopicAttributes } from './topicAttributes';
import { createTopic, deleteTopic, listTopics, tagResource } from './topics';

export const sns: Service = {
  dialect: () => snsDialect,
  errors: snsErrors,
  operations: {
    ConfirmSubscription: confirmSubscription,
    CreateTopic: createTopic,
    DeleteTopic: deleteTopic,
    GetTopicAttributes: getTopicAttributes,
    ListSubscriptionsByTopic: listSubscriptionsByTopic,
    ListTopics: listTopics,
    Publish: publish,
    SetTopicAttributes: setTopicAttributes,
    Subscribe: subscribe,
    TagResource: tagResource,
    Unsubscribe: unsubscribe,
  },
};
