/** The step that creates a topic. */
import type { Topic } from '../../../model/topic';
import type { AwsCallOf } from '../../../ports/calls';
import { attemptAndConfirm } from '../../write/attempt';
import { findTopic } from '../../write/find';
import type { Observe } from '../../write/readBack';
import { hasCreated, withCreated, type CreatedResource } from '../created';
import {
  after,
  conflict,
  ended,
  type End,
  type RunResult,
  type Step,
  type StepContext,
} from './step';

/** Creates the topic of this ARN. */
export interface CreateTopicStep extends Step<'createTopic', AwsCallOf<'topics.create'>> {
  readonly arn: string;
}

/** Runs it. @throws ExpectedError of a read before the write, and unexpected errors */
export async function createTopic(step: CreateTopicStep, context: StepContext): Promise<RunResult> {
  const { aws, created, signal } = context;
  const { arn, call } = step;
  const entry: CreatedResource = { kind: 'topic', arn, confirmed: true };
  const check = async (): Promise<End | undefined> => {
    const topic = await findTopic(aws, arn, signal);
    if (!topic) return undefined;
    if (hasCreated(created, entry)) return ended({ created: withCreated(created, entry), topic });
    return ended(conflict(created, { kind: 'topicExists', topic }));
  };
  const send = () => aws.send(call, signal);
  const observe: Observe<Topic | undefined> = async (readSignal) => {
    const seen = await findTopic(aws, arn, readSignal);
    return { effect: seen ? 'yes' : 'no', seen };
  };
  const write = await attemptAndConfirm({ check, send, observe }, { clock: aws.clock, signal });
  if (write.kind === 'ended') return write.result;
  // Its subscriptions were deleted with it.
  const left = created.filter((other) => !('topicArn' in other && other.topicArn === arn));
  const { seen: topic } = { seen: undefined, ...write };
  return { ...after(write, left, entry), ...(topic && { topic }) };
}
