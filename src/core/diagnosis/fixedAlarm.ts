/**
 * Creates the corrected definition of an alarm: the default connection alarm, with the user's
 * choices retained.
 */
import type { Alarm, AlarmDefinition, MetricQuery } from '../model/alarm';
import { isLogAlarm, type AnyAlarm } from '../model/logAlarm';
import { parseTopicArn } from '../model/topic';
import { omitUndefined } from '../base/omitUndefined';
import {
  connectionCondition,
  endpointDimension,
  type ConnectionCondition,
} from '../cloudwatch/definition';
import { isIntendedForClientVpn } from '../watching/intendedNames';
import { insightsOf } from '../watching/alarmInsights';
import { namedEndpoints, readsConnections } from '../watching/watches';
import type { FindingFix, WrongName } from './finding';

type ReplaceFix = Extract<FindingFix, { readonly kind: 'replaceAlarm' }>;

/**
 * The definition that replaces the alarm's. Name, description and actions stay; everything that
 * decides when it fires comes from the default. Undefined if the alarm does not name exactly one
 * endpoint, does not read the number of connections, or reads metrics by a Metrics Insights query.
 * @param endpointId the endpoint to watch, in the alarm's account; by default the one that it names
 */
export function fixedAlarm(alarm: Alarm, endpointId?: string): AlarmDefinition | undefined {
  const named = endpointId === undefined ? namedEndpoints(alarm) : [{ id: endpointId }];
  const [one, ...others] = named;
  const metric = alarm.queries.find(readsConnections);
  if (!one || !metric || others.length > 0 || insightsOf(alarm).length > 0) return undefined;
  const condition = connectionCondition({ endpointId: one.id, endpointLabel: one.id });
  const own = { metric, expressions: alarm.queries.filter(({ stat }) => !stat) };
  const queries = fixedQueries(own, condition.queries, one.accountId);
  return { ...definitionOf(alarm), ...condition, queries };
}

/**
 * Replaces the corresponding queries by the default's. Ids, labels and all other fields of an entry
 * stay.
 */
function fixedQueries(
  { metric, expressions }: Readonly<{ metric: MetricQuery; expressions: readonly MetricQuery[] }>,
  [count, rise]: ConnectionCondition['queries'],
  accountId: string | undefined,
): readonly MetricQuery[] {
  const watched = expressions.find(({ returnData }) => returnData) ?? expressions[0];
  const id = watched?.id ?? (metric.id === rise.id ? 'rise' : rise.id);
  return [
    omitUndefined({ ...metric, stat: count.stat, accountId, returnData: false }),
    { ...rise, ...watched, id, expression: `DIFF(${metric.id})`, returnData: true },
  ];
}

/** The definition that a fix of kind `replaceAlarm` writes. */
export function replacementOf(fix: ReplaceFix): AlarmDefinition {
  const { seen } = fix;
  switch (fix.change) {
    case 'withoutOkMails':
      return withoutOkMails(seen);
    case 'publishedNames':
      return withNames(seen, fix.names);
    case 'notBreaching':
      return { ...definitionOf(seen), treatMissing: 'notBreaching' };
    case 'default':
      // The fix is offered only for an alarm on one endpoint.
      return fixedAlarm(seen) ?? definitionOf(seen);
  }
}

/** The alarm as a fix leaves it; undefined if the fix does not write the alarm. */
export function alarmAfter(fix: FindingFix, alarm: AnyAlarm): AnyAlarm | undefined {
  if (fix.kind === 'enableActions') return { ...alarm, actionsEnabled: true };
  if (fix.kind !== 'replaceAlarm' || isLogAlarm(alarm)) return undefined;
  return { ...alarm, ...replacementOf(fix) };
}

/** The same alarm, with each unpublished name replaced by the intended one. */
function withNames(alarm: Alarm, names: readonly WrongName[]): AlarmDefinition {
  const intended = (part: WrongName['part'], found: string): string =>
    names.find((name) => name.part === part && name.found === found)?.intended ?? found;
  const queries = alarm.queries.map((query) => {
    const { stat } = query;
    if (!stat || !isIntendedForClientVpn(stat, Object.values(stat.dimensions))) return query;
    const endpoint = stat.dimensions[endpointDimension];
    return {
      ...query,
      stat: {
        ...stat,
        namespace: intended('namespace', stat.namespace),
        metricName: intended('metric', stat.metricName),
        dimensions: {
          ...stat.dimensions,
          ...(endpoint !== undefined && { [endpointDimension]: intended('endpoint', endpoint) }),
        },
      },
    };
  });
  return { ...definitionOf(alarm), queries };
}

/** The same alarm, without an email when it returns to OK. */
function withoutOkMails(alarm: Alarm): AlarmDefinition {
  const okActions = alarm.okActions.filter((arn) => parseTopicArn(arn) === undefined);
  return { ...definitionOf(alarm), okActions };
}

/**
 * The same alarm, notifying another topic.
 * @param insteadOf the topic to replace; if omitted, the new topic is added to the ALARM actions
 */
export function withTopic(alarm: Alarm, topicArn: string, insteadOf?: string): AlarmDefinition {
  const moved = (arns: readonly string[]): readonly string[] => [
    ...new Set(arns.map((arn) => (arn === insteadOf ? topicArn : arn))),
  ];
  return {
    ...definitionOf(alarm),
    alarmActions: moved(
      insteadOf === undefined ? [...alarm.alarmActions, topicArn] : alarm.alarmActions,
    ),
    okActions: moved(alarm.okActions),
    insufficientDataActions: moved(alarm.insufficientDataActions),
  };
}

/** The settings of an alarm, without its state and other data from CloudWatch. */
export function definitionOf(alarm: Alarm): AlarmDefinition {
  const { name, description, queries, periodSeconds, evaluationPeriods } = alarm;
  const { datapointsToAlarm, threshold, comparison, treatMissing } = alarm;
  const { ignoresLowSamples, evaluationWindow, warmUp } = alarm;
  const { actionsEnabled, alarmActions, okActions, insufficientDataActions } = alarm;
  return {
    ...{ name, queries, periodSeconds, evaluationPeriods, datapointsToAlarm },
    ...{ threshold, comparison, treatMissing },
    ...omitUndefined({ description, ignoresLowSamples, evaluationWindow, warmUp }),
    ...{ actionsEnabled, alarmActions, okActions, insufficientDataActions },
  };
}
