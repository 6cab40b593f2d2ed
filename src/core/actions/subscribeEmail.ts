/** Subscribes an e-mail address to a topic, or reports that it is already subscribed. */
import type { ScopeAws } from '../ports/aws';
import { subscribeEmailCall } from '../ports/calls';
import type { Translate } from '../ports/translate';
import { isConfirmed, type Subscription, type Topic } from '../model/topic';
import { attempt, stopped, type Stopped } from './write/attempt';
import { findEmail } from './write/find';
import type { Look } from './write/readBack';
import type { Problem } from './write/problem';
import { fifoProblem } from './topicProblems';
import { emailProblem } from './write/validation';

export interface SubscribeInput {
  readonly topicArn: string;
  readonly email: string;
  /** Whether SNS sends the confirmation link again if the subscription is not confirmed. */
  readonly mailAgain: boolean;
}

export type SubscribeResult =
  /**
   * SNS sends a link to the address. The subscription is pending until the link is opened, for two
   * days at most.
   */
  | { readonly kind: 'asked'; readonly email: string }
  | { readonly kind: 'alreadyConfirmed'; readonly subscription: Subscription }
  | { readonly kind: 'alreadyPending'; readonly subscription: Subscription }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | Stopped;

/**
 * Subscribes the address.
 * @throws unexpected errors
 */
export async function subscribeEmail(
  { topicArn, email: typed, mailAgain }: SubscribeInput,
  aws: ScopeAws,
  t: Translate,
  signal?: AbortSignal,
): Promise<SubscribeResult> {
  const email = typed.trim();
  const invalid = emailProblem(email, t);
  if (invalid) return { kind: 'refused', problem: invalid };
  let there: Subscription | undefined;
  // The spelling that SNS has: another spelling would create another subscription.
  const address = (): string => there?.endpoint ?? email;
  const check = async (): Promise<SubscribeResult | undefined> => {
    const topic = await aws.topics.get(topicArn, signal);
    const fifo = fifoProblem(topic, t);
    if (fifo) return { kind: 'refused', problem: fifo };
    there = findEmail(topic, email);
    if (!there) return undefined;
    if (isConfirmed(there)) return { kind: 'alreadyConfirmed', subscription: there };
    return mailAgain ? undefined : { kind: 'alreadyPending', subscription: there };
  };
  const send = () => aws.send(subscribeEmailCall(topicArn, address()), signal);
  const look: Look<Topic> = async (lookSignal) => {
    const seen = await aws.topics.get(topicArn, lookSignal);
    // AWS does not show whether a second e-mail was sent.
    if (there) return { effect: 'unknown', seen };
    return { effect: findEmail(seen, email) ? 'yes' : 'no', seen };
  };
  try {
    const write = await attempt({ check, send, look }, { clock: aws.clock, signal });
    return write.kind === 'done' ? { kind: 'asked', email: address() } : write;
  } catch (error) {
    return stopped(error);
  }
}
