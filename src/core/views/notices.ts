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

/**
 * The notices of what fired between two snapshots: each transition once, one notice for each scope
 * (tests apart), none for a scope whose alarms were not known before.
 * @param muted `endpointKey`s
 */
export function newNotices(
  before: Snapshot,
  after: Snapshot,
  muted: ReadonlySet<string>,
  words: NoticeWords,
): readonly Notice[] {
  return after.scopes.flatMap((scope) => {
    const id = scopeId(scope.scope);
    const earlier = before.scopes.find((other) => scopeId(other.scope) === id);
    if (!earlier || !partValue(earlier.alarms)) return [];
    if (earlier.transitions === scope.transitions) return [];
    const fresh = firings(scope, newAlarms(scope.transitions, earlier.transitions));
    const loud = fresh.flatMap((firing) => unmuted(firing, muted));
    return [false, true].flatMap((test) => {
      const some = loud.filter((firing) => firing.test === test);
      return some.length > 0 ? [noticeOf(scope, some, test, words)] : [];
    });
  });
}

/** The firing without its muted endpoints; nothing when all are. */
function unmuted(firing: Firing, muted: ReadonlySet<string>): readonly Firing[] {
  const endpoints = firing.endpoints.filter(
    ({ scope, endpointId }) => !muted.has(endpointKey(scope, endpointId)),
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
