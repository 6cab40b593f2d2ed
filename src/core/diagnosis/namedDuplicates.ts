/** Finds alarms on numbers whose connections a log alarm already notifies of, by name. */
import { canonical } from '../actions/write/canonical';
import { memoizeByObject } from '../base/memoize';
import { connectionQuery, type LogAlarmQuery } from '../logAlarms/logAlarmQuery';
import type { Alarm } from '../model/alarm';
import type { LogAlarm } from '../model/logAlarm';
import { parseTopicArn } from '../model/topic';
import { detectsConnections } from '../watching/detects';
import { insightsOf } from '../watching/alarmInsights';
import { namedInQuery } from '../watching/connectionLogs';
import { namedEndpoints } from '../watching/watches';
import { canNotify, examine } from './alarmHits';
import { onlyActions } from './duplicates';
import type { Hit } from './finding';
import type { LogDiagnosis } from './logDiagnosis';
import type { Subject } from './subject';

/** The fault if a log alarm notifies a topic of the alarm of the same connections. */
export function namedDuplicate(alarm: Alarm, subject: Subject): Hit<LogDiagnosis> | undefined {
  const [other] = namingAlarms(alarm, subject);
  if (!other) return undefined;
  return {
    severity: 'warning',
    diagnosis: { rule: 'namedDuplicate', other: other.name, only: onlyActions(alarm, other) },
    fix: { kind: 'deleteAlarm', alarmName: alarm.name, seen: alarm, stays: other },
  };
}

/** The log alarms that notify a topic of the alarm of every connection to its endpoint, by name. */
export function namingAlarms(alarm: Alarm, subject: Subject): readonly LogAlarm[] {
  if (!alarm.actionsEnabled || subject.logAlarms.length === 0) return [];
  const topics = alarm.alarmActions.filter((arn) => parseTopicArn(arn) !== undefined);
  const [endpoint, ...others] = namedEndpoints(alarm);
  if (!endpoint || endpoint.accountId !== undefined || others.length > 0) return [];
  if (topics.length === 0 || insightsOf(alarm).length > 0 || !detectsConnections(alarm)) return [];
  return (byEndpoint(subject).get(endpoint.id) ?? []).filter((one) =>
    topics.some((arn) => one.alarmActions.includes(arn)),
  );
}

/** The log alarms that notify of every connection, by endpoint. */
const byEndpoint = memoizeByObject((subject: Subject): ReadonlyMap<string, readonly LogAlarm[]> => {
  const found = new Map<string, LogAlarm[]>();
  for (const alarm of subject.logAlarms) {
    const id = alarm.actionsEnabled ? endpointOf(alarm) : undefined;
    // Without the endpoint's settings it is unknown whether the query reads its log.
    if (id === undefined || subject.endpoints?.get(id) === undefined) continue;
    if (!canNotify(examine(alarm, subject).hits)) continue;
    found.set(id, [...(found.get(id) ?? []), alarm]);
  }
  return found;
});

/**
 * The endpoint of whose connections the alarm misses none; undefined if that is not certain. A filter,
 * limit or window of the user's own may leave connections out, so only the query that this extension
 * creates is certain.
 */
const endpointOf = memoizeByObject((alarm: LogAlarm): string | undefined => {
  const [named, ...others] = namedInQuery(alarm);
  if (!named || named.accountId !== undefined || others.length > 0) return undefined;
  const { evaluation, resultsToEvaluate, resultsToAlarm, threshold, comparison } = alarm;
  if (evaluation !== undefined || resultsToEvaluate !== 1 || resultsToAlarm !== 1) return undefined;
  const one =
    (comparison === 'GreaterThanOrEqualToThreshold' && threshold > 0 && threshold <= 1) ||
    (comparison === 'GreaterThanThreshold' && threshold >= 0 && threshold < 1);
  const asked = { ...alarm.query, roleArn: undefined, logGroups: undefined };
  return one && sameText(asked) === sameText(connectionQuery(named.id)) ? named.id : undefined;
});

/** A query without the differences of its spaces. */
function sameText(query: LogAlarmQuery): string {
  const [queryString, aggregation] = [query.queryString, query.aggregation].map((text) =>
    text.trim().replace(/\s+/g, ' '),
  );
  return canonical({ ...query, queryString, aggregation });
}
