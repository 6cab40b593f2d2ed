/**
 * What was seen of a scope before this window started: what is written of a snapshot, and what of a
 * snapshot it makes known. An alarm counts as the same by its ARN, which names the account, so nothing
 * follows from another account behind the same profile.
 */
import { newContributorTransitions } from '../cloudwatch/contributorTransitions';
import { historySlackMs, isRecent } from '../cloudwatch/transitions';
import type { Transition } from '../model/alarm';
import type { Connection } from '../model/connection';
import type { LastSeen, Seen, SeenAlarm } from '../model/lastSeen';
import { partValue, type Part, type ScopeSnapshot } from '../model/snapshot';

/**
 * What to remember of a snapshot; undefined if nothing recent is known. Each part has its own time:
 * those that this window could not read yet stay as they were seen before.
 * @param now ms since 1970
 */
export function lastSeenOf(scope: ScopeSnapshot, now: number): LastSeen | undefined {
  const read = Object.entries(scope.connections).flatMap(([endpointId, part]) => {
    const seen = seenOf(part, (connections) => connections.map(({ id }) => id));
    return seen ? [[endpointId, seen] as const] : [];
  });
  const all = { ...scope.lastSeen?.connections, ...Object.fromEntries(read) };
  const recent = Object.entries(all).filter(([, { fetchedAt }]) => isRecent(fetchedAt, now));
  const { alarms, contributors, unread } = alarmsToRemember(scope);
  const recentAlarms = alarms && isRecent(alarms.fetchedAt, now) ? alarms : undefined;
  if (!recentAlarms && recent.length === 0) return undefined;
  const connections = Object.fromEntries(recent);
  return { alarms: recentAlarms, contributors, unread, connections };
}

function alarmsToRemember(scope: ScopeSnapshot): Omit<LastSeen, 'connections'> {
  const alarms = seenOf(scope.alarms, (value) =>
    value.map(({ arn, name, state, stateSince }) => ({ arn, name, state, stateSince })),
  );
  if (!alarms) return scope.lastSeen ?? { contributors: [] };
  const contributors = scope.contributorTransitions.map(
    ({ alarmName, contributor: { id }, to, at }) => ({
      ...{ alarmName, contributor: { id }, to, at },
    }),
  );
  return { alarms, contributors, unread: scope.unread };
}

function seenOf<T, S>(part: Part<T>, of: (value: T) => S): Seen<S> | undefined {
  return 'value' in part ? { value: of(part.value), fetchedAt: part.fetchedAt } : undefined;
}

/**
 * The earlier of two snapshots. Where it has not read anything, it gets those parts of the later one
 * that were seen before this window started, so that the rest of these is new.
 */
export function withLastSeen(before: ScopeSnapshot, after: ScopeSnapshot): ScopeSnapshot {
  const { lastSeen } = after;
  if (!lastSeen) return before;
  const connections = Object.entries(after.connections).flatMap(([endpointId, part]) => {
    const seen = lastSeen.connections[endpointId];
    if (!seen || partValue(before.connections[endpointId])) return [];
    return [[endpointId, seenConnections(part, seen)] as const];
  });
  return {
    ...before,
    ...(partValue(before.alarms) ? {} : seenAlarms(after, lastSeen)),
    connections: { ...before.connections, ...Object.fromEntries(connections) },
  };
}

function seenConnections(
  part: Part<readonly Connection[]>,
  { value, fetchedAt }: Seen<readonly string[]>,
): Part<readonly Connection[]> {
  if (!('value' in part) || !isRecent(fetchedAt, part.fetchedAt)) return part;
  const ids = new Set(value);
  return { ...part, value: part.value.filter(({ id }) => ids.has(id)) };
}

function seenAlarms(
  { alarms, transitions, contributorTransitions }: ScopeSnapshot,
  { alarms: seen, contributors, unread }: LastSeen,
): Pick<ScopeSnapshot, 'alarms' | 'transitions' | 'contributorTransitions'> {
  if (!('value' in alarms) || !seen || !isRecent(seen.fetchedAt, alarms.fetchedAt))
    return { alarms, transitions, contributorTransitions };
  const byArn = new Map(seen.value.map((alarm) => [alarm.arn, alarm]));
  const value = alarms.value.filter(({ arn }) => byArn.has(arn));
  const byName = new Map(value.map(({ arn, name }) => [name, byArn.get(arn)]));
  const fresh = new Set(newContributorTransitions(contributorTransitions, contributors));
  return {
    alarms: { ...alarms, value },
    transitions: transitions.filter((one) => {
      const alarm = byName.get(one.alarmName);
      return !alarm || wasSeen(one, alarm, unread?.transitions[alarm.arn]);
    }),
    contributorTransitions: contributorTransitions.filter((one) => !fresh.has(one)),
  };
}

/** @param unreadSince since when only the last state was seen, ms since 1970 */
function wasSeen(
  { at, to }: Transition,
  { state, stateSince }: SeenAlarm,
  unreadSince = stateSince,
): boolean {
  const isLast = to === state && Math.abs(at - stateSince) <= historySlackMs;
  return isLast || at <= unreadSince + historySlackMs;
}
