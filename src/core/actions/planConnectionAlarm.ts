/** Plans the alarm on the rise of an endpoint's connection count. */
import { connectionAlarm, everyConnection, type ConnectionRule } from '../cloudwatch/definition';
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
  /** Threshold and period; every connection if omitted. */
  readonly rule?: ConnectionRule;
}

/** The plan, without the steps for topics and rules. */
export interface ConnectionAlarmPlan extends Plan<PutAlarmStep> {
  readonly alarm: PutAlarmStep;
}

/** Plans the alarm: exactly what will be sent, and what the user should know first. */
export function planConnectionAlarm(
  {
    scope,
    identity,
    endpoint,
    topicArn,
    replace,
    rule = everyConnection,
    ...input
  }: ConnectionAlarmPlanInput,
  t: Translate,
): ConnectionAlarmPlan {
  const name = input.name.trim();
  const definition = connectionAlarm({
    endpointId: endpoint.id,
    endpointLabel: endpointLabel(endpoint),
    region: scope.region,
    name,
    rule,
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
    blindSpots: connectionAlarmBlindSpots(rule, t),
    problems: [...(nameProblem ? [nameProblem] : []), ...lossProblems(alarm, t)],
  };
}
