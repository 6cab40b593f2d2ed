/**
 * Plans a log alarm on the connection log of an endpoint, and its roles if new ones are needed. The
 * topic and the rule that notifies in its place are plans of their own.
 */
import { connectionLogAlarm, type LogAlarmKind } from '../../logAlarms/connectionLogAlarm';
import type { LogAlarmRole } from '../../logAlarms/logAlarmRoles';
import { endpointLabel, type Endpoint } from '../../model/endpoint';
import type { LogAlarmDefinition } from '../../model/logAlarm';
import type { Identity, Scope } from '../../model/scope';
import { putLogAlarmCall } from '../../ports/calls';
import type { Translate } from '../../ports/translate';
import { displayText } from '../../text/displayText';
import { createdByTags, type Plan } from '../plan/plan';
import type { CreateRoleStep, PutRolePolicyStep } from '../plan/steps/createRole';
import type { PutLogAlarmStep } from '../plan/steps/putLogAlarm';
import { planRole, type RolePlan } from '../roles/planRole';
import { logAlarmBlindSpots, logAlarmCost, logAlarmProblems } from './logAlarmText';

/** An existing role, or one that the plan creates. */
export type PlannedRole =
  | { readonly kind: 'existing'; readonly arn: string }
  | { readonly kind: 'new'; readonly name: string };

/** The inputs of the plan. */
export interface LogAlarmPlanInput {
  readonly scope: Scope;
  readonly identity: Identity;
  readonly endpoint: Endpoint;
  readonly detects: LogAlarmKind;
  readonly name: string;
  /** The name of the log group that the endpoint logs to, now or after the steps before. */
  readonly logGroup: string;
  /** The role that runs the query. */
  readonly role: PlannedRole;
  /** Log lines in each mail, 1 to 50, and the role that reads them; none if omitted. */
  readonly logLines?: { readonly count: number; readonly role: PlannedRole };
  /** The topics to notify; none if an EventBridge rule notifies. */
  readonly topicArns: readonly string[];
}

/** The plan, without the steps for topics and rules. */
export interface LogAlarmPlan extends Plan<CreateRoleStep | PutRolePolicyStep | PutLogAlarmStep> {
  readonly alarm: PutLogAlarmStep;
}

/** Plans it: exactly what will be sent, and what the user should know first. */
export function planLogAlarm(input: LogAlarmPlanInput, t: Translate): LogAlarmPlan {
  const { scope, identity, endpoint, detects, logGroup, logLines } = input;
  const name = input.name.trim();
  const query = roleOf(input.role, 'query', input, t);
  const lines = logLines && roleOf(logLines.role, 'logLines', input, t);
  const definition: LogAlarmDefinition = {
    ...connectionLogAlarm({
      kind: detects,
      endpointId: endpoint.id,
      endpointLabel: endpointLabel(endpoint),
      region: scope.region,
      name,
      logGroup,
      roleArn: query.arn,
      topicArns: input.topicArns,
    }),
    ...(lines && { logLineCount: logLines.count, logLineRoleArn: lines.arn }),
  };
  const alarm = alarmStep(definition, endpoint.id, t);
  const roles = [query, lines].flatMap((role) => role?.plan ?? []);
  return {
    scope,
    identity,
    steps: [...roles.flatMap(({ steps }) => steps), alarm],
    alarm,
    monthlyCost: logAlarmCost(detects, t),
    blindSpots: logAlarmBlindSpots(detects, endpoint, t),
    problems: [
      ...logAlarmProblems(definition, scope.region, t),
      ...roles.flatMap(({ problems }) => problems),
    ],
  };
}

function roleOf(
  role: PlannedRole,
  kind: LogAlarmRole['kind'],
  { scope, identity, logGroup }: LogAlarmPlanInput,
  t: Translate,
): { readonly arn: string; readonly plan?: RolePlan } {
  if (role.kind === 'existing') return { arn: role.arn };
  const purpose = { kind, logGroups: [logGroup] };
  const plan = planRole({ scope, identity, name: role.name, role: purpose }, t);
  return { arn: plan.roleArn, plan };
}

function alarmStep(
  definition: LogAlarmDefinition,
  endpointId: string,
  t: Translate,
): PutLogAlarmStep {
  const tags = { ...createdByTags, 'client-vpn-endpoint': endpointId };
  const { queryString, aggregation } = definition.query;
  return {
    kind: 'putLogAlarm',
    title: t('Create the log alarm {0}', displayText(definition.name)),
    call: putLogAlarmCall(definition, tags),
    details: [t('The query, and what it counts:'), ...queryString.split('\n'), aggregation],
  };
}
