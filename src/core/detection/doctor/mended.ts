/** An alarm as it should be: the default connection alarm, with what the person chose kept. */
import type { Alarm, AlarmDefinition, MetricQuery } from '../../model/alarm';
import { parseTopicArn } from '../../model/topic';
import { present } from '../../present';
import { connectionAlarm } from '../definition';
import { readsConnections, watchedEndpoints } from '../watches';
import type { FindingFix } from './finding';

type ReplaceFix = Extract<FindingFix, { readonly kind: 'replaceAlarm' }>;

/**
 * The definition that replaces the alarm's: name, description and actions stay, all that decides
 * when it goes off is the default's. Undefined when it does not watch exactly one endpoint.
 * @param endpointId the endpoint to watch, where it is not the alarm's own
 */
export function mendedAlarm(alarm: Alarm, endpointId?: string): AlarmDefinition | undefined {
  const watched = endpointId === undefined ? watchedEndpoints(alarm) : [endpointId];
  const [id, ...others] = watched;
  if (id === undefined || others.length > 0) return undefined;
  const { name } = alarm;
  const shape = connectionAlarm({ endpointId: id, endpointLabel: id, name, topicArn: '' });
  const { periodSeconds, evaluationPeriods, datapointsToAlarm } = shape;
  const { threshold, comparison, treatMissing } = shape;
  return {
    ...definitionOf(alarm),
    queries: mendedQueries(alarm.queries, shape.queries),
    ...{ periodSeconds, evaluationPeriods, datapointsToAlarm },
    ...{ threshold, comparison, treatMissing },
  };
}

/**
 * The default's queries in the place of those that have their part already: ids and labels stay, and
 * with them all that an entry has besides.
 */
function mendedQueries(
  queries: readonly MetricQuery[],
  shape: readonly MetricQuery[],
): readonly MetricQuery[] {
  const [count, rise] = [shape.find(({ stat }) => stat), shape.find(({ stat }) => !stat)];
  if (!count || !rise) return shape;
  const metric = queries.find(readsConnections);
  const expressions = queries.filter(({ stat }) => !stat);
  const watched = expressions.find(({ returnData }) => returnData) ?? expressions[0];
  const metricId = metric?.id ?? (watched?.id === count.id ? 'count' : count.id);
  const riseId = watched?.id ?? (metricId === rise.id ? 'rise' : rise.id);
  return [
    { ...count, ...metric, id: metricId, ...present({ stat: count.stat }), returnData: false },
    { ...rise, ...watched, id: riseId, expression: `DIFF(${metricId})`, returnData: true },
  ];
}

/** The definition that a fix of the kind `replaceAlarm` writes. */
export function replacementOf({ seen, change }: ReplaceFix): AlarmDefinition {
  if (change === 'withoutOkMails') return withoutOkMails(seen);
  // The fix is offered for an alarm of one endpoint only.
  return mendedAlarm(seen) ?? definitionOf(seen);
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
  const { evaluationWindow, warmUp } = alarm;
  const { actionsEnabled, alarmActions, okActions, insufficientDataActions } = alarm;
  return {
    ...{ name, ...(description !== undefined && { description }) },
    ...{ queries, periodSeconds, evaluationPeriods, datapointsToAlarm },
    ...{ threshold, comparison, treatMissing },
    ...present({ evaluationWindow, warmUp }),
    ...{ actionsEnabled, alarmActions, okActions, insufficientDataActions },
  };
}
