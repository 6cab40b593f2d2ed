/** An alarm as it should be: the default connection alarm, with what the person chose kept. */
import type { Alarm, AlarmDefinition, MetricQuery } from '../model/alarm';
import { parseTopicArn } from '../model/topic';
import { omitUndefined } from '../base/omitUndefined';
import { connectionAlarm, endpointDimension } from '../cloudwatch/definition';
import { isMeantForClientVpn } from '../watching/lookAlikes';
import { insightsOf, namedEndpoints, readsConnections } from '../watching/watches';
import type { FindingFix, WrongName } from './finding';

type ReplaceFix = Extract<FindingFix, { readonly kind: 'replaceAlarm' }>;

/**
 * The definition that replaces the alarm's: name, description and actions stay, all that decides
 * when it goes off is the default's. Undefined when it does not name exactly one endpoint, or takes
 * its metrics by a query.
 * @param endpointId the endpoint of its own account to watch, where it is not the one that it names
 */
export function fixedAlarm(alarm: Alarm, endpointId?: string): AlarmDefinition | undefined {
  const named = endpointId === undefined ? namedEndpoints(alarm) : [{ id: endpointId }];
  const [one, ...others] = named;
  if (!one || others.length > 0 || insightsOf(alarm).length > 0) return undefined;
  const { name } = alarm;
  const shape = connectionAlarm({ endpointId: one.id, endpointLabel: one.id, name, topicArn: '' });
  const { periodSeconds, evaluationPeriods, datapointsToAlarm } = shape;
  const { threshold, comparison, treatMissing } = shape;
  return {
    ...definitionOf(alarm),
    queries: fixedQueries(alarm.queries, shape.queries, one.accountId),
    ...{ periodSeconds, evaluationPeriods, datapointsToAlarm },
    ...{ threshold, comparison, treatMissing },
  };
}

/**
 * The default's queries in the place of those that have their part already: ids and labels stay, and
 * with them all that an entry has besides.
 */
function fixedQueries(
  queries: readonly MetricQuery[],
  shape: readonly MetricQuery[],
  accountId: string | undefined,
): readonly MetricQuery[] {
  const [count, rise] = [shape.find(({ stat }) => stat), shape.find(({ stat }) => !stat)];
  if (!count || !rise) return shape;
  const metric = queries.find(readsConnections);
  const expressions = queries.filter(({ stat }) => !stat);
  const watched = expressions.find(({ returnData }) => returnData) ?? expressions[0];
  const metricId = metric?.id ?? (watched?.id === count.id ? 'count' : count.id);
  const riseId = watched?.id ?? (metricId === rise.id ? 'rise' : rise.id);
  return [
    omitUndefined({
      ...{ ...count, ...metric, ...omitUndefined({ stat: count.stat }) },
      ...{ id: metricId, accountId, returnData: false },
    }),
    { ...rise, ...watched, id: riseId, expression: `DIFF(${metricId})`, returnData: true },
  ];
}

/** The definition that a fix of the kind `replaceAlarm` writes. */
export function replacementOf(fix: ReplaceFix): AlarmDefinition {
  const { seen } = fix;
  switch (fix.change) {
    case 'withoutOkMails':
      return withoutOkMails(seen);
    case 'publishedNames':
      return withNames(seen, fix.names);
    case 'default':
      // The fix is offered for an alarm of one endpoint only.
      return fixedAlarm(seen) ?? definitionOf(seen);
  }
}

/** The same alarm, with the names that are meant in the place of those that nothing is published by. */
function withNames(alarm: Alarm, names: readonly WrongName[]): AlarmDefinition {
  const meant = (part: WrongName['part'], found: string): string =>
    names.find((name) => name.part === part && name.found === found)?.meant ?? found;
  const queries = alarm.queries.map((query) => {
    const { stat } = query;
    if (!stat || !isMeantForClientVpn(stat, Object.values(stat.dimensions))) return query;
    const endpoint = stat.dimensions[endpointDimension];
    return {
      ...query,
      stat: {
        ...stat,
        namespace: meant('namespace', stat.namespace),
        metricName: meant('metric', stat.metricName),
        dimensions: {
          ...stat.dimensions,
          ...(endpoint !== undefined && { [endpointDimension]: meant('endpoint', endpoint) }),
        },
      },
    };
  });
  return { ...definitionOf(alarm), queries };
}

/** The same alarm, mailing no longer that it is back in OK. */
function withoutOkMails(alarm: Alarm): AlarmDefinition {
  const okActions = alarm.okActions.filter((arn) => parseTopicArn(arn) === undefined);
  return { ...definitionOf(alarm), okActions };
}

/**
 * The same alarm, telling another topic.
 * @param insteadOf the topic that it told; left out, the new one is told on ALARM besides the others
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

/** What a person decided about an alarm, without what CloudWatch says of it. */
export function definitionOf(alarm: Alarm): AlarmDefinition {
  const { name, description, queries, periodSeconds, evaluationPeriods } = alarm;
  const { datapointsToAlarm, threshold, comparison, treatMissing } = alarm;
  const { ignoresLowSamples, evaluationWindow, warmUp } = alarm;
  const { actionsEnabled, alarmActions, okActions, insufficientDataActions } = alarm;
  return {
    ...{ name, ...(description !== undefined && { description }) },
    ...{ queries, periodSeconds, evaluationPeriods, datapointsToAlarm },
    ...{ threshold, comparison, treatMissing },
    ...omitUndefined({ ignoresLowSamples, evaluationWindow, warmUp }),
    ...{ actionsEnabled, alarmActions, okActions, insufficientDataActions },
  };
}
