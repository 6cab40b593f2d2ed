/**
 * Merges the events of a scope over the last day from all sources, each event once, newest first.
 */
import { dayMs } from '../base/duration';
import { watchedEndpoints } from '../watching/watches';
import type { Transition } from '../model/alarm';
import type { AnyAlarm } from '../model/logAlarm';
import { contributorFacts } from '../logAlarms/contributor';
import type { ContributorTransition } from '../model/alarmHistory';
import type { ConnectionRecord } from '../model/connectionRecord';
import { attemptUser, type FailedAttempt } from '../model/failedAttempt';
import type { ScopeId } from '../model/scope';
import { endpointKey } from '../model/endpointRef';
import type { RecordedChange } from './changeLog';

/** How far back the activity goes, ms. */
export const activityMs = dayMs;

/** A state change of an alarm, or of a contributor of a log alarm. */
export type AlarmEvent = Transition | ContributorTransition;

/** An event. */
type ActivityEvent =
  | { readonly kind: 'connected' | 'disconnected'; readonly record: ConnectionRecord }
  | { readonly kind: 'failed'; readonly attempt: FailedAttempt }
  | { readonly kind: 'alarm'; readonly transition: AlarmEvent }
  | { readonly kind: 'change'; readonly change: RecordedChange };

export type ActivityEventKind = ActivityEvent['kind'];

/** Every kind, in the order of the filter. */
export const activityEventKinds = [
  'connected',
  'disconnected',
  'failed',
  'alarm',
  'change',
] as const satisfies readonly ActivityEventKind[];

/** An event with its scope, endpoint and time. */
export interface ActivityEntry {
  /** Unique, and stable for the same event. */
  readonly key: string;
  readonly scope: ScopeId;
  /** The endpoint that the event concerns, if any. */
  readonly endpointId?: string;
  /** Ms since 1970. */
  readonly at: number;
  readonly what: ActivityEvent;
}

/** What is known of one scope. */
export interface ActivityFacts {
  readonly scope: ScopeId;
  readonly records: readonly ConnectionRecord[];
  readonly failures: readonly FailedAttempt[];
  readonly transitions: readonly AlarmEvent[];
  readonly changes: readonly RecordedChange[];
  /** The alarms of the transitions. */
  readonly alarms: readonly AnyAlarm[];
}

/** The entries of the day before `now` (ms since 1970), newest first. */
export function activityEntries(facts: ActivityFacts, now: number): readonly ActivityEntry[] {
  const entries = [
    ...facts.records.flatMap(connectionEntries),
    ...facts.failures.map(failedEntry),
    ...facts.transitions.map((transition) => alarmEntry(transition, facts.alarms)),
    ...facts.changes
      .filter(({ scope }) => scope === facts.scope)
      .map((change) => changeEntry(change, facts.alarms)),
  ];
  const byKey = new Map<string, ActivityEntry>();
  for (const { about, ...entry } of entries) {
    const key = JSON.stringify([facts.scope, entry.what.kind, entry.at, ...about]);
    if (entry.at > now - activityMs) byKey.set(key, { ...entry, key, scope: facts.scope });
  }
  return [...byKey.values()].sort((a, b) => b.at - a.at || (a.key < b.key ? -1 : 1));
}

/**
 * The entries without those of hidden endpoints.
 * @param hidden `endpointKey`s
 */
export function shownEntries(
  entries: readonly ActivityEntry[],
  hidden: ReadonlySet<string>,
): readonly ActivityEntry[] {
  if (hidden.size === 0) return entries;
  return entries.filter(
    ({ scope, endpointId }) =>
      endpointId === undefined || !hidden.has(endpointKey(scope, endpointId)),
  );
}

/** The filter that a user has chosen. */
export interface ActivityChoice {
  readonly kinds: ReadonlySet<ActivityEventKind>;
  /**
   * By `scope` and `endpointId`; undefined for all entries, including those without an endpoint.
   */
  readonly endpoint: { readonly scope: ScopeId; readonly endpointId: string } | undefined;
}

/** The entries that match the choice, in their order. */
export function chosenEntries(
  entries: readonly ActivityEntry[],
  { kinds, endpoint }: ActivityChoice,
): readonly ActivityEntry[] {
  return entries.filter(
    ({ what, scope, endpointId }) =>
      kinds.has(what.kind) &&
      (!endpoint || (scope === endpoint.scope && endpointId === endpoint.endpointId)),
  );
}

type Draft = Omit<ActivityEntry, 'key' | 'scope'> & { readonly about: readonly string[] };

function connectionEntries(record: ConnectionRecord): readonly Draft[] {
  const { id, endpointId, startedAt, endedAt } = record;
  const draft = (kind: 'connected' | 'disconnected', at: number): Draft => ({
    endpointId,
    at,
    what: { kind, record },
    about: [id],
  });
  return [
    draft('connected', startedAt),
    ...(endedAt === undefined ? [] : [draft('disconnected', endedAt)]),
  ];
}

function failedEntry(attempt: FailedAttempt): Draft {
  const { at, endpointId, deviceIp = '' } = attempt;
  const what = { kind: 'failed', attempt } as const;
  return { endpointId, at, what, about: [endpointId, attemptUser(attempt) ?? '', deviceIp] };
}

function alarmEntry(transition: AlarmEvent, alarms: readonly AnyAlarm[]): Draft {
  const { alarmName, at, to } = transition;
  const contributor = 'contributor' in transition ? transition.contributor : undefined;
  const endpointId = contributor && contributorFacts(contributor).endpointId;
  return {
    ...(endpointId === undefined ? watchedBy(alarmName, alarms) : { endpointId }),
    at,
    what: { kind: 'alarm', transition },
    about: [alarmName, to, ...(contributor ? [contributor.id] : [])],
  };
}

function changeEntry(change: RecordedChange, alarms: readonly AnyAlarm[]): Draft {
  const { at, method, subject, endpointId } = change;
  return {
    ...(method.startsWith('alarms.') && watchedBy(subject, alarms)),
    ...(endpointId !== undefined && { endpointId }),
    at,
    what: { kind: 'change', change },
    about: [method, subject],
  };
}

/** The endpoint that an alarm watches, if the alarm exists. */
function watchedBy(alarmName: string, alarms: readonly AnyAlarm[]): Pick<Draft, 'endpointId'> {
  const alarm = alarms.find(({ name }) => name === alarmName);
  const endpointId = alarm && watchedEndpoints(alarm)[0];
  return endpointId === undefined ? {} : { endpointId };
}
