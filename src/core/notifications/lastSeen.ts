/**
 * What was seen of a scope before this window started: what is written of a snapshot, and what of a
 * snapshot it makes known. An alarm counts as the same by its ARN, which names the account, so nothing
 * follows from another account behind the same profile.
 */
import { newContributorTransitions } from '../cloudwatch/contributorTransitions';
import { historySlackMs } from '../cloudwatch/transitions';
import type { Connection } from '../model/connection';
import type { LastSeen } from '../model/lastSeen';
import { partValue, type Part, type ScopeSnapshot } from '../model/snapshot';

/**
 * What to remember of a snapshot; undefined if nothing is known. Parts that this window could not read
 * yet stay as they were seen before.
 */
export function lastSeenOf(scope: ScopeSnapshot): LastSeen | undefined {
  const { alarms, lastSeen } = scope;
  const read = Object.entries(scope.connections).flatMap(([endpointId, part]) => {
    const ids = partValue(part)?.map(({ id }) => id);
    return ids ? [[endpointId, ids] as const] : [];
  });
  const connections = { ...lastSeen?.connections, ...Object.fromEntries(read) };
  if (!('value' in alarms)) return lastSeen && { ...lastSeen, connections };
  return {
    fetchedAt: alarms.fetchedAt,
    alarms: alarms.value.map(({ arn, name, state, stateSince }) => ({
      ...{ arn, name, state, stateSince },
    })),
    connections,
    contributors: scope.contributorTransitions.map(
      ({ alarmName, contributor: { id }, to, at }) => ({
        ...{ alarmName, contributor: { id }, to, at },
      }),
    ),
  };
}

/**
 * The earlier of two snapshots. Where it has not read anything, it gets those parts of the later one
 * that were seen before this window started, so that the rest of these is new.
 */
export function withLastSeen(before: ScopeSnapshot, after: ScopeSnapshot): ScopeSnapshot {
  const { lastSeen } = after;
  if (!lastSeen) return before;
  const connections = Object.entries(after.connections).flatMap(([endpointId, part]) => {
    const ids = lastSeen.connections[endpointId];
    if (!ids || partValue(before.connections[endpointId])) return [];
    return [[endpointId, seenConnections(part, new Set(ids))] as const];
  });
  return {
    ...before,
    ...(partValue(before.alarms) ? {} : seenAlarms(after, lastSeen)),
    connections: { ...before.connections, ...Object.fromEntries(connections) },
  };
}

function seenConnections(
  part: Part<readonly Connection[]>,
  ids: ReadonlySet<string>,
): Part<readonly Connection[]> {
  return 'value' in part ? { ...part, value: part.value.filter(({ id }) => ids.has(id)) } : part;
}

function seenAlarms(
  { alarms, transitions, contributorTransitions }: ScopeSnapshot,
  { alarms: seen, contributors }: LastSeen,
): Pick<ScopeSnapshot, 'alarms' | 'transitions' | 'contributorTransitions'> {
  if (!('value' in alarms)) return { alarms, transitions, contributorTransitions };
  const sinceByArn = new Map(seen.map(({ arn, stateSince }) => [arn, stateSince]));
  const value = alarms.value.filter(({ arn }) => sinceByArn.has(arn));
  const since = new Map(value.map(({ arn, name }) => [name, sinceByArn.get(arn) ?? Infinity]));
  const fresh = new Set(newContributorTransitions(contributorTransitions, contributors));
  return {
    alarms: { ...alarms, value },
    transitions: transitions.filter(
      ({ alarmName, at }) => at <= (since.get(alarmName) ?? Infinity) + historySlackMs,
    ),
    contributorTransitions: contributorTransitions.filter((one) => !fresh.has(one)),
  };
}
