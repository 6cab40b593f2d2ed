/** Plans the connection alarm of an endpoint, and its topic if a new one is needed. */
import { connectionAlarm } from '../cloudwatch/definition';
import type { StoredAlarm } from '../model/alarmConfiguration';
import { endpointLabel, type Endpoint } from '../model/endpoint';
import type { Identity, Scope } from '../model/scope';
import type { Subscriber, Topic } from '../model/topic';
import type { Translate } from '../ports/translate';
import { alarmStep, lossProblems } from './alarmStep';
import { planTopic, subscribeStep } from './createTopic';
import type { AlarmPlan } from './plan/plan';
import type { PlanStep } from './plan/steps';
import { alarmCost, connectionAlarmBlindSpots } from './plan/planText';
import { subscriberProblems } from './subscribers/subscriberProblem';
import { subscriberCosts } from './subscribers/subscriberText';
import type { Problem } from './write/problem';
import { topicProblems } from './topicProblems';
import { alarmNameProblem } from './write/validation';

/** The inputs from the wizard. */
export interface AlarmPlanInput {
  readonly endpoint: Endpoint;
  readonly scope: Scope;
  readonly identity: Identity;
  readonly topic:
    | {
        readonly kind: 'existing';
        readonly topic: Topic;
        /** Who is to be subscribed in addition. */
        readonly subscribers?: readonly Subscriber[];
      }
    | {
        readonly kind: 'new';
        readonly name: string;
        readonly subscribers: readonly Subscriber[];
      };
  readonly name: string;
  /** The existing alarm of that name that the user wants to overwrite, as they saw it. */
  readonly replace?: StoredAlarm;
}

/** Plans the alarm: exactly what will be sent, and what the user should know first. */
export function planConnectionAlarm(input: AlarmPlanInput, t: Translate): AlarmPlan {
  const { scope, identity } = input;
  const name = input.name.trim();
  const topic = topicPart(input, name, t);
  const { endpoint, replace } = input;
  const definition = connectionAlarm({
    endpointId: endpoint.id,
    endpointLabel: endpointLabel(endpoint),
    region: scope.region,
    name,
    topicArn: topic.arn,
  });
  const alarm = alarmStep(definition, { endpointId: endpoint.id, ...(replace && { replace }) }, t);
  const steps = [...topic.steps, alarm];
  const nameProblem = alarmNameProblem(name, t);
  return {
    scope,
    identity,
    topicArn: topic.arn,
    steps,
    alarm,
    monthlyCost: [
      ...alarmCost(alarm.call.definition, t),
      ...subscriberCosts(input.topic.subscribers ?? [], t),
    ],
    blindSpots: connectionAlarmBlindSpots(t),
    problems: [...(nameProblem ? [nameProblem] : []), ...topic.problems, ...lossProblems(alarm, t)],
  };
}

function topicPart(
  { scope, identity, topic }: AlarmPlanInput,
  alarmName: string,
  t: Translate,
): { arn: string; steps: readonly PlanStep[]; problems: readonly Problem[] } {
  if (topic.kind === 'existing') {
    const source = { region: scope.region, accountId: identity.accountId, alarmName };
    const { arn } = topic.topic;
    const subscribers = topic.subscribers ?? [];
    return {
      arn,
      steps: subscribers.map((subscriber) => subscribeStep(arn, subscriber, t)),
      problems: [
        ...topicProblems(topic.topic, source, t),
        ...subscriberProblems(subscribers, scope.region, t),
      ],
    };
  }
  const { name, subscribers } = topic;
  const plan = planTopic({ scope, identity, name, subscribers, alarmName }, t);
  return { arn: plan.topicArn, steps: plan.steps, problems: plan.problems };
}
