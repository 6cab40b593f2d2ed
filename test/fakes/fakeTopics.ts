/** SNS in memory: topics, their subscriptions, and the confirmation mails that were asked for. */
import { partitionOf, type Scope } from '../../src/core/model/scope';
import { subscriberAddress } from '../../src/core/model/subscriberAddress';
import {
  isOfSubscriber,
  type Subscriber,
  type Subscription,
  type Topic,
} from '../../src/core/model/topic';
import type { TopicsPort, WriteAnswer } from '../../src/core/ports/aws';
import type { AwsCall, Tags } from '../../src/core/ports/calls';
import type { FakeCalls } from './fakeCalls';

/** A mail that asks to confirm. */
export interface ConfirmationMail {
  readonly topicArn: string;
  readonly to: string;
}

/** A call that changes a topic. */
export type TopicCall = Extract<AwsCall, { readonly kind: `topics.${string}` }>;

/** Keeps topics by ARN, with whole endpoints. */
export class FakeTopics implements TopicsPort {
  readonly byArn = new Map<string, Topic>();
  readonly tags = new Map<string, Tags>();
  /** Oldest first. */
  readonly confirmationMails: ConfirmationMail[] = [];

  constructor(
    private readonly calls: FakeCalls,
    private readonly scope: Scope,
    private readonly accountId: string,
  ) {}

  /** The ARN that a topic of this name has here. */
  arnOf(name: string): string {
    const { region } = this.scope;
    return `arn:${partitionOf(region)}:sns:${region}:${this.accountId}:${name}`;
  }

  /** The topic of that ARN. @throws Error when there is none */
  the(arn: string): Topic {
    const topic = this.byArn.get(arn);
    if (!topic) throw new Error(`No topic ${arn}`);
    return topic;
  }

  /** Puts a topic there as if somebody else had. */
  add(name: string, more: Partial<Omit<Topic, 'arn'>> = {}, tags: Tags = {}): Topic {
    const arn = this.arnOf(name);
    const topic = { arn, fifo: name.endsWith('.fifo'), subscriptions: [], ...more };
    this.byArn.set(arn, topic);
    this.tags.set(arn, tags);
    return topic;
  }

  /** Confirms a pending subscription, as a click on the mailed link would. */
  confirm(arn: string, address: string): void {
    const topic = this.the(arn);
    const subscriptions = topic.subscriptions.map((subscription) =>
      subscription.endpoint === address
        ? { ...subscription, arn: `${arn}:${address}` }
        : subscription,
    );
    this.byArn.set(arn, { ...topic, subscriptions });
  }

  list(signal?: AbortSignal): Promise<readonly string[]> {
    return this.calls.run('topics.list', [], signal, () => [...this.byArn.keys()]);
  }

  get(arn: string, signal?: AbortSignal): Promise<Topic> {
    return this.calls.run('topics.get', [arn], signal, () =>
      withoutTokens(this.found('topics.get', arn)),
    );
  }

  subscription(
    arn: string,
    subscriber: Subscriber,
    signal?: AbortSignal,
  ): Promise<Subscription | undefined> {
    return this.calls.run('topics.subscription', [arn, subscriber], signal, () =>
      subscriptionIn(this.found('topics.subscription', arn), subscriber),
    );
  }

  /** What SNS does with a call. @throws ExpectedError */
  apply(call: TopicCall): WriteAnswer {
    switch (call.kind) {
      case 'topics.create': {
        const tags = (call.input.Tags ?? []).map(({ Key, Value }) => [Key, Value] as const);
        return this.create(call.resource, call.input.Attributes.Policy, Object.fromEntries(tags));
      }
      case 'topics.delete':
        // SNS does not complain about a topic that it does not know.
        this.byArn.delete(call.resource);
        return {};
      case 'topics.setPolicy': {
        const topic = this.found(call.kind, call.resource);
        this.byArn.set(topic.arn, { ...topic, policy: call.input.AttributeValue });
        return {};
      }
      case 'topics.subscribe': {
        const { Protocol: protocol, Endpoint: endpoint } = call.input;
        return this.subscribe(call.resource, { protocol, endpoint });
      }
    }
  }

  /** As SNS: the same again gives the ARN, other attributes or tags are refused. */
  private create(name: string, policy: string, tags: Tags): WriteAnswer {
    const before = this.byArn.get(this.arnOf(name));
    if (!before) return { topicArn: this.add(name, { policy }, tags).arn };
    const sameTags = JSON.stringify(this.tags.get(before.arn)) === JSON.stringify(tags);
    if (before.policy === policy && sameTags) return { topicArn: before.arn };
    throw this.calls.error('topics.create', 'invalid', before.arn);
  }

  /**
   * A pending address is asked again; a confirmed one is returned and not asked. SMS needs no
   * confirmation.
   */
  private subscribe(arn: string, { protocol, endpoint }: Subscriber): WriteAnswer {
    const topic = this.found('topics.subscribe', arn);
    if (topic.fifo) throw this.calls.error('topics.subscribe', 'invalid', arn);
    const before = topic.subscriptions.find(
      (one) => one.protocol === protocol && one.endpoint === endpoint,
    );
    if (before?.arn !== undefined) return { subscriptionArn: before.arn };
    const subscriptionArn = `${arn}:${endpoint}`;
    const isConfirmed = protocol === 'sms';
    if (!isConfirmed) this.confirmationMails.push({ topicArn: arn, to: endpoint });
    const added = {
      topicArn: arn,
      protocol,
      endpoint,
      ...(isConfirmed && { arn: subscriptionArn }),
    };
    const subscriptions = [...topic.subscriptions, ...(before ? [] : [added])];
    this.byArn.set(arn, { ...topic, subscriptions });
    return isConfirmed ? { subscriptionArn } : {};
  }

  private found(
    operation: 'topics.get' | 'topics.setPolicy' | 'topics.subscribe' | 'topics.subscription',
    arn: string,
  ): Topic {
    const topic = this.byArn.get(arn);
    if (!topic) throw this.calls.error(operation, 'notFound', arn);
    return topic;
  }
}

/** As the adapter reads it. */
export function withoutTokens(topic: Topic): Topic {
  if (topic.subscriptions.every(({ protocol }) => protocol !== 'https')) return topic;
  return { ...topic, subscriptions: topic.subscriptions.map(withoutToken) };
}

/** The subscription of somebody in a topic as SNS has it. */
export function subscriptionIn(topic: Topic, subscriber: Subscriber): Subscription | undefined {
  const found = topic.subscriptions.find((one) => isOfSubscriber(one, subscriber));
  return found && withoutToken(found);
}

function withoutToken(subscription: Subscription): Subscription {
  const { protocol, endpoint } = subscription;
  return { ...subscription, endpoint: subscriberAddress(protocol, endpoint) };
}
