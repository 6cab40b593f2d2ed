/**
 * Reads the current state before and after every write. A missing resource is a result, not an
 * error.
 */
import { isExpected } from '../../model/errors';
import type { Alarm, AlarmDefinition } from '../../model/alarm';
import { isMetricAlarm, type AnyAlarm } from '../../model/logAlarm';
import { isOfSubscriber, type Subscriber, type Subscription, type Topic } from '../../model/topic';
import type { ScopeAws } from '../../ports/aws';
import { alarmDifferences } from './alarmDifferences';
import type { Observe } from './readBack';

/** The alarm of that name, of either kind. @throws ExpectedError */
export async function findAlarm(
  aws: ScopeAws,
  name: string,
  signal?: AbortSignal,
): Promise<AnyAlarm | undefined> {
  const [alarm] = await aws.alarms.get([name], signal);
  return alarm;
}

/** Reads whether a new alarm matches the requested definition. */
export function observeAlarm(aws: ScopeAws, wanted: AlarmDefinition): Observe<Alarm | undefined> {
  return async (signal) => {
    const seen = await findAlarm(aws, wanted.name, signal);
    if (!seen || !isMetricAlarm(seen)) return { effect: 'no', seen: undefined };
    return { effect: alarmDifferences(wanted, seen).length === 0 ? 'yes' : 'unknown', seen };
  };
}

/** The topic of that ARN. @throws ExpectedError */
export async function findTopic(
  aws: ScopeAws,
  arn: string,
  signal?: AbortSignal,
): Promise<Topic | undefined> {
  try {
    return await aws.topics.get(arn, signal);
  } catch (error) {
    if (isExpected(error) && error.failure.kind === 'notFound') return undefined;
    throw error;
  }
}

/**
 * The subscription of somebody, confirmed or pending. The topic has whole e-mail addresses and phone
 * numbers; web addresses are compared by another read.
 * @throws ExpectedError
 */
export async function findSubscription(
  aws: ScopeAws,
  topic: Topic,
  subscriber: Subscriber,
  signal?: AbortSignal,
): Promise<Subscription | undefined> {
  if (subscriber.protocol !== 'https')
    return topic.subscriptions.find((subscription) => isOfSubscriber(subscription, subscriber));
  const mayBe = topic.subscriptions.some(({ protocol }) => protocol === 'https');
  return mayBe ? aws.topics.subscription(topic.arn, subscriber, signal) : undefined;
}
