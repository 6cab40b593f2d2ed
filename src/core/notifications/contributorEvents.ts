/** Contributors of log alarms that entered ALARM: whom the alarm notifies of, and for which endpoint. */
import { minuteMs } from '../base/duration';
import { newContributorTransitions } from '../cloudwatch/contributorTransitions';
import { contributorFacts, type ContributorFacts } from '../logAlarms/contributor';
import type { ContributorTransition } from '../model/alarmHistory';
import { isLogAlarm, type LogAlarm } from '../model/logAlarm';
import { partValue, type ScopeSnapshot } from '../model/snapshot';
import { logAlarmSubject } from '../watching/connectionLogs';
import { alarmEndpoints, placeOf, type Firing, type WatchedEndpoint } from './firings';

/** One contributor that entered ALARM. */
export interface ContributorEvent {
  readonly alarm: LogAlarm;
  readonly transition: ContributorTransition;
  readonly facts: ContributorFacts;
  /** Never empty. */
  readonly endpoints: readonly WatchedEndpoint[];
  /** Whether a notification has named its connection before. */
  readonly known: boolean;
}

/**
 * The events between two snapshots of a scope. Those of the first reading, of a new alarm and of an
 * alarm on no endpoint are none.
 */
export function newContributorEvents(
  before: ScopeSnapshot,
  after: ScopeSnapshot,
): readonly ContributorEvent[] {
  const { contributorTransitions: seen } = before;
  if (seen === after.contributorTransitions) return [];
  const known = new Set(partValue(before.alarms)?.map(({ name }) => name));
  const alarms = (partValue(after.alarms) ?? []).filter((alarm) => isLogAlarm(alarm));
  return newContributorTransitions(after.contributorTransitions, seen).flatMap((transition) => {
    const alarm = alarms.find(({ name }) => name === transition.alarmName);
    if (!alarm || !known.has(alarm.name)) return [];
    const facts = contributorFacts(transition.contributor);
    const { endpointId } = facts;
    const endpoints =
      endpointId === undefined ? alarmEndpoints(after, alarm) : [placeOf(after, endpointId)];
    const event = { alarm, transition, facts, known: false };
    return endpoints.length > 0 ? [{ ...event, endpoints }] : [];
  });
}

/** Whether contributors explain why a log alarm fired, so that they are reported instead of it. */
export function isExplained(
  { alarm, at, test }: Firing,
  { contributorTransitions }: ScopeSnapshot,
): boolean {
  if (!isLogAlarm(alarm) || test) return false;
  return contributorTransitions.some(
    (event) => event.alarmName === alarm.name && Math.abs(event.at - at) <= minuteMs,
  );
}

/** The user as `connectionUser` names them; undefined if the alarm does not name users. */
export function contributorUser({
  facts: { username, commonName },
}: ContributorEvent): string | undefined {
  return username ?? commonName;
}

/** The connection that a contributor of an alarm on new connections names; undefined if none. */
export function connectedId({ alarm, facts }: ContributorEvent): string | undefined {
  return logAlarmSubject(alarm) === 'connections' ? facts.connectionId : undefined;
}
