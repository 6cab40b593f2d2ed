/** SNS topics and their subscriptions. */

/** A subscription; `arn` is absent while the owner has not confirmed it. */
export interface Subscription {
  readonly topicArn: string;
  /** `email`, `sqs`, `lambda`, … */
  readonly protocol: string;
  /** For e-mail, the address; of a web address no more than the host, see `subscriberAddress`. */
  readonly endpoint: string;
  readonly arn?: string;
}

/** Whether the owner has confirmed; only then does SNS deliver. */
export function isConfirmed(subscription: Subscription): boolean {
  return subscription.arn !== undefined;
}

/** A topic with what decides whether an alarm's message can pass it. */
export interface Topic {
  readonly arn: string;
  readonly displayName?: string;
  readonly fifo: boolean;
  /** KmsMasterKeyId; `alias/aws/sns` refuses CloudWatch. */
  readonly kmsKeyId?: string;
  /** The access policy, JSON text. */
  readonly policy?: string;
  readonly subscriptions: readonly Subscription[];
}

/** The parts of an SNS topic ARN. */
export interface TopicArn {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
  readonly name: string;
}

/** Takes an SNS topic ARN apart; undefined when it is none. */
export function parseTopicArn(arn: string): TopicArn | undefined {
  const match = /^arn:([\w-]+):sns:([\w-]+):(\d{12}):([\w-]+(?:\.fifo)?)$/.exec(arn);
  if (!match) return undefined;
  const [, partition = '', region = '', accountId = '', name = ''] = match;
  return { partition, region, accountId, name };
}
