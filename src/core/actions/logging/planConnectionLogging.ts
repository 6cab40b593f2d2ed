/**
 * Plans to turn the connection logging of an endpoint on: the log group, if a new one is needed, and
 * the change of the endpoint.
 * https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/create-connection-log-config.html
 */
import type { Endpoint } from '../../model/endpoint';
import { createLogGroupCall, setLoggingCall, setRetentionCall } from '../../ports/calls';
import type { Translate } from '../../ports/translate';
import { displayText } from '../../text/displayText';
import { endpointName } from '../../text/names';
import { daysText } from '../../text/spans';
import { createdByTags, type Plan } from '../plan/plan';
import type { CreateLogGroupStep } from '../plan/steps/createLogGroup';
import type { SetLoggingStep } from '../plan/steps/setLogging';
import type { SetRetentionStep } from '../plan/steps/setRetention';
import { loggingCost } from './loggingCost';
import { loggingGroupName, type LoggingGroup, type LoggingPlanInput } from './loggingInput';
import { loggingProblems } from './loggingProblems';

/** Any step of the plan. */
export type LoggingStep = CreateLogGroupStep | SetRetentionStep | SetLoggingStep;

/** A plan after which an endpoint logs its connections. */
export interface LoggingPlan extends Plan<LoggingStep> {
  readonly endpoint: Endpoint;
  /** The name of the log group. */
  readonly group: string;
}

/** Plans it: exactly what will be sent, and what the user should know first. */
export function planConnectionLogging(input: LoggingPlanInput, t: Translate): LoggingPlan {
  const { scope, identity, endpoint, group } = input;
  const { id, logging: before } = endpoint;
  const name = loggingGroupName(group);
  const stream = group.kind === 'existing' ? group.stream : undefined;
  const setLogging: SetLoggingStep = {
    kind: 'setLogging',
    title: t('Log the connections of {0} to {1}', endpointName(endpoint), displayText(name)),
    call: setLoggingCall(id, name, stream),
    before,
  };
  return {
    scope,
    identity,
    endpoint,
    group: name,
    steps: [...groupSteps(group, t), setLogging],
    monthlyCost: loggingCost(t),
    blindSpots: [],
    problems: loggingProblems(input, t),
  };
}

function groupSteps(
  group: LoggingGroup,
  t: Translate,
): readonly (CreateLogGroupStep | SetRetentionStep)[] {
  if (group.kind === 'existing') return [];
  const { retentionDays: days } = group;
  const name = loggingGroupName(group);
  const shown = displayText(name);
  const create: CreateLogGroupStep = {
    kind: 'createLogGroup',
    title: t('Create the log group {0}', shown),
    call: createLogGroupCall(name, createdByTags),
  };
  if (days === undefined) return [create];
  const retention: SetRetentionStep = {
    kind: 'setRetention',
    title: t('Let the entries of {0} expire after {1}', shown, daysText(days, t)),
    call: setRetentionCall(name, days),
  };
  return [create, retention];
}
