/**
 * Derives the editor's notifications from two snapshots: alarms that fired, and new connections.
 */
import { newArrivals, type Arrivals } from './arrivals';
import { newAlarms } from '../cloudwatch/transitions';
import type { Translate } from '../ports/translate';
import { scopeId, type ScopeId } from '../model/scope';
import { endpointKey } from '../model/endpointRef';
import { oldestFetch } from '../rows/freshness';
import { connectionUser, type Connection } from '../model/connection';
import { partValue, type ScopeSnapshot } from '../model/snapshot';
import { arrivalText } from './arrivalText';
import { firings, placeOf, type Firing, type WatchedEndpoint } from './firings';
import type { Format } from '../text/format';
import { noticeText } from './noticeText';
import { sentences } from '../text/phrases';

/** One notification. */
export interface Notice {
  readonly scope: ScopeId;
  /** Whether it is about a test and not about a connection. */
  readonly test: boolean;
  readonly text: string;
  /** Whether an alarm fired; otherwise it is about new connections. */
  readonly alarm: boolean;
  /** Its endpoints, each once, without muted ones; never empty. */
  readonly targets: readonly WatchedEndpoint[];
  /** Users of the new connections, each once, as `connectionUser` names them. */
  readonly users: readonly string[];
}

/** The reader's language. */
export interface NoticeWords {
  readonly t: Translate;
  readonly format: Format;
}

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
  const arrivals = muteSettings.allUsers ? [] : newArrivals(before, after);
  return {
    scope: after,
    firings: fresh.flatMap((firing) => notMuted(firing, muteSettings.endpoints)),
    arrivals: arrivals
      .filter(({ endpointId }) => !muteSettings.endpoints.has(endpointKey(id, endpointId)))
      .flatMap((some) => keepArrivals(some, (c) => !muteSettings.users.has(connectionUser(c)))),
  };
}

/** The keys of all events. */
export function newEventKeys({ firings: some, arrivals }: NewEvents): readonly string[] {
  const connections = arrivals.flatMap((one) => one.connections);
  return [...some.map(firingKey), ...connections.map(arrivalKey)];
}

/** The events with the given keys. */
export function newEventsWithKeys(newEvents: NewEvents, keys: ReadonlySet<string>): NewEvents {
  return {
    ...newEvents,
    firings: newEvents.firings.filter((firing) => keys.has(firingKey(firing))),
    arrivals: newEvents.arrivals.flatMap((some) =>
      keepArrivals(some, (connection) => keys.has(arrivalKey(connection))),
    ),
  };
}

function keepArrivals(
  { endpointId, connections }: Arrivals,
  wanted: (connection: Connection) => boolean,
): readonly Arrivals[] {
  const kept = connections.filter(wanted);
  return kept.length > 0 ? [{ endpointId, connections: kept }] : [];
}

/**
 * One notification for alarms and new connections of a scope, and one for tests.
 * @param devices public addresses by connection ID, if the connection log has them
 */
export function noticesOf(
  { scope, firings: some, arrivals }: NewEvents,
  words: NoticeWords,
  devices: ReadonlyMap<string, string> = new Map(),
): readonly Notice[] {
  const tests = some.filter(({ test }) => test);
  const real = some.filter(({ test }) => !test);
  return [
    ...(real.length > 0 || arrivals.length > 0
      ? [noticeOf(scope, { some: real, arrivals, devices, test: false }, words)]
      : []),
    ...(tests.length > 0
      ? [noticeOf(scope, { some: tests, arrivals: [], devices, test: true }, words)]
      : []),
  ];
}

/** The firing without its muted endpoints; empty if all are muted. */
function notMuted(firing: Firing, silent: ReadonlySet<string>): readonly Firing[] {
  const endpoints = firing.endpoints.filter(
    ({ scope, endpointId }) => !silent.has(endpointKey(scope, endpointId)),
  );
  return endpoints.length > 0 ? [{ ...firing, endpoints }] : [];
}

interface NoticeParts {
  readonly some: readonly Firing[];
  readonly arrivals: readonly Arrivals[];
  readonly devices: ReadonlyMap<string, string>;
  readonly test: boolean;
}

function noticeOf(
  scope: ScopeSnapshot,
  { some, arrivals, devices, test }: NoticeParts,
  words: NoticeWords,
): Notice {
  const targets = new Map<string, WatchedEndpoint>();
  for (const { endpoints } of some)
    for (const endpoint of endpoints) targets.set(endpoint.endpointId, endpoint);
  const fired = [...targets.values()];
  for (const { endpointId } of arrivals)
    if (!targets.has(endpointId)) targets.set(endpointId, placeOf(scope, endpointId));
  // The time of the snapshot, so that "today" refers to the day of its data.
  const now = oldestFetch([scope.alarms]) ?? Math.max(0, ...some.map(({ at }) => at));
  const endpointName = (id: string): string => placeOf(scope, id).name;
  const texts = [
    ...(some.length > 0 ? [noticeText({ some, targets: fired, test }, { ...words, now })] : []),
    ...(arrivals.length > 0 ? [arrivalText({ arrivals, endpointName, devices }, words)] : []),
  ];
  const connections = arrivals.flatMap((one) => one.connections);
  return {
    scope: scopeId(scope.scope),
    test,
    alarm: some.length > 0,
    text: sentences(texts, words.t),
    targets: [...targets.values()],
    users: [...new Set(connections.map(connectionUser))],
  };
}
