/** Plans the alarm on the rise of an endpoint's connection count. */
import { connectionAlarm } from '../cloudwatch/definition';
import type { StoredAlarm } from '../model/alarmConfiguration';
import { endpointLabel, type Endpoint } from '../model/endpoint';
import type { Identity, Scope } from '../model/scope';
import type { Translate } from '../ports/translate';
import { alarmStep, lossProblems } from './alarmStep';
import type { Plan } from './plan/plan';
import { alarmCost, connectionAlarmBlindSpots } from './plan/planText';
import type { PutAlarmStep } from './plan/steps/putAlarm';
import { alarmNameProblem } from './write/validation';

/** The inputs of the plan. */
export interface ConnectionAlarmPlanInput {
  readonly scope: Scope;
  readonly identity: Identity;
  readonly endpoint: Endpoint;
  /** The topic to notify; omitted if an EventBridge rule notifies. */
  readonly topicArn?: string;
  readonly name: string;
  /** The existing alarm of that name that the user wants to overwrite, as they saw it. */
  readonly replace?: StoredAlarm;
}

/** The plan, without the steps for topics and rules. */
export interface ConnectionAlarmPlan extends Plan<PutAlarmStep> {
  readonly alarm: PutAlarmStep;
}

/** Plans the alarm: exactly what will be sent, and what the user should know first. */
export function planConnectionAlarm(
  { scope, identity, endpoint, topicArn, replace, ...input }: ConnectionAlarmPlanInput,
  t: Translate,
): ConnectionAlarmPlan {
  const name = input.name.trim();
  const definition = connectionAlarm({
    endpointId: endpoint.id,
    endpointLabel: endpointLabel(endpoint),
    region: scope.region,
    name,
    ...(topicArn !== undefined && { topicArn }),
  });
  const alarm = alarmStep(definition, { endpointId: endpoint.id, ...(replace && { replace }) }, t);
  const nameProblem = alarmNameProblem(name, t);
  return {
    scope,
    identity,
    steps: [alarm],
    alarm,
    monthlyCost: alarmCost(definition, t),
    blindSpots: connectionAlarmBlindSpots(t),
    problems: [...(nameProblem ? [nameProblem] : []), ...lossProblems(alarm, t)],
  };
}
