/** What is worth a notification in the editor: alarms that fired between two snapshots. */
import { newAlarms } from '../detection/transitions';
import type { Translate } from '../ports/translate';
import { scopeId, type ScopeId } from '../model/scope';
import { endpointKey } from './endpointKey';
import { oldestFetch } from './freshness';
import { partValue, type ScopeSnapshot, type Snapshot } from '../model/snapshot';
import { firings, type Firing, type WatchedEndpoint } from './firings';
import type { Format } from './format';
import { noticeText } from './noticeText';

/** One notification. */
export interface Notice {
  readonly scope: ScopeId;
  /** Whether it tells of a test and not of a connection. */
  readonly test: boolean;
  readonly text: string;
  /** The endpoints that it is about, each once, without muted ones; never empty. */
  readonly targets: readonly WatchedEndpoint[];
}

/** The reader's language. */
export interface NoticeWords {
  readonly t: Translate;
  readonly format: Format;
}

/** What fired in one scope since an earlier snapshot. */
export interface NewFirings {
  readonly scope: ScopeSnapshot;
  /** Without silent endpoints, never empty. */
  readonly firings: readonly Firing[];
}

/** Under which key a firing is told once, in whatever window and through whatever profile it is seen. */
export function firingKey({ alarm, at }: Firing): string {
  return JSON.stringify(['fired', alarm.arn, at]);
}

/**
 * What fired between two snapshots: each transition once, nothing of a scope whose alarms were not
 * known before.
 * @param silent `endpointKey`s
 */
export function newFirings(
  before: Snapshot,
  after: Snapshot,
  silent: ReadonlySet<string>,
): readonly NewFirings[] {
  return after.scopes.flatMap((scope) => {
    const id = scopeId(scope.scope);
    const earlier = before.scopes.find((other) => scopeId(other.scope) === id);
    if (!earlier || !partValue(earlier.alarms)) return [];
    if (earlier.transitions === scope.transitions) return [];
    const fresh = firings(scope, newAlarms(scope.transitions, earlier.transitions));
    const loud = fresh.flatMap((firing) => audible(firing, silent));
    return loud.length > 0 ? [{ scope, firings: loud }] : [];
  });
}

/** One notice for what fired in a scope, and one for tests. */
export function noticesOf(
  { scope, firings: some }: NewFirings,
  words: NoticeWords,
): readonly Notice[] {
  return [false, true].flatMap((test) => {
    const those = some.filter((firing) => firing.test === test);
    return those.length > 0 ? [noticeOf(scope, those, test, words)] : [];
  });
}

/** The firing without its silent endpoints; nothing when all are. */
function audible(firing: Firing, silent: ReadonlySet<string>): readonly Firing[] {
  const endpoints = firing.endpoints.filter(
    ({ scope, endpointId }) => !silent.has(endpointKey(scope, endpointId)),
  );
  return endpoints.length > 0 ? [{ ...firing, endpoints }] : [];
}

function noticeOf(
  scope: ScopeSnapshot,
  some: readonly Firing[],
  test: boolean,
  words: NoticeWords,
): Notice {
  const targets = new Map<string, WatchedEndpoint>();
  for (const { endpoints } of some)
    for (const endpoint of endpoints) targets.set(endpoint.endpointId, endpoint);
  // When the snapshot was made, so that "today" is the day of what it tells.
  const now = oldestFetch([scope.alarms]) ?? Math.max(...some.map(({ at }) => at));
  return {
    scope: scopeId(scope.scope),
    test,
    text: noticeText({ some, targets: [...targets.values()], test }, { ...words, now }),
    targets: [...targets.values()],
  };
}
