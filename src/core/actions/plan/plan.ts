/**
 * Types of a plan: what creating a topic or a connection alarm will do, computed before anything is
 * sent. `createTopic.ts` and `planConnectionAlarm.ts` make plans, `describePlan.ts` renders them
 * and `runSteps.ts` runs them.
 */
import type { Identity, Scope } from '../../model/scope';
import type { AwsCall, AwsCallOf, Tags } from '../../ports/calls';
import type { Problem } from '../write/problem';
import type { Replacement } from '../replace/replaceAlarm';

/** One write; `title` describes it to the user. The preview shows `call`, and `call` is sent. */
interface Step<Kind extends string, Call extends AwsCall> {
  readonly kind: Kind;
  readonly title: string;
  readonly call: Call;
}

/** Creates the topic of this ARN. */
export interface CreateTopicStep extends Step<'createTopic', AwsCallOf<'topics.create'>> {
  readonly arn: string;
}

/** Subscribes an address to the topic. */
export type SubscribeStep = Step<'subscribe', AwsCallOf<'topics.subscribeEmail'>>;

/** Creates an alarm, or overwrites one. */
export interface PutAlarmStep extends Step<
  'putAlarm',
  AwsCallOf<'alarms.put' | 'alarms.overwrite'>
> {
  /** The alarm that the user agreed to overwrite, as they saw it, and what changes. */
  readonly replace?: Replacement;
}

export type PlanStep = CreateTopicStep | SubscribeStep | PutAlarmStep;

/** What the user sees and confirms. */
export interface Plan<S extends PlanStep = PlanStep> {
  readonly scope: Scope;
  readonly identity: Identity;
  /** The topic that the plan creates, or that the alarm notifies. */
  readonly topicArn: string;
  readonly steps: readonly S[];
  /** Sentences. */
  readonly monthlyCost: readonly string[];
  /** Sentences about what the method cannot detect; empty for a topic alone. */
  readonly blindSpots: readonly string[];
  /** A plan with an `error` here cannot run. */
  readonly problems: readonly Problem[];
}

/** A plan whose last result is a topic. */
export type TopicPlan = Plan<CreateTopicStep | SubscribeStep>;

/** A plan whose last result is an alarm. */
export interface AlarmPlan extends Plan {
  readonly alarm: PutAlarmStep;
}

/** The tags of all resources that the extension creates. */
export const createdByTags: Tags = { 'created-by': 'client-vpn-watch' };
