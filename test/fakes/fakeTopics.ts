/** SNS in memory: topics, their subscriptions, and the confirmation mails that were asked for. */
import { partitionOf, type Scope } from '../../src/core/model/scope';
import type { Subscription, Topic } from '../../src/core/model/topic';
import type { Tags, TopicsPort } from '../../src/core/ports/aws';
import type { FakeCalls } from './fakeCalls';

/** A mail that asks to confirm. */
export interface ConfirmationMail {
  readonly topicArn: string;
  readonly to: string;
}

/** Keeps topics by ARN. */
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
    return this.calls.run('topics.get', [arn], signal, () => this.found('topics.get', arn));
  }

  /** As SNS: the same again gives the ARN, other attributes or tags are refused. */
  create(name: string, policy: string, tags: Tags, signal?: AbortSignal): Promise<string> {
    return this.calls.run('topics.create', [name, policy, tags], signal, () => {
      const before = this.byArn.get(this.arnOf(name));
      if (!before) return this.add(name, { policy }, tags).arn;
      const sameTags = JSON.stringify(this.tags.get(before.arn)) === JSON.stringify(tags);
      if (before.policy === policy && sameTags) return before.arn;
      throw this.calls.error('topics.create', 'invalid', before.arn);
    });
  }

  setPolicy(arn: string, policy: string, signal?: AbortSignal): Promise<void> {
    return this.calls.run('topics.setPolicy', [arn, policy], signal, () => {
      this.byArn.set(arn, { ...this.found('topics.setPolicy', arn), policy });
    });
  }

  /** A pending address is mailed again; a confirmed one is returned and gets no mail. */
  subscribeEmail(arn: string, email: string, signal?: AbortSignal): Promise<Subscription> {
    return this.calls.run('topics.subscribeEmail', [arn, email], signal, () => {
      const topic = this.found('topics.subscribeEmail', arn);
      if (topic.fifo) throw this.calls.error('topics.subscribeEmail', 'invalid', arn);
      const before = topic.subscriptions.find((subscription) => subscription.endpoint === email);
      if (before?.arn !== undefined) return before;
      this.confirmationMails.push({ topicArn: arn, to: email });
      if (before) return before;
      const pending = { topicArn: arn, protocol: 'email', endpoint: email };
      this.byArn.set(arn, { ...topic, subscriptions: [...topic.subscriptions, pending] });
      return pending;
    });
  }

  private found(
    operation: 'topics.get' | 'topics.setPolicy' | 'topics.subscribeEmail',
    arn: string,
  ): Topic {
    const topic = this.byArn.get(arn);
    if (!topic) throw this.calls.error(operation, 'notFound', arn);
    return topic;
  }
}
