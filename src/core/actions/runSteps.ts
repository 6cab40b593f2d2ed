/**
 * Carries out the steps of a plan in order. Looks before each write, so that nothing that exists is
 * taken over or overwritten unasked and nothing is made twice; knows at every moment what exists
 * because of us, so that a run that stopped can be gone on with.
 */
import type { Alarm } from '../model/alarm';
import type { Topic } from '../model/topic';
import type { ScopeAws } from '../ports/aws';
import { alarmDifferences } from './alarmDifferences';
import { attempt, stopOf, stopped } from './attempt';
import type { Attempt } from './attempt';
import { findAlarm, findEmail, findTopic } from './find';
import { hasMade, withMade, withoutMade } from './made';
import type { Made } from './made';
import type { CreateTopicStep, PlanStep, PutAlarmStep, SubscribeStep } from './plan';
import type { Failure } from '../errors';

/** Something of the name is there that is not ours. */
export type Conflict =
  | { readonly kind: 'topicExists'; readonly topic: Topic }
  /** `changed`: it is the one that was to be overwritten, but not as the person saw it. */
  | { readonly kind: 'alarmExists'; readonly alarm: Alarm; readonly changed: boolean };

/** Why a run ended early. */
export type RunStop =
  | { readonly kind: 'failed' | 'cancelled'; readonly failure: Failure }
  | { readonly kind: 'conflict'; readonly conflict: Conflict };

/** A step begins. */
export interface Progress {
  /** From 1. */
  readonly step: number;
  readonly steps: number;
  readonly title: string;
}

export interface RunOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** What earlier runs of the plan left: these things are gone on with, others are a conflict. */
  readonly already?: readonly Made[];
}

/** What exists because of this run and those before it, and why it stopped if it did. */
export interface RunResult {
  readonly made: readonly Made[];
  readonly stop?: RunStop;
}

/** @throws what is not expected */
export async function runSteps(
  steps: readonly PlanStep[],
  aws: ScopeAws,
  options: RunOptions,
): Promise<RunResult> {
  let made = options.already ?? [];
  for (const [index, step] of steps.entries()) {
    options.onProgress?.({ step: index + 1, steps: steps.length, title: step.title });
    const result = await runStep(step, { aws, made, signal: options.signal });
    made = result.made;
    if (result.stop) return result;
  }
  return { made };
}

/** What one step works with. */
interface Context {
  readonly aws: ScopeAws;
  readonly made: readonly Made[];
  readonly signal: AbortSignal | undefined;
}

async function runStep(step: PlanStep, context: Context): Promise<RunResult> {
  try {
    if (context.signal?.aborted) return cancelled(context);
    switch (step.kind) {
      case 'createTopic':
        return await createTopic(step, context);
      case 'subscribe':
        return await subscribe(step, context);
      case 'putAlarm':
        return await putAlarm(step, context);
    }
  } catch (error) {
    // A look failed: what was made before is as it was.
    const { kind, failure } = stopped(error);
    return { made: context.made, stop: { kind, failure } };
  }
}

async function createTopic(step: CreateTopicStep, context: Context): Promise<RunResult> {
  const { aws, made, signal } = context;
  const { arn, name, policy, tags } = step;
  const entry: Made = { kind: 'topic', arn, sure: true };
  const topic = await findTopic(aws, arn, signal);
  if (topic) {
    if (hasMade(made, entry)) return { made: withMade(made, entry) };
    return { made, stop: { kind: 'conflict', conflict: { kind: 'topicExists', topic } } };
  }
  const write = await attempt(
    () => aws.topics.create(name, policy, tags, signal),
    async () => ((await findTopic(aws, arn)) ? 'yes' : 'no'),
  );
  // What was subscribed to it went with it.
  const left = made.filter((other) => !('topicArn' in other && other.topicArn === arn));
  return after(write, left, entry);
}

async function subscribe(step: SubscribeStep, context: Context): Promise<RunResult> {
  const { aws, made, signal } = context;
  const { topicArn, email } = step;
  const entry: Made = { kind: 'subscription', topicArn, email, sure: true };
  const isThere = async (lookSignal?: AbortSignal): Promise<boolean> =>
    findEmail(await aws.topics.get(topicArn, lookSignal), email) !== undefined;
  if (await isThere(signal)) return { made: hasMade(made, entry) ? withMade(made, entry) : made };
  const write = await attempt(
    () => aws.topics.subscribeEmail(topicArn, email, signal),
    async () => ((await isThere()) ? 'yes' : 'no'),
  );
  return after(write, made, entry);
}

async function putAlarm(step: PutAlarmStep, context: Context): Promise<RunResult> {
  const { aws, made, signal } = context;
  const { definition, tags, replace } = step;
  const entry: Made = { kind: 'alarm', name: definition.name, sure: true };
  const isDone = (alarm: Alarm | undefined): boolean =>
    alarm !== undefined && alarmDifferences(definition, alarm).length === 0;
  const alarm = await findAlarm(aws, definition.name, signal);
  if (isDone(alarm) && hasMade(made, entry)) return { made: withMade(made, entry) };
  if (alarm && !(replace && alarmDifferences(replace, alarm).length === 0)) {
    const changed = replace !== undefined;
    return { made, stop: { kind: 'conflict', conflict: { kind: 'alarmExists', alarm, changed } } };
  }
  const write = await attempt(
    () => aws.alarms.put(definition, tags, signal),
    async () => (isDone(await findAlarm(aws, definition.name)) ? 'yes' : 'no'),
  );
  return after(write, made, entry);
}

/** Notes what a write left, and stops where the plan cannot go on. */
function after(write: Attempt, made: readonly Made[], entry: Made): RunResult {
  const now =
    write.happened === 'no'
      ? withoutMade(made, entry)
      : withMade(made, { ...entry, sure: write.happened === 'yes' });
  const stop = stopOf(write);
  return stop ? { made: now, stop: { kind: stop.kind, failure: stop.failure } } : { made: now };
}

function cancelled({ aws, made }: Context): RunResult {
  return { made, stop: { kind: 'cancelled', failure: { kind: 'cancelled', ...aws.scope } } };
}
