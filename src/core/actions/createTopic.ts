/**
 * Creates a topic that alarms of this account may publish to, and requests its first subscriptions.
 */
import type { Failure } from '../model/errors';
import type { Identity, Scope } from '../model/scope';
import type { Subscriber, Topic } from '../model/topic';
import type { ScopeAws } from '../ports/aws';
import { createTopicCall, subscribeCall } from '../ports/calls';
import type { Translate } from '../ports/translate';
import { displayText } from '../text/displayText';
import { topicArnOf } from './write/existing';
import type { CreatedResource } from './plan/created';
import { createdByTags, type TopicPlan } from './plan/plan';
import type { CreateTopicStep } from './plan/steps/createTopic';
import type { SubscribeStep } from './plan/steps/subscribe';
import { refuses, type Problem } from './write/problem';
import { runSteps, type RunOptions, type RunStop } from './plan/runSteps';
import { ruleStatement } from './policy/ruleStatement';
import { newTopicPolicy } from './policy/topicPolicy';
import { subscriberProblems } from './subscribers/subscriberProblem';
import { subscriberCosts, subscriberName } from './subscribers/subscriberText';
import { topicNameProblem } from './write/validation';

export interface TopicPlanInput {
  readonly scope: Scope;
  readonly identity: Identity;
  readonly name: string;
  /** Who is subscribed; nobody if absent. */
  readonly subscribers?: readonly Subscriber[];
  /** Whether EventBridge's rules publish too. */
  readonly forRules?: boolean;
  /** The alarm that will publish, if known. Its name determines what the policy can check. */
  readonly alarmName?: string;
}

/** The result of running a topic's plan. */
export type TopicResult =
  | { readonly kind: 'done'; readonly topic: Topic; readonly created: readonly CreatedResource[] }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | (RunStop & { readonly created: readonly CreatedResource[] });

/** Plans the topic. `problems` of the plan contains the faults of the name and the addresses. */
export function planTopic(input: TopicPlanInput, t: Translate): TopicPlan {
  const { scope, identity, subscribers = [] } = input;
  const create = createStep(input, t);
  const steps = [create, ...subscribers.map((one) => subscribeStep(create.arn, one, t))];
  return {
    scope,
    identity,
    topicArn: create.arn,
    steps,
    monthlyCost: subscriberCosts(subscribers, t),
    blindSpots: [],
    problems: [
      topicNameProblem(create.call.resource, t),
      ...subscriberProblems(subscribers, scope.region, t),
    ].filter((problem) => problem !== undefined),
  };
}

/**
 * Runs the plan and reads the topic from AWS.
 * @throws unexpected errors
 */
export async function runTopicPlan(
  plan: TopicPlan,
  aws: ScopeAws,
  options: RunOptions = {},
): Promise<TopicResult> {
  if (refuses(plan.problems)) return { kind: 'refused', problems: plan.problems };
  const { created, stop, topic } = await runSteps(plan, aws, options);
  if (stop) return { ...stop, created };
  if (topic) return { kind: 'done', topic, created };
  const action = 'sns:GetTopicAttributes';
  const failure: Failure = { kind: 'notFound', action, resource: plan.topicArn, ...aws.scope };
  return { kind: 'failed', failure, created };
}

function createStep(input: TopicPlanInput, t: Translate): CreateTopicStep {
  const name = input.name.trim();
  const { region } = input.scope;
  const { accountId } = input.identity;
  const arn = topicArnOf(name, input.identity, region);
  const source = { region, accountId, alarmName: input.alarmName ?? '' };
  const policy = newTopicPolicy(arn, source, input.forRules === true ? [ruleStatement(arn)] : []);
  const call = createTopicCall(name, policy, createdByTags);
  const title = t('Create the topic {0}', displayText(name));
  return { kind: 'createTopic', title, call, arn };
}

/** The step that subscribes somebody. */
export function subscribeStep(
  topicArn: string,
  subscriber: Subscriber,
  t: Translate,
): SubscribeStep {
  const call = subscribeCall(topicArn, subscriber);
  const title = t('Subscribe {0}', subscriberName(subscriber));
  const details =
    subscriber.protocol === 'https'
      ? [t('The whole URL is sent; its path is hidden here because it can contain a token.')]
      : [];
  return { kind: 'subscribe', title, call, subscriber, details };
}
