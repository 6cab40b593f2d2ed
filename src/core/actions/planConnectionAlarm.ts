/** Plans the connection alarm of an endpoint, and its topic if a new one is needed. */
import { connectionAlarm } from '../cloudwatch/definition';
import type { StoredAlarm } from '../model/alarmConfiguration';
import { endpointLabel, type Endpoint } from '../model/endpoint';
import type { Identity, Scope } from '../model/scope';
import type { Topic } from '../model/topic';
import type { Translate } from '../ports/translate';
import { alarmStep, lossProblems } from './alarmStep';
import { planTopic } from './createTopic';
import type { AlarmPlan } from './plan/plan';
import type { PlanStep } from './plan/steps';
import { alarmCost, connectionAlarmBlindSpots, topicCost } from './plan/planText';
import type { Problem } from './write/problem';
import { topicProblems } from './topicProblems';
import { alarmNameProblem } from './write/validation';

/** The inputs from the wizard. */
export interface AlarmPlanInput {
  readonly endpoint: Endpoint;
  readonly scope: Scope;
  readonly identity: Identity;
  readonly topic:
    | { readonly kind: 'existing'; readonly topic: Topic }
    | { readonly kind: 'new'; readonly name: string; readonly email: string };
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
    monthlyCost: [...alarmCost(alarm.call.definition, t), ...topicCost(t)],
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
    return { arn: topic.topic.arn, steps: [], problems: topicProblems(topic.topic, source, t) };
  }
  const { name, email } = topic;
  const plan = planTopic({ scope, identity, name, email, alarmName }, t);
  return { arn: plan.topicArn, steps: plan.steps, problems: plan.problems };
}
