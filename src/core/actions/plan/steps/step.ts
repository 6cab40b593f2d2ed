/**
 * What the steps of a plan have in common. Each step checks AWS before each write, so that it does
 * not reuse or overwrite an existing resource without consent, and creates nothing twice.
 */
import type { Failure } from '../../../model/errors';
import type { AnyAlarm } from '../../../model/logAlarm';
import type { Topic } from '../../../model/topic';
import type { ScopeAws } from '../../../ports/aws';
import type { AwsCall } from '../../../ports/calls';
import type { AlarmDifference } from '../../write/alarmDifferences';
import type { NotShown, Shown, Stopped } from '../../write/attempt';
import { withCreated, withoutCreated, type CreatedResource } from '../created';
import type { Conflict } from './conflict';

/** One write; `title` describes it to the user. The preview shows `call`, and `call` is sent. */
export interface Step<Kind extends string, Call extends AwsCall> {
  readonly kind: Kind;
  readonly title: string;
  readonly call: Call;
  /** Lines that the preview shows above the input, such as a policy that the input has as text. */
  readonly details?: readonly string[];
}

/** Why a run ended early. */
export type RunStop =
  | {
      readonly kind: 'failed' | 'cancelled';
      readonly failure: Failure;
      /** If a write was denied that needs several actions: all of them, since AWS names only one. */
      readonly needs?: readonly string[];
    }
  | { readonly kind: 'conflict'; readonly conflict: Conflict };

/** The resources that this run and earlier ones created, and why the run stopped, if it did. */
export interface RunResult {
  readonly created: readonly CreatedResource[];
  /** The alarm and the topic as last read from AWS; absent if they were not read. */
  readonly alarm?: AnyAlarm;
  readonly topic?: Topic;
  /**
   * The differences between the requested alarm and the one in AWS, if an alarm was overwritten or
   * is a log alarm.
   */
  readonly differences?: readonly AlarmDifference[] | undefined;
  readonly stop?: RunStop;
}

/** The inputs of one step. */
export interface StepContext {
  readonly aws: ScopeAws;
  readonly created: readonly CreatedResource[];
  readonly signal: AbortSignal | undefined;
}

/** The result of a step that ends without a write. */
export interface End {
  readonly kind: 'ended';
  readonly result: RunResult;
}

/** Ends a step without a write. */
export function ended(result: RunResult): End {
  return { kind: 'ended', result };
}

/** Stops a run because of a resource that the plan did not create. */
export function conflict(created: readonly CreatedResource[], found: Conflict): RunResult {
  return { created, stop: { kind: 'conflict', conflict: found } };
}

/** Records what a write created, and stops if the plan cannot continue. */
export function after(
  write: Shown<unknown> | NotShown<unknown> | Stopped,
  created: readonly CreatedResource[],
  entry: CreatedResource,
): RunResult {
  if (!('failure' in write)) return { created: withCreated(created, entry) };
  const { kind, failure, applied } = write;
  const now =
    applied === 'no'
      ? withoutCreated(created, entry)
      : withCreated(created, { ...entry, confirmed: applied === 'yes' });
  return { created: now, stop: { kind, failure } };
}
