/** SNS topics and their subscriptions. */

/** A subscription; `arn` is absent until the owner confirms it. */
export interface Subscription {
  readonly topicArn: string;
  /** `email`, `sqs`, `lambda`, … */
  readonly protocol: string;
  /** For e-mail, the address; for a web address only the host, see `subscriberAddress`. */
  readonly endpoint: string;
  readonly arn?: string;
}

/** The ways in which somebody can be subscribed here. */
export type SubscriberProtocol = 'email' | 'sms' | 'https';

/**
 * Somebody to subscribe. The endpoint is whole: of a web address only `subscriberAddress` may be
 * shown or stored.
 */
export interface Subscriber {
  readonly protocol: SubscriberProtocol;
  /** An e-mail address, a phone number in E.164 format, or a URL. */
  readonly endpoint: string;
}

/** Whether the whole endpoint of a subscription is this one. The case of an e-mail is ignored. */
export function isOfSubscriber(
  { protocol, endpoint }: Pick<Subscription, 'protocol' | 'endpoint'>,
  wanted: Subscriber,
): boolean {
  if (protocol !== wanted.protocol) return false;
  if (protocol !== 'email') return endpoint === wanted.endpoint;
  return endpoint.toLowerCase() === wanted.endpoint.toLowerCase();
}

/** Whether the owner has confirmed; SNS delivers only then. */
export function isConfirmed(subscription: Subscription): boolean {
  return subscription.arn !== undefined;
}

/** A topic with what decides whether an alarm's message is delivered. */
export interface Topic {
  readonly arn: string;
  readonly displayName?: string;
  readonly fifo: boolean;
  /** KmsMasterKeyId; `alias/aws/sns` does not allow CloudWatch to publish. */
  readonly kmsKeyId?: string;
  /** The access policy, JSON text. */
  readonly policy?: string;
  readonly subscriptions: readonly Subscription[];
}

/** The parts of an SNS topic ARN. */
export interface TopicArn {
  readonly region: string;
  readonly accountId: string;
  readonly name: string;
}

/** Parses an SNS topic ARN; undefined for other text. */
export function parseTopicArn(arn: string): TopicArn | undefined {
  const match = /^arn:[\w-]+:sns:([\w-]+):(\d{12}):([\w-]+(?:\.fifo)?)$/.exec(arn);
  if (!match) return undefined;
  const [, region = '', accountId = '', name = ''] = match;
  return { region, accountId, name };
}
