/**
 * Plans the alarm that counts connections in the connection log: a metric filter, if the log group
 * has none that counts them, and a metric alarm on the endpoint's metric.
 */
import {
  connectionCountAlarm,
  connectionFilter,
  connectionFilterName,
} from '../../cloudwatch/connectionFilter';
import { everyConnection, type ConnectionRule } from '../../cloudwatch/definition';
import type { StoredAlarm } from '../../model/alarmConfiguration';
import { endpointLabel, type Endpoint } from '../../model/endpoint';
import type { Identity, Scope } from '../../model/scope';
import { putMetricFilterCall } from '../../ports/calls';
import { displayText } from '../../text/displayText';
import { alarmStep, lossProblems } from '../alarmStep';
import type { Plan } from '../plan/plan';
import { alarmCost } from '../plan/planText';
import type { PutAlarmStep } from '../plan/steps/putAlarm';
import type { PutMetricFilterStep } from '../plan/steps/putMetricFilter';
import { alarmNameProblem } from '../write/validation';
import type { CountedGroup } from './countedGroup';
import { countBlindSpots, countCost } from './countText';
import { equalFilter, filterNameProblem, filterProblems } from './filterProblems';
import { filterTestLines, filterTestProblem, type TestTextContext } from './filterTestText';

/** The inputs of the plan. */
export interface MetricFilterAlarmInput {
  readonly scope: Scope;
  readonly identity: Identity;
  readonly endpoint: Endpoint;
  /** The log group that the endpoint logs to, now or after the steps before. */
  readonly group: CountedGroup;
  /** The name of the filter, if one is created; `connectionFilterName` if omitted. */
  readonly filterName?: string;
  /** The topics to notify; none if an EventBridge rule notifies. */
  readonly topicArns: readonly string[];
  /** The name of the alarm. */
  readonly name: string;
  /** The alarm of that name that the user wants to overwrite, as they saw it. */
  readonly replace?: StoredAlarm;
  /** Threshold and period; every connection if omitted. */
  readonly rule?: ConnectionRule;
}

/** The plan, without the steps for topics and rules. */
export interface MetricFilterAlarmPlan extends Plan<PutMetricFilterStep | PutAlarmStep> {
  readonly alarm: PutAlarmStep;
}

/** Plans it: exactly what will be sent, and what the user should know first. */
export function planMetricFilterAlarm(
  input: MetricFilterAlarmInput,
  context: TestTextContext,
): MetricFilterAlarmPlan {
  const { scope, identity, endpoint, group, topicArns, replace, rule = everyConnection } = input;
  const { t } = context;
  const name = input.name.trim();
  const filter = connectionFilter(group.name, (input.filterName ?? connectionFilterName).trim());
  const definition = connectionCountAlarm({
    endpointId: endpoint.id,
    endpointLabel: endpointLabel(endpoint),
    region: scope.region,
    name,
    topicArns,
    rule,
  });
  const details = filterTestLines(group.test, context);
  const writesFilter = !equalFilter(filter, group);
  const alarm: PutAlarmStep = {
    ...alarmStep(definition, { endpointId: endpoint.id, ...(replace && { replace }) }, t),
    // The lines are about the filter, no matter who created it.
    ...(!writesFilter && { details }),
  };
  const filterStep: PutMetricFilterStep = {
    kind: 'putMetricFilter',
    title: t('Create the metric filter {0}', displayText(filter.name)),
    call: putMetricFilterCall(filter),
    details,
  };
  const problems = [
    alarmNameProblem(name, t),
    filterNameProblem(filter.name, t),
    ...filterProblems(filter, group, t),
    filterTestProblem(group.test, t),
    ...lossProblems(alarm, t),
  ];
  return {
    scope,
    identity,
    steps: writesFilter ? [filterStep, alarm] : [alarm],
    alarm,
    monthlyCost: [...countCost(t), ...alarmCost(definition, t)],
    blindSpots: countBlindSpots(rule, t),
    problems: problems.filter((problem) => problem !== undefined),
  };
}
