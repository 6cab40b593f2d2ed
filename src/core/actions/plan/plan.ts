/**
 * Types of a plan: what creating a topic or a connection alarm will do, computed before anything is
 * sent. `createTopic.ts` and `planConnectionAlarm.ts` make plans, `describePlan.ts` renders them
 * and `runSteps.ts` runs them.
 */
import type { AlarmDefinition } from '../../model/alarm';
import type { Identity, Scope } from '../../model/scope';
import type { Tags } from '../../ports/aws';
import type { AwsCall } from '../write/calls';
import type { Problem } from '../write/problem';
import type { Replacement } from '../replace/replaceAlarm';

/** One write; `title` describes it to the user. */
interface Step<Kind extends string> {
  readonly kind: Kind;
  readonly title: string;
  readonly call: AwsCall;
}

export interface CreateTopicStep extends Step<'createTopic'> {
  readonly arn: string;
  readonly name: string;
  readonly policy: string;
  readonly tags: Tags;
}

export interface SubscribeStep extends Step<'subscribe'> {
  readonly topicArn: string;
  readonly email: string;
}

export interface PutAlarmStep extends Step<'putAlarm'> {
  readonly definition: AlarmDefinition;
  readonly tags: Tags;
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
  /** The calls of the steps, in order. */
  readonly calls: readonly AwsCall[];
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
