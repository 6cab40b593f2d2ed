/**
 * Selects the endpoints whose connections a refresh reads. That takes one call per endpoint, so
 * endpoints that are not visible and have no alarm in ALARM are read less often; their rows show
 * the time of the data.
 */
import { minuteMs } from '../base/duration';
import { endpointsOf } from '../watching/watches';
import type { Visibility } from '../state/visibility';
import { scopeId } from '../model/scope';
import { partValue, type ScopeSnapshot } from '../model/snapshot';
import type { PartAges } from './partAges';

/** Minimum interval between two reads of an endpoint that is not visible, in ms. */
const minIntervalMs = 5 * minuteMs;

/**
 * Splits the ids of the scope's endpoints into those that keep their data and those to read now.
 */
export function connectionsToRead(
  snapshot: ScopeSnapshot,
  options: {
    readonly visibility: Visibility;
    readonly ages: PartAges;
    readonly full: boolean;
  },
): { readonly keep: readonly string[]; readonly due: readonly string[] } {
  const { visibility, ages, full } = options;
  const endpoints = partValue(snapshot.endpoints) ?? [];
  const ids = endpoints.map(({ id }) => id);
  const scope = scopeId(snapshot.scope);
  const alarming = new Set(
    (partValue(snapshot.alarms) ?? [])
      .filter(({ state }) => state === 'ALARM')
      .flatMap((alarm) => endpointsOf(alarm, endpoints)),
  );
  const isDue = (id: string): boolean =>
    full ||
    alarming.has(id) ||
    visibility.isVisible({ scope, endpointId: id }, ids.length) ||
    ages.of(snapshot.connections[id]) >= minIntervalMs;
  return { keep: ids.filter((id) => !isDue(id)), due: ids.filter(isDue) };
}
