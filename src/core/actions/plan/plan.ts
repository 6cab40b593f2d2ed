/**
 * What creating a topic or a connection alarm will do, worked out before anything is sent: the
 * shapes. Plans are made in `createTopic.ts` and `createAlarm.ts`, shown by `describePlan.ts` and
 * carried out by `runSteps.ts`.
 */
import type { AlarmDefinition } from '../../model/alarm';
import type { Identity, Scope } from '../../model/scope';
import type { Tags } from '../../ports/aws';
import type { AwsCall } from '../write/calls';
import type { Problem } from '../write/problem';
import type { Replacement } from '../replace/replaceAlarm';

/** One write; `title` says it to a person. */
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
  /** The alarm of that name as the person saw it when they agreed to overwrite it, and what changes. */
  readonly replace?: Replacement;
}

export type PlanStep = CreateTopicStep | SubscribeStep | PutAlarmStep;

/** What a person is shown and agrees to. */
export interface Plan<S extends PlanStep = PlanStep> {
  readonly scope: Scope;
  readonly identity: Identity;
  /** The topic that is made, or that the alarm tells. */
  readonly topicArn: string;
  readonly steps: readonly S[];
  /** What the steps send, in order. */
  readonly calls: readonly AwsCall[];
  /** Sentences. */
  readonly monthlyCost: readonly string[];
  /** What the method cannot see, sentences; none for a topic alone. */
  readonly blindSpots: readonly string[];
  /** A plan with an `error` among these is not run. */
  readonly problems: readonly Problem[];
}

/** A plan that ends with a topic. */
export type TopicPlan = Plan<CreateTopicStep | SubscribeStep>;

/** A plan that ends with an alarm. */
export interface AlarmPlan extends Plan {
  readonly alarm: PutAlarmStep;
}

/** Put on all that the extension makes. */
export const createdByTags: Tags = { 'created-by': 'client-vpn-watch' };
