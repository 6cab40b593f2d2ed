/** Finds alarms on numbers whose connections a log alarm already notifies of, by name. */
import { memoizeByObject } from '../base/memoize';
import type { Alarm } from '../model/alarm';
import type { LogAlarm } from '../model/logAlarm';
import { parseTopicArn } from '../model/topic';
import { detectsConnections } from '../watching/detects';
import { endpointsOf, namedEndpoints } from '../watching/watches';
import { onlyActions } from './duplicates';
import type { Hit } from './finding';
import type { LogDiagnosis } from './logDiagnosis';
import type { Subject } from './subject';

/** The fault if a log alarm notifies a topic of the alarm of all its endpoints. */
export function namedDuplicate(alarm: Alarm, subject: Subject): Hit<LogDiagnosis> | undefined {
  const [other] = namersOf(alarm, subject);
  if (!other) return undefined;
  return {
    severity: 'warning',
    diagnosis: { rule: 'namedDuplicate', other: other.name, only: onlyActions(alarm, other) },
    fix: { kind: 'deleteAlarm', alarmName: alarm.name, seen: alarm, stays: other },
  };
}

/** The log alarms that notify a topic of the alarm of all its endpoints, by name. */
export function namersOf(
  alarm: Alarm,
  subject: Pick<Subject, 'logAlarms' | 'endpoints'>,
): readonly LogAlarm[] {
  if (!alarm.actionsEnabled || subject.logAlarms.length === 0) return [];
  const topics = alarm.alarmActions.filter((arn) => parseTopicArn(arn) !== undefined);
  const named = namedEndpoints(alarm);
  if (topics.length === 0 || named.length === 0 || !detectsConnections(alarm)) return [];
  const [first, ...others] = named.map(({ id, accountId }) =>
    accountId === undefined ? (byEndpoint(subject).get(id) ?? []) : [],
  );
  return (first ?? []).filter(
    (one) =>
      others.every((all) => all.includes(one)) &&
      topics.some((arn) => one.alarmActions.includes(arn)),
  );
}

/** The log alarms that notify of connections, by endpoint. */
const byEndpoint = memoizeByObject(
  ({
    logAlarms,
    endpoints,
  }: Pick<Subject, 'logAlarms' | 'endpoints'>): ReadonlyMap<string, readonly LogAlarm[]> => {
    const found = new Map<string, LogAlarm[]>();
    for (const alarm of logAlarms) {
      if (!alarm.actionsEnabled || !detectsConnections(alarm)) continue;
      for (const id of endpointsOf(alarm, endpoints?.values() ?? [])) {
        const all = found.get(id);
        if (all) all.push(alarm);
        else found.set(id, [alarm]);
      }
    }
    return found;
  },
);
