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
