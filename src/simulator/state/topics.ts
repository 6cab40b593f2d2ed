/** The topics and subscriptions of a region. A change creates a new object. */
import { accountId, topicArn } from './identity';
import type { Random } from './random';

/**
 * Protocols whose subscriber must confirm; the others are AWS services and need no confirmation.
 */
const confirmedByOwner = ['email', 'email-json', 'http', 'https'];

/** A subscription. */
export interface TopicSubscription {
  readonly arn: string;
  readonly protocol: string;
  /** For e-mail, the address. */
  readonly endpoint: string;
  readonly confirmed: boolean;
  /** The token in the confirmation link. */
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly requestedAt: number;
}

/** A topic. */
export interface Topic {
  readonly arn: string;
  readonly name: string;
  /** The attributes that were set; Policy is always present. */
  readonly attributes: Readonly<Partial<Record<string, string>>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly subscriptions: readonly TopicSubscription[];
  /** The number of deleted subscriptions. */
  readonly deleted: number;
}

/** Whether the topic is FIFO. */
export function isFifo(topic: Topic): boolean {
  return topic.attributes.FifoTopic === 'true';
}

/**
 * SNS's default policy for a topic: its owner may do everything, including the account's alarms.
 */
function defaultPolicy(arn: string): string {
  const owned = ['GetTopicAttributes', 'SetTopicAttributes', 'AddPermission', 'RemovePermission'];
  const actions = [...owned, 'DeleteTopic', 'Subscribe', 'ListSubscriptionsByTopic', 'Publish'];
  return JSON.stringify({
    Version: '2008-10-17',
    Id: '__default_policy_ID',
    Statement: [
      {
        Sid: '__default_statement_ID',
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: actions.map((action) => `SNS:${action}`),
        Resource: arn,
        Condition: { StringEquals: { 'AWS:SourceOwner': accountId } },
      },
    ],
  });
}

/** The topics of one region. */
export class Topics {
  private readonly byArn = new Map<string, Topic>();

  constructor(private readonly random: Random) {}

  /** In order of their ARNs. */
  list(): Topic[] {
    return [...this.byArn.values()].sort((a, b) => (a.arn < b.arn ? -1 : 1));
  }

  get(arn: string): Topic | undefined {
    return this.byArn.get(arn);
  }

  create(
    region: string,
    name: string,
    attributes: Topic['attributes'],
    tags: Topic['tags'],
  ): Topic {
    const arn = topicArn(region, name);
    const topic: Topic = {
      arn,
      name,
      attributes: { Policy: defaultPolicy(arn), ...attributes },
      tags,
      subscriptions: [],
      deleted: 0,
    };
    this.byArn.set(arn, topic);
    return topic;
  }

  put(topic: Topic): void {
    this.byArn.set(topic.arn, topic);
  }

  delete(arn: string): void {
    this.byArn.delete(arn);
  }

  /** The subscription of that protocol and endpoint: the existing one, or a new one. */
  subscribe(topic: Topic, protocol: string, endpoint: string, nowMs: number): TopicSubscription {
    const known = topic.subscriptions.find(
      (one) => one.protocol === protocol && one.endpoint === endpoint,
    );
    if (known) return known;
    const subscription: TopicSubscription = {
      arn: `${topic.arn}:${this.random.uuid()}`,
      protocol,
      endpoint,
      confirmed: !confirmedByOwner.includes(protocol),
      token: this.random.hex(64),
      requestedAt: nowMs,
    };
    this.put({ ...topic, subscriptions: [...topic.subscriptions, subscription] });
    return subscription;
  }

  confirm(topic: Topic, subscription: TopicSubscription): void {
    const subscriptions = topic.subscriptions.map((one) =>
      one.arn === subscription.arn ? { ...one, confirmed: true } : one,
    );
    this.put({ ...topic, subscriptions });
  }

  unsubscribe(topic: Topic, subscription: TopicSubscription): void {
    const subscriptions = topic.subscriptions.filter(({ arn }) => arn !== subscription.arn);
    this.put({ ...topic, subscriptions, deleted: topic.deleted + 1 });
  }
}
