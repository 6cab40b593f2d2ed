/** The step that subscribes somebody to a topic. */
import type { Subscriber, Topic } from '../../../model/topic';
import type { AwsCallOf } from '../../../ports/calls';
import { attemptAndConfirm } from '../../write/attempt';
import { findSubscription, findTopic } from '../../write/find';
import type { Observe } from '../../write/readBack';
import { hasCreated, withCreated, type CreatedResource } from '../created';
import { sendToNew } from './notYet';
import { after, ended, type End, type RunResult, type Step, type StepContext } from './step';

/** Subscribes somebody to the topic. */
export interface SubscribeStep extends Step<'subscribe', AwsCallOf<'topics.subscribe'>> {
  readonly subscriber: Subscriber;
}

/** Runs it. @throws ExpectedError of a read before the write, and unexpected errors */
export async function subscribe(
  { call, subscriber }: SubscribeStep,
  context: StepContext,
): Promise<RunResult> {
  const { aws, created, signal } = context;
  const { TopicArn: topicArn } = call.input;
  const entry: CreatedResource = { kind: 'subscription', topicArn, subscriber, confirmed: true };
  const check = async (): Promise<End | undefined> => {
    // The topic has just been created: reads may not return it everywhere yet.
    const topic = await findTopic(aws, topicArn, signal);
    if (!topic || !(await findSubscription(aws, topic, subscriber, signal))) return undefined;
    return ended({
      created: hasCreated(created, entry) ? withCreated(created, entry) : created,
      topic,
    });
  };
  const send = () => sendToNew(() => aws.send(call, signal));
  const observe: Observe<Topic | undefined> = async (readSignal) => {
    const seen = await findTopic(aws, topicArn, readSignal);
    const found = seen && (await findSubscription(aws, seen, subscriber, readSignal));
    return { effect: found ? 'yes' : 'no', seen };
  };
  const write = await attemptAndConfirm({ check, send, observe }, { clock: aws.clock, signal });
  if (write.kind === 'ended') return write.result;
  const { seen: topic } = { seen: undefined, ...write };
  return { ...after(write, created, entry), ...(topic && { topic }) };
}
