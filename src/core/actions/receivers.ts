/**
 * Who an alarm notifies: its topics and their subscriptions, as far as permissions allow reading
 * them.
 */
import { isExpected, type Failure } from '../model/errors';
import { isConfirmed, parseTopicArn, type Subscription } from '../model/topic';
import type { ScopeAws } from '../ports/aws';

/** A topic among an alarm's actions. */
export type Receiver =
  | {
      readonly kind: 'known';
      readonly topicArn: string;
      readonly confirmed: readonly Subscription[];
      readonly pending: readonly Subscription[];
    }
  /** It could not be read, usually because of missing permissions. */
  | { readonly kind: 'unknown'; readonly topicArn: string; readonly failure: Failure }
  /** The alarm names a topic that does not exist. */
  | { readonly kind: 'gone'; readonly topicArn: string };

/**
 * The topics among these actions, without duplicates.
 * @throws ExpectedError `cancelled` when the signal aborts
 */
export async function receivers(
  actions: readonly string[],
  aws: ScopeAws,
  signal?: AbortSignal,
): Promise<readonly Receiver[]> {
  const topicArns = [...new Set(actions.filter((arn) => parseTopicArn(arn)))];
  const found: Receiver[] = [];
  // Reads them sequentially: an alarm has few topics, and SNS limits the rate of calls.
  for (const topicArn of topicArns) found.push(await receiver(topicArn, aws, signal));
  return found;
}

/** The actions that are not topics: functions, instances, incidents. */
export function otherActions(actions: readonly string[]): readonly string[] {
  return actions.filter((arn) => !parseTopicArn(arn));
}

async function receiver(topicArn: string, aws: ScopeAws, signal?: AbortSignal): Promise<Receiver> {
  try {
    const { subscriptions } = await aws.topics.get(topicArn, signal);
    return {
      kind: 'known',
      topicArn,
      confirmed: subscriptions.filter((subscription) => isConfirmed(subscription)),
      pending: subscriptions.filter((subscription) => !isConfirmed(subscription)),
    };
  } catch (error) {
    if (!isExpected(error) || error.failure.kind === 'cancelled') throw error;
    if (error.failure.kind === 'notFound') return { kind: 'gone', topicArn };
    return { kind: 'unknown', topicArn, failure: error.failure };
  }
}
