/** The input of the rules: the known data of a scope, with their timestamp. */
import type { Alarm } from '../model/alarm';
import { isLogAlarm, isMetricAlarm, type LogAlarm } from '../model/logAlarm';
import type { Endpoint } from '../model/endpoint';
import type { MuteRule } from '../model/muteRule';
import { scopeId, type ScopeId } from '../model/scope';
import { partValue, type ScopeSnapshot } from '../model/snapshot';

/** The input of the rules. */
export interface Subject {
  readonly scope: ScopeSnapshot;
  readonly scopeId: ScopeId;
  readonly alarms: readonly Alarm[];
  readonly logAlarms: readonly LogAlarm[];
  /** When the alarms were read, ms since 1970. Nothing is known about later times. */
  readonly asOf: number;
  /** By id; undefined while they are unknown or outdated. */
  readonly endpoints: ReadonlyMap<string, Endpoint> | undefined;
  /** The rules that mute the alarm with this name; empty if the rules are unknown. */
  readonly mutesOf: (alarmName: string) => readonly MuteRule[];
}

/** The input for a scope; undefined while its alarms are unknown. */
export function subjectOf(scope: ScopeSnapshot): Subject | undefined {
  const { alarms, endpoints } = scope;
  if (alarms.kind !== 'ready' && alarms.kind !== 'stale') return undefined;
  return {
    scope,
    scopeId: scopeId(scope.scope),
    alarms: alarms.value.filter((alarm) => isMetricAlarm(alarm)),
    logAlarms: alarms.value.filter((alarm) => isLogAlarm(alarm)),
    asOf: alarms.fetchedAt,
    // An outdated list does not contain endpoints that were created later.
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

/** Whether it is known that nobody is connected to any of these endpoints. */
export function isQuiet({ scope }: Subject, endpointIds: readonly string[]): boolean {
  return endpointIds.every((id) => {
    const connections = partValue(scope.connections[id]);
    return connections?.every(({ state }) => state === 'terminated') === true;
  });
}
