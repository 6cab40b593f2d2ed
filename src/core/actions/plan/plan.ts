/**
 * Types of a plan: what creating a topic or a connection alarm will do, computed before anything is
 * sent. `createTopic.ts` and `planConnectionAlarm.ts` make plans, `describePlan.ts` renders them
 * and `runSteps.ts` runs them.
 */
import type { Identity, Scope } from '../../model/scope';
import type { Tags } from '../../ports/calls';
import type { Problem } from '../write/problem';
import type { PlanStep } from './steps';
import type { CreateTopicStep } from './steps/createTopic';
import type { PutAlarmStep } from './steps/putAlarm';
import type { PutLogAlarmStep } from './steps/putLogAlarm';
import type { SubscribeStep } from './steps/subscribe';

/** What the user sees and confirms. */
export interface Plan<S extends PlanStep = PlanStep> {
  readonly scope: Scope;
  readonly identity: Identity;
  readonly steps: readonly S[];
  /** Sentences. */
  readonly monthlyCost: readonly string[];
  /** Sentences about what the method cannot detect; empty for a topic alone. */
  readonly blindSpots: readonly string[];
  /** A plan with an `error` here cannot run. */
  readonly problems: readonly Problem[];
}

/** A plan whose last result is a topic. */
export interface TopicPlan extends Plan<CreateTopicStep | SubscribeStep> {
  /** The topic that the plan creates. */
  readonly topicArn: string;
}

/** A plan whose last result is an alarm. */
export interface AlarmPlan<S extends PutAlarmStep | PutLogAlarmStep = PutAlarmStep> extends Plan {
  /** The topic that the plan creates, or that the alarm notifies. */
  readonly topicArn: string;
  readonly alarm: S;
}

/** The tags of all resources that the extension creates. */
export const createdByTags: Tags = { 'created-by': 'client-vpn-watch' };
