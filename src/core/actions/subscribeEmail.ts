/** Subscribes an e-mail address to a topic, or says that it is subscribed already. */
import type { ScopeAws } from '../ports/aws';
import type { Translate } from '../ports/translate';
import type { Subscription } from '../model/topic';
import { isConfirmed } from '../model/topic';
import { attempt, stopOf, stopped } from './attempt';
import type { Happened, Stopped } from './attempt';
import { findEmail } from './find';
import type { Problem } from './problem';
import { fifoProblem } from './topicProblems';
import { emailProblem } from './validation';

export interface SubscribeInput {
  readonly topicArn: string;
  readonly email: string;
  /** Ask SNS to mail the link again when the address is subscribed but not confirmed. */
  readonly mailAgain: boolean;
}

export type SubscribeResult =
  /** SNS mails a link to the address; it is pending until that is followed, for two days at most. */
  | { readonly kind: 'asked'; readonly email: string }
  | { readonly kind: 'alreadyConfirmed'; readonly subscription: Subscription }
  | { readonly kind: 'alreadyPending'; readonly subscription: Subscription }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | Stopped;

/** @throws what is not expected */
export async function subscribeEmail(
  { topicArn, email: typed, mailAgain }: SubscribeInput,
  aws: ScopeAws,
  t: Translate,
  signal?: AbortSignal,
): Promise<SubscribeResult> {
  const email = typed.trim();
  const invalid = emailProblem(email, t);
  if (invalid) return { kind: 'refused', problem: invalid };
  try {
    const topic = await aws.topics.get(topicArn, signal);
    const fifo = fifoProblem(topic, t);
    if (fifo) return { kind: 'refused', problem: fifo };
    const subscription = findEmail(topic, email);
    if (subscription && isConfirmed(subscription))
      return { kind: 'alreadyConfirmed', subscription };
    if (subscription && !mailAgain) return { kind: 'alreadyPending', subscription };
    const look = async (): Promise<Happened> => {
      // Nothing tells whether a second mail has gone out.
      if (subscription) return 'unknown';
      return findEmail(await aws.topics.get(topicArn), email) ? 'yes' : 'no';
    };
    // Spelled as SNS has it: another spelling would be another subscription.
    const address = subscription?.endpoint ?? email;
    const write = await attempt(() => aws.topics.subscribeEmail(topicArn, address, signal), look);
    return stopOf(write) ?? { kind: 'asked', email: address };
  } catch (error) {
    return stopped(error);
  }
}
