/** A scope as the rules look at it: what is known, and as of when. */
import type { Alarm } from '../model/alarm';
import type { Endpoint } from '../model/endpoint';
import type { MuteRule } from '../model/muteRule';
import { scopeId, type ScopeId } from '../model/scope';
import { partValue, type ScopeSnapshot } from '../model/snapshot';

/** What the rules know. */
export interface Subject {
  readonly scope: ScopeSnapshot;
  readonly scopeId: ScopeId;
  readonly alarms: readonly Alarm[];
  /** When the alarms were read, ms since 1970: nothing is known of the time after it. */
  readonly asOf: number;
  /** By id; undefined while they are not known, or no longer for sure. */
  readonly endpoints: ReadonlyMap<string, Endpoint> | undefined;
  /** The rules that mute the alarm of a name; none where they are not known. */
  readonly mutesOf: (alarmName: string) => readonly MuteRule[];
}

/** The scope; undefined while its alarms are not known. */
export function subjectOf(scope: ScopeSnapshot): Subject | undefined {
  const { alarms, endpoints } = scope;
  if (alarms.kind !== 'ready' && alarms.kind !== 'stale') return undefined;
  return {
    scope,
    scopeId: scopeId(scope.scope),
    alarms: alarms.value,
    asOf: alarms.fetchedAt,
    // An old list lacks the endpoints that have been made since.
    endpoints:
      endpoints.kind === 'ready'
        ? new Map(endpoints.value.map((endpoint) => [endpoint.id, endpoint]))
        : undefined,
    mutesOf: mutesOf(scope.muteRules ?? []),
  };
}

function mutesOf(rules: readonly MuteRule[]): Subject['mutesOf'] {
  const byAlarm = new Map<string, MuteRule[]>();
  for (const rule of rules)
    for (const name of rule.alarmNames) byAlarm.set(name, [...(byAlarm.get(name) ?? []), rule]);
  return (alarmName) => byAlarm.get(alarmName) ?? [];
}

/** Whether nobody is connected to any of these endpoints, as far as that is known. */
export function isQuiet({ scope }: Subject, endpointIds: readonly string[]): boolean {
  return endpointIds.every((id) => {
    const connections = partValue(scope.connections[id]);
    return connections?.every(({ state }) => state === 'terminated') === true;
  });
}
