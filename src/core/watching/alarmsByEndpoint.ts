/** The alarms of a scope by the endpoints that they watch. */
import type { CooperativeTask } from '../base/cooperativeTask';
import { partValue, type ScopeSnapshot } from '../model/snapshot';
import type { AnyAlarm } from '../model/logAlarm';
import { endpointsOf } from './watches';

/**
 * By endpoint id, each ordered by name; undefined while the alarms are unknown. An endpoint without
 * alarms has no entry.
 */
export function* alarmsByEndpoint(
  scope: Pick<ScopeSnapshot, 'alarms' | 'endpoints'>,
  format: { compare(one: string, other: string): number },
): CooperativeTask<ReadonlyMap<string, readonly AnyAlarm[]> | undefined> {
  const alarms = partValue(scope.alarms);
  if (!alarms) return undefined;
  const byEndpoint = new Map<string, AnyAlarm[]>();
  const listed = partValue(scope.endpoints) ?? [];
  for (const alarm of alarms) {
    yield;
    for (const id of endpointsOf(alarm, listed)) {
      const own = byEndpoint.get(id);
      if (own) own.push(alarm);
      else byEndpoint.set(id, [alarm]);
    }
  }
  for (const own of byEndpoint.values()) {
    yield;
    own.sort((a, b) => format.compare(a.name, b.name));
  }
  return byEndpoint;
}
