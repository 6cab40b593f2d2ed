/** Subscribes somebody to a topic, or reports that they are already subscribed. */
import type { ScopeAws } from '../ports/aws';
import { subscribeCall } from '../ports/calls';
import type { Translate } from '../ports/translate';
import { isConfirmed, type Subscriber, type Subscription, type Topic } from '../model/topic';
import { attempt, stopped, type Stopped } from './write/attempt';
import { findSubscription } from './write/find';
import type { Observe } from './write/readBack';
import type { Problem } from './write/problem';
import { fifoProblem } from './topicProblems';
import { subscriberProblem } from './subscribers/subscriberProblem';

export interface SubscribeInput {
  readonly topicArn: string;
  readonly subscriber: Subscriber;
  /** Whether SNS asks for the confirmation again if the subscription is not confirmed. */
  readonly askAgain: boolean;
}

export type SubscribeResult =
  /**
   * SNS has the subscription. By e-mail and HTTPS it is pending until the subscriber confirms it,
   * for two days at most; by SMS it needs no confirmation.
   */
  | { readonly kind: 'asked'; readonly subscriber: Subscriber }
  | { readonly kind: 'alreadyConfirmed'; readonly subscription: Subscription }
  | { readonly kind: 'alreadyPending'; readonly subscription: Subscription }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | Stopped;

/**
 * Subscribes them.
 * @throws unexpected errors
 */
export async function subscribe(
  { topicArn, subscriber, askAgain }: SubscribeInput,
  aws: ScopeAws,
  t: Translate,
  signal?: AbortSignal,
): Promise<SubscribeResult> {
  const invalid = subscriberProblem(subscriber, t);
  if (invalid) return { kind: 'refused', problem: invalid };
  let there: Subscription | undefined;
  // The spelling that SNS has: another spelling would create another subscription.
  const known = (): Subscriber =>
    subscriber.protocol === 'email' && there
      ? { ...subscriber, endpoint: there.endpoint }
      : subscriber;
  const check = async (): Promise<SubscribeResult | undefined> => {
    const topic = await aws.topics.get(topicArn, signal);
    const fifo = fifoProblem(topic, t);
    if (fifo) return { kind: 'refused', problem: fifo };
    there = await findSubscription(aws, topic, subscriber, signal);
    if (!there) return undefined;
    if (isConfirmed(there)) return { kind: 'alreadyConfirmed', subscription: there };
    return askAgain ? undefined : { kind: 'alreadyPending', subscription: there };
  };
  const send = () => aws.send(subscribeCall(topicArn, known()), signal);
  const observe: Observe<Topic> = async (readSignal) => {
    const seen = await aws.topics.get(topicArn, readSignal);
    // AWS does not show whether it asked a second time.
    if (there) return { effect: 'unknown', seen };
    const found = await findSubscription(aws, seen, subscriber, readSignal);
    return { effect: found ? 'yes' : 'no', seen };
  };
  try {
    const write = await attempt({ check, send, observe }, { clock: aws.clock, signal });
    return write.kind === 'done' ? { kind: 'asked', subscriber: known() } : write;
  } catch (error) {
    return stopped(error);
  }
}
