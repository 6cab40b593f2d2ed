/** Alarms that fired: which, when, until when, for which endpoint, and whether it was a test. */
import { isTestReason } from '../actions/testNotification';
import { endpointsOf, foreignEndpoints, type NamedEndpoint } from '../watching/watches';
import type { Transition } from '../model/alarm';
import type { AnyAlarm } from '../model/logAlarm';
import type { EndpointRef } from '../model/endpointRef';
import { scopeId } from '../model/scope';
import { partValue, type ScopeSnapshot } from '../model/snapshot';
import { displayName, displayText } from '../text/displayText';
import { endpointName } from '../text/names';

/** An endpoint that an alarm watches, with its display name. */
export interface WatchedEndpoint extends EndpointRef {
  readonly name: string;
}

/** One transition to ALARM. */
export interface Firing {
  readonly alarm: AnyAlarm;
  /** Display name of the alarm. */
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** When the alarm left ALARM; undefined while it is in ALARM. */
  readonly until?: number;
  /** Whether a user put the alarm into ALARM to test its notifications. */
  readonly test: boolean;
  readonly endpoints: readonly WatchedEndpoint[];
}

/**
 * The firings among some transitions, in their order. Excludes transitions to other states, and
 * those of alarms that no longer exist or watch no endpoint.
 */
export function firings(
  scope: ScopeSnapshot,
  transitions: readonly Transition[],
): readonly Firing[] {
  const alarms = partValue(scope.alarms) ?? [];
  return transitions.flatMap((transition) => {
    if (transition.to !== 'ALARM') return [];
    const alarm = alarms.find(({ name }) => name === transition.alarmName);
    const endpoints = alarm ? alarmEndpoints(scope, alarm) : [];
    if (!alarm || endpoints.length === 0) return [];
    const until = endOf(transition, alarm, scope.transitions);
    return {
      alarm,
      name: displayName(alarm.name, alarm.arn),
      at: transition.at,
      ...(until !== undefined && { until }),
      test: isTestReason(transition.reason),
      endpoints,
    };
  });
}

/** The endpoints that an alarm watches: those it names, listed or not, and those of its queries. */
export function alarmEndpoints(scope: ScopeSnapshot, alarm: AnyAlarm): readonly WatchedEndpoint[] {
  const listed = partValue(scope.endpoints) ?? [];
  const foreign = foreignEndpoints(alarm).map((endpoint) => foreignPlace(scope, endpoint));
  return [...endpointsOf(alarm, listed).map((id) => placeOf(scope, id)), ...foreign];
}

/** An endpoint with its display name, listed or not. */
export function placeOf(scope: ScopeSnapshot, endpointId: string): WatchedEndpoint {
  const endpoint = partValue(scope.endpoints)?.find(({ id }) => id === endpointId);
  const name = endpoint ? endpointName(endpoint) : displayText(endpointId);
  return { scope: scopeId(scope.scope), endpointId, name };
}

/** The endpoint in the scope of its account, if there is one. */
function foreignPlace(
  scope: ScopeSnapshot,
  { id: endpointId, accountId }: Required<NamedEndpoint>,
): WatchedEndpoint {
  const seen = scope.elsewhere?.seen.find(
    (one) => one.accountId === accountId && one.endpointId === endpointId,
  );
  const name = `${displayText(seen?.name ?? endpointId)} (${displayText(accountId)})`;
  return { scope: seen?.scope ?? scopeId(scope.scope), endpointId, name };
}

/**
 * Time of the next state change, if known; else the alarm's current state shows whether it is over.
 */
function endOf(
  start: Transition,
  alarm: AnyAlarm,
  transitions: readonly Transition[],
): number | undefined {
  const later = transitions.slice(transitions.indexOf(start) + 1);
  const end = later.find(({ alarmName, to }) => alarmName === start.alarmName && to !== 'ALARM');
  if (end) return end.at;
  return alarm.state !== 'ALARM' && alarm.stateSince > start.at ? alarm.stateSince : undefined;
}
