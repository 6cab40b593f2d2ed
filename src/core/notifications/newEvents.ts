/** What is new between two snapshots of a scope, each event with the key by which it notifies once. */
import { newAlarms } from '../cloudwatch/transitions';
import type { Transition } from '../model/alarm';
import { connectionUser, type Connection } from '../model/connection';
import { endpointKey } from '../model/endpointRef';
import { scopeId } from '../model/scope';
import { partValue, type ScopeSnapshot } from '../model/snapshot';
import { newArrivals, type Arrivals } from './arrivals';
import {
  connectedId,
  contributorUser,
  isExplained,
  newContributorEvents,
  type ContributorEvent,
} from './contributorEvents';
import { firings, type Firing } from './firings';
import { joinsBefore } from './joins';
import { withLastSeen } from './lastSeen';

/** What the user has muted. */
export interface MuteSettings {
  /** As `endpointKey`s. */
  readonly endpoints: ReadonlySet<string>;
  /** As `connectionUser` names them. */
  readonly users: ReadonlySet<string>;
  /** Whether notifications of all new connections are off. */
  readonly allUsers: boolean;
  /** Whether notifications of all alarms are off. */
  readonly allAlarms: boolean;
}

/** What is new in one scope since an earlier snapshot. */
export interface NewEvents {
  readonly scope: ScopeSnapshot;
  /** Without muted endpoints. */
  readonly firings: readonly Firing[];
  /**
   * Firings that were reported before, without a user, because the connections that may explain them
   * are among the arrivals now. Without muted endpoints.
   */
  readonly explained: readonly Firing[];
  /** Without muted endpoints and users, and without connections that a contributor names. */
  readonly arrivals: readonly Arrivals[];
  /** Without muted endpoints and users. */
  readonly contributors: readonly ContributorEvent[];
  /**
   * The keys of events of muted endpoints and users. They are claimed too, so that no other window
   * reports what the user has muted in this one.
   */
  readonly mutedKeys: readonly string[];
}

/** Key that makes a firing notify once, across windows and profiles. */
export function firingKey({ alarm, at }: Firing): string {
  return JSON.stringify(['fired', alarm.arn, at]);
}

/** Key that makes a connection notify once. */
export function arrivalKey({ id }: Pick<Connection, 'id'>): string {
  return JSON.stringify(['joined', id]);
}

/** Key that makes alarms report a connection once: a number alarm and a log alarm may both fire for it. */
export function alarmedKey(connectionId: string): string {
  return JSON.stringify(['alarmed', connectionId]);
}

/**
 * Key that makes a contributor notify once. It differs from the connection's own key: that an alarm
 * fired is reported also where the connection was reported before. An alarm about something else
 * than new connections, like their ends, is reported on its own.
 */
export function contributorKey(event: ContributorEvent): string {
  const { alarm, transition } = event;
  const connectionId = connectedId(event);
  if (connectionId !== undefined) return alarmedKey(connectionId);
  return JSON.stringify(['contributor', alarm.arn, transition.contributor.id, transition.at]);
}

/**
 * The events between two snapshots of a scope: each transition and each new connection once. Parts
 * that were unknown before yield no events, unless they were seen before this window started.
 */
export function newEventsOf(
  earlier: ScopeSnapshot,
  after: ScopeSnapshot,
  muteSettings: MuteSettings,
): NewEvents {
  const before = withLastSeen(earlier, after);
  const events = eventsBetween(before, after, muteSettings);
  const { endpoints, users } = muteSettings;
  if (endpoints.size + users.size === 0) return { ...events, mutedKeys: [] };
  const unmuted = { ...muteSettings, endpoints: new Set<string>(), users: new Set<string>() };
  const all = eventsBetween(before, after, unmuted);
  const own = new Set(newEventKeys(events));
  return { ...events, mutedKeys: newEventKeys(all).filter((key) => !own.has(key)) };
}

function eventsBetween(
  before: ScopeSnapshot,
  after: ScopeSnapshot,
  muteSettings: MuteSettings,
): Omit<NewEvents, 'mutedKeys'> {
  const { allAlarms } = muteSettings;
  const known = partValue(before.alarms) && before.transitions !== after.transitions;
  const fresh = known ? newAlarms(after.transitions, before.transitions) : [];
  const id = scopeId(after.scope);
  const contributors = (allAlarms ? [] : newContributorEvents(before, after))
    .filter((event) => !muteSettings.users.has(contributorUser(event) ?? ''))
    .flatMap((event) => notMuted(event, muteSettings.endpoints));
  const named = new Set(contributors.map(connectedId));
  const arrivals = (muteSettings.allUsers ? [] : newArrivals(before, after))
    .filter(({ endpointId }) => !muteSettings.endpoints.has(endpointKey(id, endpointId)))
    .flatMap((some) => filterArrivals(some, (c) => !muteSettings.users.has(connectionUser(c))))
    .flatMap((some) => filterArrivals(some, (c) => !named.has(c.id)));
  const reported = (transitions: readonly Transition[]): readonly Firing[] =>
    (allAlarms ? [] : firings(after, transitions))
      .filter((firing) => !isExplained(firing, after))
      .flatMap((firing) => notMuted(firing, muteSettings.endpoints));
  const earlier = arrivals.length > 0 ? after.transitions.filter((t) => !fresh.includes(t)) : [];
  return {
    scope: after,
    firings: reported(fresh),
    explained: reported(earlier).filter((firing) => isExplainedBy(arrivals, firing, after)),
    arrivals,
    contributors: oncePerKey(contributors),
  };
}

/** Whether all connections that may have made an alarm fire are among these, and there are any. */
function isExplainedBy(
  arrivals: readonly Arrivals[],
  firing: Firing,
  scope: ScopeSnapshot,
): boolean {
  const ids = new Set(arrivals.flatMap(({ connections }) => connections.map((c) => c.id)));
  const joins = joinsBefore(firing, scope);
  return joins.length > 0 && joins.every((join) => ids.has(join.id));
}

/** The keys of all events, each once. */
export function newEventKeys({
  firings: some,
  arrivals,
  contributors,
}: Pick<NewEvents, 'firings' | 'arrivals' | 'contributors'>): readonly string[] {
  const connections = arrivals.flatMap((one) => one.connections);
  return [
    ...some.map(firingKey),
    ...connections.map(arrivalKey),
    ...contributors.map(contributorKey),
  ];
}

/** The arrivals with the connections that are wanted; empty if there are none. */
export function filterArrivals(
  { endpointId, connections }: Arrivals,
  wanted: (connection: Connection) => boolean,
): readonly Arrivals[] {
  const filtered = connections.filter(wanted);
  return filtered.length > 0 ? [{ endpointId, connections: filtered }] : [];
}

/** A contributor may have entered ALARM more than once, and several alarms may name a connection. */
function oncePerKey(events: readonly ContributorEvent[]): readonly ContributorEvent[] {
  const byKey = new Map<string, ContributorEvent>();
  for (const event of events)
    if (!byKey.has(contributorKey(event))) byKey.set(contributorKey(event), event);
  return [...byKey.values()];
}

/** The event without its muted endpoints; empty if all are muted. */
function notMuted<Event extends Pick<Firing, 'endpoints'>>(
  event: Event,
  silent: ReadonlySet<string>,
): readonly Event[] {
  const endpoints = event.endpoints.filter(
    ({ scope, endpointId }) => !silent.has(endpointKey(scope, endpointId)),
  );
  return endpoints.length > 0 ? [{ ...event, endpoints }] : [];
}
