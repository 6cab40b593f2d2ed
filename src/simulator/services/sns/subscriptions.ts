/** Subscribe, ConfirmSubscription, ListSubscriptionsByTopic and Unsubscribe. */
import { hourMs } from '../../../core/base/duration';
import { pageOf } from '../../request/paging';
import { askToConfirm } from '../../state/delivery';
import { accountId } from '../../state/identity';
import { isFifo, type Topic, type TopicSubscription } from '../../state/topics';
import type { Operation } from '../contract/service';
import { invalidParameter } from './errors';
import { namedSubscription, namedTopic } from './named';

const pageSize = 100;
/** The link in the mail is valid for two days. */
const tokenMs = 48 * hourMs;

/**
 * The format of an endpoint, by protocol.
 * https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
 */
const endpoints: Readonly<Record<string, RegExp>> = {
  application: /^arn:[^:]+:sns:[^:]+:\d{12}:endpoint\/./,
  email: /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/,
  'email-json': /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/,
  firehose: /^arn:[^:]+:firehose:[^:]+:\d{12}:deliverystream\/./,
  http: /^http:\/\/[^/]/,
  https: /^https:\/\/[^/]/,
  lambda: /^arn:[^:]+:lambda:[^:]+:\d{12}:function:./,
  sms: /^\+?\d(?:[- ]?\d){3,14}$/,
  sqs: /^arn:[^:]+:sqs:[^:]+:\d{12}:./,
};
/** The protocols of a FIFO topic. */
const fifoProtocols = ['sqs', 'lambda', 'firehose'];

/**
 * An e-mail subscription is pending until its owner confirms; each call sends a confirmation mail.
 * A repeated call creates no second subscription.
 */
export const subscribe: Operation = (input, { account, region }) => {
  const topic = namedTopic(input, region);
  const protocol = input.requiredText('Protocol');
  const endpoint = input.text('Endpoint') ?? '';
  checkEndpoint(topic, protocol, endpoint);
  const now = account.clock.now();
  const subscription = region.topics.subscribe(topic, protocol, endpoint, now);
  const { confirmed, arn } = subscription;
  if (!confirmed && protocol.startsWith('email')) {
    const { outbox } = account;
    askToConfirm(topic, subscription, { outbox, nowMs: now, region: region.name });
  }
  const returnsArn = confirmed || input.flag('ReturnSubscriptionArn') === true;
  return { SubscriptionArn: returnsArn ? arn : 'pending confirmation' };
};

export const confirmSubscription: Operation = (input, { account, region }) => {
  const topic = namedTopic(input, region);
  const token = input.requiredText('Token');
  const subscription = topic.subscriptions.find((one) => one.token === token);
  if (!subscription || account.clock.now() - subscription.requestedAt > tokenMs)
    throw invalidParameter('Token');
  region.topics.confirm(topic, subscription);
  return { SubscriptionArn: subscription.arn };
};

export const listSubscriptionsByTopic: Operation = (input, { region }) => {
  const topic = namedTopic(input, region);
  const list = `subscriptions ${topic.arn}`;
  const page = pageOf(topic.subscriptions, list, pageSize, input.text('NextToken'), () =>
    invalidParameter('NextToken'),
  );
  return {
    Subscriptions: page.items.map((subscription) => ({
      SubscriptionArn: shownArn(subscription),
      Owner: accountId,
      Protocol: subscription.protocol,
      Endpoint: subscription.endpoint,
      TopicArn: topic.arn,
    })),
    NextToken: page.nextToken,
  };
};

/** A pending subscription has no ARN that a call could use. */
export const unsubscribe: Operation = (input, { region }) => {
  const { topic, subscription } = namedSubscription(input, region);
  region.topics.unsubscribe(topic, subscription);
  return undefined;
};

function shownArn({ confirmed, arn }: TopicSubscription): string {
  return confirmed ? arn : 'PendingConfirmation';
}

function checkEndpoint(topic: Topic, protocol: string, endpoint: string): void {
  const pattern = Object.hasOwn(endpoints, protocol) ? endpoints[protocol] : undefined;
  if (!pattern) throw invalidParameter(`Does not support this protocol string: ${protocol}`);
  if (isFifo(topic) && !fifoProtocols.includes(protocol))
    throw invalidParameter(`Invalid protocol type: ${protocol}`);
  if (pattern.test(endpoint)) return;
  throw invalidParameter(protocol.startsWith('email') ? 'Email address' : 'Endpoint');
}
