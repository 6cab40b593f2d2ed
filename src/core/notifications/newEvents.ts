/** What is new between two snapshots of a scope, each event with the key by which it notifies once. */
import { newAlarms } from '../cloudwatch/transitions';
import { connectionUser, type Connection } from '../model/connection';
import { endpointKey } from '../model/endpointRef';
import { scopeId } from '../model/scope';
import { partValue, type ScopeSnapshot } from '../model/snapshot';
import { newArrivals, type Arrivals } from './arrivals';
import {
  contributorUser,
  isExplained,
  newContributorEvents,
  type ContributorEvent,
} from './contributorEvents';
import { firings, type Firing } from './firings';

/** What the user has muted. */
export interface MuteSettings {
  /** As `endpointKey`s. */
  readonly endpoints: ReadonlySet<string>;
  /** As `connectionUser` names them. */
  readonly users: ReadonlySet<string>;
  /** Whether notifications of all new connections are off. */
  readonly allUsers: boolean;
}

/** What is new in one scope since an earlier snapshot. */
export interface NewEvents {
  readonly scope: ScopeSnapshot;
  /** Without muted endpoints. */
  readonly firings: readonly Firing[];
  /** Without muted endpoints and users. */
  readonly arrivals: readonly Arrivals[];
  /**
   * Without muted endpoints and users, and without those about a connection among the arrivals.
   */
  readonly contributors: readonly ContributorEvent[];
}

/** Key that makes a firing notify once, across windows and profiles. */
function firingKey({ alarm, at }: Firing): string {
  return JSON.stringify(['fired', alarm.arn, at]);
}

/** Key that makes a connection notify once. */
function arrivalKey({ id }: Pick<Connection, 'id'>): string {
  return JSON.stringify(['joined', id]);
}

/**
 * Key that makes a contributor notify once. One that names a connection has the connection's key, so
 * that no window reports both.
 */
function contributorKey({ alarm, transition, facts }: ContributorEvent): string {
  if (facts.connectionId !== undefined) return arrivalKey({ id: facts.connectionId });
  return JSON.stringify(['contributor', alarm.arn, transition.contributor.id, transition.at]);
}

/**
 * The events between two snapshots of a scope: each transition and each new connection once. Parts
 * that were unknown before yield no events.
 */
export function newEventsOf(
  before: ScopeSnapshot,
  after: ScopeSnapshot,
  muteSettings: MuteSettings,
): NewEvents {
  const known = partValue(before.alarms) && before.transitions !== after.transitions;
  const fresh = known ? firings(after, newAlarms(after.transitions, before.transitions)) : [];
  const id = scopeId(after.scope);
  const arrivals = (muteSettings.allUsers ? [] : newArrivals(before, after))
    .filter(({ endpointId }) => !muteSettings.endpoints.has(endpointKey(id, endpointId)))
    .flatMap((some) => keepArrivals(some, (c) => !muteSettings.users.has(connectionUser(c))));
  const reported = new Set(arrivals.flatMap((some) => some.connections.map((c) => c.id)));
  return {
    scope: after,
    firings: fresh
      .filter((firing) => !isExplained(firing, after))
      .flatMap((firing) => notMuted(firing, muteSettings.endpoints)),
    arrivals,
    contributors: newContributorEvents(before, after)
      .filter((event) => !reported.has(event.facts.connectionId ?? ''))
      .filter((event) => !muteSettings.users.has(contributorUser(event) ?? ''))
      .flatMap((event) => notMuted(event, muteSettings.endpoints)),
  };
}

/** The keys of all events. */
export function newEventKeys({
  firings: some,
  arrivals,
  contributors,
}: NewEvents): readonly string[] {
  const connections = arrivals.flatMap((one) => one.connections);
  return [
    ...some.map(firingKey),
    ...connections.map(arrivalKey),
    ...contributors.map(contributorKey),
  ];
}

/** The events with the given keys. */
export function newEventsWithKeys(newEvents: NewEvents, keys: ReadonlySet<string>): NewEvents {
  return {
    ...newEvents,
    firings: newEvents.firings.filter((firing) => keys.has(firingKey(firing))),
    arrivals: newEvents.arrivals.flatMap((some) =>
      keepArrivals(some, (connection) => keys.has(arrivalKey(connection))),
    ),
    contributors: newEvents.contributors.filter((event) => keys.has(contributorKey(event))),
  };
}

function keepArrivals(
  { endpointId, connections }: Arrivals,
  wanted: (connection: Connection) => boolean,
): readonly Arrivals[] {
  const kept = connections.filter(wanted);
  return kept.length > 0 ? [{ endpointId, connections: kept }] : [];
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
