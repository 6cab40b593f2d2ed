/**
 * Reads the current state before and after every write. A missing resource is a result, not an
 * error.
 */
import { isExpected } from '../../model/errors';
import type { Alarm, AlarmDefinition } from '../../model/alarm';
import { isMetricAlarm, type AnyAlarm } from '../../model/logAlarm';
import type { Subscription, Topic } from '../../model/topic';
import type { ScopeAws } from '../../ports/aws';
import { alarmDifferences } from './alarmDifferences';
import type { Look } from './readBack';

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
export function lookForAlarm(aws: ScopeAws, wanted: AlarmDefinition): Look<Alarm | undefined> {
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
 * The e-mail subscription of an address, confirmed or pending. The case of an address is ignored.
 */
export function findEmail(topic: Topic, email: string): Subscription | undefined {
  const wanted = email.toLowerCase();
  return topic.subscriptions.find(
    ({ protocol, endpoint }) => protocol === 'email' && endpoint.toLowerCase() === wanted,
  );
}
