/** The editor's notifications of alarms that fired, contributors of log alarms, and new connections. */
import type { Arrivals } from './arrivals';
import type { Translate } from '../ports/translate';
import { scopeId, type ScopeId } from '../model/scope';
import { oldestFetch } from '../rows/freshness';
import { connectionUser, isOpen, type Connection } from '../model/connection';
import type { EndpointRef } from '../model/endpointRef';
import { onePerId } from '../model/onePerId';
import { partValue, type ScopeSnapshot } from '../model/snapshot';
import { arrivalText } from './arrivalText';
import { contributorUser } from './contributorEvents';
import { contributorText } from './contributorText';
import { placeOf, type Firing, type WatchedEndpoint } from './firings';
import { joinsBefore } from './joins';
import { allEnded, endedText, type Joins } from './joinText';
import type { NewEvents } from './newEvents';
import type { Format } from '../text/format';
import { noticeText } from './noticeText';
import { sentences } from '../text/phrases';
import type { ViewContext } from '../text/viewContext';

/** A connection that a notification names, for its buttons. */
export interface NamedConnection extends EndpointRef {
  readonly connectionId: string;
}

/** One notification. */
export interface Notice {
  readonly scope: ScopeId;
  /** Whether it is about a test and not about a connection. */
  readonly test: boolean;
  readonly text: string;
  /** Whether an alarm fired; otherwise it is about new connections alone. */
  readonly alarm: boolean;
  /** Its endpoints, each once, without muted ones; never empty. */
  readonly targets: readonly WatchedEndpoint[];
  /** Users of the connections and contributors, each once, as `connectionUser` names them. */
  readonly users: readonly string[];
  /** The connections that it names and that are open. */
  readonly open: readonly NamedConnection[];
}

/** The reader's language. */
export interface NoticeWords {
  readonly t: Translate;
  readonly format: Format;
}

const noDevices: ReadonlyMap<string, string> = new Map();

/**
 * One notification for alarms and new connections of a scope, and one for tests. The notification of
 * an alarm names who connected before it fired, also those who were reported then.
 * @param devices public addresses by connection ID, if the connection log has them
 */
export function noticesOf(
  events: NewEvents,
  words: NoticeWords,
  devices: ReadonlyMap<string, string> = noDevices,
): readonly Notice[] {
  const tests = events.firings.filter(({ test }) => test);
  const real = events.firings.filter(({ test }) => !test);
  const { arrivals, contributors } = events;
  const all = { ...events, firings: real };
  const onlyTests = { ...events, firings: tests, explained: [], arrivals: [], contributors: [] };
  return [
    ...(real.length + arrivals.length + contributors.length > 0
      ? [noticeOf(all, { words, devices, test: false })]
      : []),
    ...(tests.length > 0 ? [noticeOf(onlyTests, { words, devices, test: true })] : []),
  ];
}

interface NoticeOptions {
  readonly words: NoticeWords;
  readonly devices: ReadonlyMap<string, string>;
  readonly test: boolean;
}

function noticeOf(events: NewEvents, { words, devices, test }: NoticeOptions): Notice {
  const { scope, firings: some, explained, arrivals, contributors } = events;
  const named = [...some, ...explained].flatMap((firing) => joinsBefore(firing, scope));
  const others = withoutNamed(arrivals, named);
  // The time of the snapshot, so that "today" refers to the day of its data.
  const now = oldestFetch([scope.alarms]) ?? Math.max(0, ...some.map(({ at }) => at));
  const context = { ...words, now };
  const alarms = [...(some.length > 0 ? [some] : []), ...explained.map((one) => [one])];
  const endpointName = (id: string): string => placeOf(scope, id).name;
  const texts = [
    ...alarms.map((group) => alarmText(group, scope, { devices, test, context })),
    ...(contributors.length > 0 ? [contributorText(contributors, context)] : []),
    ...(others.length > 0 ? [arrivalText({ arrivals: others, endpointName, devices }, words)] : []),
  ];
  const connections = onePerId([...named, ...arrivals.flatMap((one) => one.connections)]);
  const ids = contributors.flatMap(({ facts }) => facts.connectionId ?? []);
  const users = [
    ...connections.map(connectionUser),
    ...contributors.flatMap((event) => contributorUser(event) ?? []),
  ];
  return {
    scope: scopeId(scope.scope),
    test,
    alarm: some.length + contributors.length > 0,
    text: sentences(texts, words.t),
    targets: targetsOf(events),
    users: [...new Set(users)],
    open: openOnes(scope, new Set([...connections.map(({ id }) => id), ...ids])),
  };
}

/** The sentences about some firings, with the connections before them. */
function alarmText(
  some: readonly Firing[],
  scope: ScopeSnapshot,
  { devices, test, context }: Omit<NoticeOptions, 'words'> & { readonly context: ViewContext },
): string {
  const connections = onePerId(some.flatMap((firing) => joinsBefore(firing, scope)));
  const targets = distinct(some.flatMap(({ endpoints }) => endpoints));
  const joins: Joins = {
    connections,
    placeOf: ({ endpointId }) => (targets.length > 1 ? placeOf(scope, endpointId).name : undefined),
    devices,
  };
  const text = noticeText({ some, targets, test, joins }, context);
  const users = new Set(connections.map(connectionUser)).size;
  return allEnded(connections) ? sentences([text, endedText(users, context)], context.t) : text;
}

/** The endpoints of all events: those of alarms first. */
function targetsOf({
  scope,
  firings,
  contributors,
  arrivals,
}: NewEvents): readonly WatchedEndpoint[] {
  return distinct([
    ...firings.flatMap(({ endpoints }) => endpoints),
    ...contributors.flatMap(({ endpoints }) => endpoints),
    ...arrivals.map(({ endpointId }) => placeOf(scope, endpointId)),
  ]);
}

/** Each endpoint once. */
function distinct(endpoints: readonly WatchedEndpoint[]): readonly WatchedEndpoint[] {
  return [...new Map(endpoints.map((endpoint) => [endpoint.endpointId, endpoint])).values()];
}

function withoutNamed(
  arrivals: readonly Arrivals[],
  named: readonly Connection[],
): readonly Arrivals[] {
  const ids = new Set(named.map(({ id }) => id));
  return arrivals.flatMap(({ endpointId, connections }) => {
    const left = connections.filter(({ id }) => !ids.has(id));
    return left.length > 0 ? [{ endpointId, connections: left }] : [];
  });
}

function openOnes(scope: ScopeSnapshot, ids: ReadonlySet<string>): readonly NamedConnection[] {
  return Object.values(scope.connections)
    .flatMap((part) => partValue(part) ?? [])
    .filter((connection) => ids.has(connection.id) && isOpen(connection))
    .map(({ id, endpointId }) => ({ scope: scopeId(scope.scope), endpointId, connectionId: id }));
}
