/**
 * Runs one step of a plan. It checks AWS before each write, so that it does not reuse or overwrite
 * an existing resource without consent, and creates nothing twice.
 */
import { ExpectedError, isExpected, type Failure } from '../../model/errors';
import type { Alarm } from '../../model/alarm';
import type { Topic } from '../../model/topic';
import type { ScopeAws } from '../../ports/aws';
import { alarmDifferences, type AlarmDifference } from '../write/alarmDifferences';
import {
  attemptAndConfirm,
  stopped,
  type NotShown,
  type Shown,
  type Stopped,
} from '../write/attempt';
import { findAlarm, findEmail, findTopic, lookForAlarm } from '../write/find';
import { hasMade, withMade, withoutMade, type Made } from './made';
import type { CreateTopicStep, PlanStep, PutAlarmStep, SubscribeStep } from './plan';
import type { Look } from '../write/readBack';
import { replaceAlarm, type Replacement } from '../replace/replaceAlarm';

/** A resource of that name exists that the plan did not create. */
type Conflict =
  | { readonly kind: 'topicExists'; readonly topic: Topic }
  /** `changed`: it is the alarm to overwrite, but no longer as the user saw it. */
  | { readonly kind: 'alarmExists'; readonly alarm: Alarm; readonly changed: boolean }
  /** The alarm to overwrite no longer exists. */
  | { readonly kind: 'alarmGone'; readonly name: string };

/** Why a run ended early. */
export type RunStop =
  | { readonly kind: 'failed' | 'cancelled'; readonly failure: Failure }
  | { readonly kind: 'conflict'; readonly conflict: Conflict };

/** The resources that this run and earlier ones created, and why the run stopped, if it did. */
export interface RunResult {
  readonly made: readonly Made[];
  /** The alarm and the topic as last read from AWS; absent if they were not read. */
  readonly alarm?: Alarm;
  readonly topic?: Topic;
  /**
   * The differences between the requested alarm and the one in AWS, if an alarm was overwritten.
   */
  readonly differences?: readonly AlarmDifference[];
  readonly stop?: RunStop;
}

/** The inputs of one step. */
export interface StepContext {
  readonly aws: ScopeAws;
  readonly made: readonly Made[];
  readonly signal: AbortSignal | undefined;
}

/**
 * Runs the step.
 * @throws unexpected errors
 */
export async function runStep(step: PlanStep, context: StepContext): Promise<RunResult> {
  try {
    switch (step.kind) {
      case 'createTopic':
        return await createTopic(step, context);
      case 'subscribe':
        return await subscribe(step, context);
      case 'putAlarm':
        return await putAlarm(step, context);
    }
  } catch (error) {
    // A read failed: the resources created before are unchanged.
    const { kind, failure } = stopped(error);
    return { made: context.made, stop: { kind, failure } };
  }
}

/** The result of a step that ends without a write. */
interface End {
  readonly kind: 'ended';
  readonly result: RunResult;
}

function ended(result: RunResult): End {
  return { kind: 'ended', result };
}

function conflict(made: readonly Made[], found: Conflict): RunResult {
  return { made, stop: { kind: 'conflict', conflict: found } };
}

async function createTopic(step: CreateTopicStep, context: StepContext): Promise<RunResult> {
  const { aws, made, signal } = context;
  const { arn, call } = step;
  const entry: Made = { kind: 'topic', arn, sure: true };
  const check = async (): Promise<End | undefined> => {
    const topic = await findTopic(aws, arn, signal);
    if (!topic) return undefined;
    if (hasMade(made, entry)) return ended({ made: withMade(made, entry), topic });
    return ended(conflict(made, { kind: 'topicExists', topic }));
  };
  const send = () => aws.send(call, signal);
  const look: Look<Topic | undefined> = async (lookSignal) => {
    const seen = await findTopic(aws, arn, lookSignal);
    return { effect: seen ? 'yes' : 'no', seen };
  };
  const write = await attemptAndConfirm({ check, send, look }, { clock: aws.clock, signal });
  if (write.kind === 'ended') return write.result;
  // Its subscriptions were deleted with it.
  const left = made.filter((other) => !('topicArn' in other && other.topicArn === arn));
  const { seen: topic } = { seen: undefined, ...write };
  return { ...after(write, left, entry), ...(topic && { topic }) };
}

async function subscribe({ call }: SubscribeStep, context: StepContext): Promise<RunResult> {
  const { aws, made, signal } = context;
  const { TopicArn: topicArn, Endpoint: email } = call.input;
  const entry: Made = { kind: 'subscription', topicArn, email, sure: true };
  const check = async (): Promise<End | undefined> => {
    // The topic has just been created: reads may not return it everywhere yet.
    const topic = await findTopic(aws, topicArn, signal);
    if (!topic || !findEmail(topic, email)) return undefined;
    return ended({ made: hasMade(made, entry) ? withMade(made, entry) : made, topic });
  };
  const send = async (): Promise<void> => {
    try {
      await aws.send(call, signal);
    } catch (error) {
      throw notYet(error);
    }
  };
  const look: Look<Topic | undefined> = async (lookSignal) => {
    const seen = await findTopic(aws, topicArn, lookSignal);
    return { effect: seen && findEmail(seen, email) ? 'yes' : 'no', seen };
  };
  const write = await attemptAndConfirm({ check, send, look }, { clock: aws.clock, signal });
  if (write.kind === 'ended') return write.result;
  const { seen: topic } = { seen: undefined, ...write };
  return { ...after(write, made, entry), ...(topic && { topic }) };
}

/** For a resource that has just been created, "not found" is temporary. */
function notYet(error: unknown): unknown {
  if (!isExpected(error) || error.failure.kind !== 'notFound') return error;
  return new ExpectedError({ ...error.failure, kind: 'busy' }, { cause: error });
}

async function putAlarm({ call, replace }: PutAlarmStep, context: StepContext): Promise<RunResult> {
  if (replace) return overwriteAlarm(replace, context);
  const { aws, made, signal } = context;
  const { definition } = call;
  const entry: Made = { kind: 'alarm', name: definition.name, sure: true };
  const check = async (): Promise<End | undefined> => {
    const alarm = await findAlarm(aws, definition.name, signal);
    if (!alarm) return undefined;
    if (hasMade(made, entry) && alarmDifferences(definition, alarm).length === 0)
      return ended({ made: withMade(made, entry), alarm });
    return ended(conflict(made, { kind: 'alarmExists', alarm, changed: false }));
  };
  const send = () => aws.send(call, signal);
  const look = lookForAlarm(aws, definition);
  const write = await attemptAndConfirm({ check, send, look }, { clock: aws.clock, signal });
  if (write.kind === 'ended') return write.result;
  const { seen: alarm } = { seen: undefined, ...write };
  return { ...after(write, made, entry), ...(alarm && { alarm }) };
}

/**
 * Overwrites the alarm that the user saw, and preserves the members that the plan does not change.
 */
async function overwriteAlarm(
  replace: Replacement,
  { aws, made, signal }: StepContext,
): Promise<RunResult> {
  const { name } = replace.alarm;
  const entry: Made = { kind: 'alarm', name, sure: true };
  const result = await replaceAlarm(replace, aws, signal);
  switch (result.kind) {
    case 'done':
      return { made: withMade(made, entry), alarm: result.alarm };
    case 'differs': {
      const { alarm, differences } = result;
      return { made: withMade(made, entry), alarm, differences };
    }
    case 'gone':
      return conflict(made, { kind: 'alarmGone', name });
    case 'changed':
      return conflict(made, { kind: 'alarmExists', alarm: result.alarm, changed: true });
    default:
      return after(result, made, entry);
  }
}

/** Records what a write created, and stops if the plan cannot continue. */
function after(
  write: Shown<unknown> | NotShown<unknown> | Stopped,
  made: readonly Made[],
  entry: Made,
): RunResult {
  if (!('failure' in write)) return { made: withMade(made, entry) };
  const { kind, failure, applied } = write;
  const now =
    applied === 'no'
      ? withoutMade(made, entry)
      : withMade(made, { ...entry, sure: applied === 'yes' });
  return { made: now, stop: { kind, failure } };
}
