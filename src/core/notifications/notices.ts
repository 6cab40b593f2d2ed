/** The editor's notifications of alarms that fired, contributors of log alarms, and new connections. */
import type { Arrivals } from './arrivals';
import type { Translate } from '../ports/translate';
import { scopeId, type ScopeId } from '../model/scope';
import { oldestFetch } from '../rows/freshness';
import { connectionUser } from '../model/connection';
import type { ScopeSnapshot } from '../model/snapshot';
import { arrivalText } from './arrivalText';
import { contributorUser, type ContributorEvent } from './contributorEvents';
import { contributorText } from './contributorText';
import { placeOf, type Firing, type WatchedEndpoint } from './firings';
import type { NewEvents } from './newEvents';
import type { Format } from '../text/format';
import { noticeText } from './noticeText';
import { sentences } from '../text/phrases';

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
  /** Users of the new connections and contributors, each once, as `connectionUser` names them. */
  readonly users: readonly string[];
}

/** The reader's language. */
export interface NoticeWords {
  readonly t: Translate;
  readonly format: Format;
}

/**
 * One notification for alarms and new connections of a scope, and one for tests.
 * @param devices public addresses by connection ID, if the connection log has them
 */
export function noticesOf(
  { scope, firings: some, arrivals, contributors }: NewEvents,
  words: NoticeWords,
  devices: ReadonlyMap<string, string> = new Map(),
): readonly Notice[] {
  const tests = some.filter(({ test }) => test);
  const real = some.filter(({ test }) => !test);
  return [
    ...(real.length + arrivals.length + contributors.length > 0
      ? [noticeOf(scope, { some: real, arrivals, contributors, devices, test: false }, words)]
      : []),
    ...(tests.length > 0
      ? [
          noticeOf(
            scope,
            { some: tests, arrivals: [], contributors: [], devices, test: true },
            words,
          ),
        ]
      : []),
  ];
}

interface NoticeParts {
  readonly some: readonly Firing[];
  readonly arrivals: readonly Arrivals[];
  readonly contributors: readonly ContributorEvent[];
  readonly devices: ReadonlyMap<string, string>;
  readonly test: boolean;
}

function noticeOf(
  scope: ScopeSnapshot,
  { some, arrivals, contributors, devices, test }: NoticeParts,
  words: NoticeWords,
): Notice {
  const targets = new Map<string, WatchedEndpoint>();
  for (const { endpoints } of some)
    for (const endpoint of endpoints) targets.set(endpoint.endpointId, endpoint);
  const fired = [...targets.values()];
  for (const { endpoints } of contributors) {
    for (const endpoint of endpoints)
      if (!targets.has(endpoint.endpointId)) targets.set(endpoint.endpointId, endpoint);
  }
  for (const { endpointId } of arrivals)
    if (!targets.has(endpointId)) targets.set(endpointId, placeOf(scope, endpointId));
  // The time of the snapshot, so that "today" refers to the day of its data.
  const now = oldestFetch([scope.alarms]) ?? Math.max(0, ...some.map(({ at }) => at));
  const endpointName = (id: string): string => placeOf(scope, id).name;
  const texts = [
    ...(some.length > 0 ? [noticeText({ some, targets: fired, test }, { ...words, now })] : []),
    ...(contributors.length > 0 ? [contributorText(contributors, { ...words, now })] : []),
    ...(arrivals.length > 0 ? [arrivalText({ arrivals, endpointName, devices }, words)] : []),
  ];
  const connections = arrivals.flatMap((one) => one.connections);
  return {
    scope: scopeId(scope.scope),
    test,
    alarm: some.length + contributors.length > 0,
    text: sentences(texts, words.t),
    targets: [...targets.values()],
    users: [
      ...new Set([
        ...connections.map(connectionUser),
        ...contributors.flatMap((event) => contributorUser(event) ?? []),
      ]),
    ],
  };
}
