/**
 * Whose connections a refresh reads. It costs a call for each endpoint, so those that nobody looks at
 * and that raise no alarm are read now and then; their rows say as of when.
 */
import { endpointsOf } from '../watching/watches';
import type { Visibility } from '../state/visibility';
import { scopeId } from '../model/scope';
import { partValue, type ScopeSnapshot } from '../model/snapshot';
import type { PartAges } from './partAges';

/** An endpoint that nobody looks at is read again after five minutes, in ms. */
const restMs = 5 * 60 * 1000;

/** The ids of the scope's endpoints, parted into what stays as it is and what is read now. */
export function connectionsToRead(
  snapshot: ScopeSnapshot,
  options: {
    readonly visibility: Visibility;
    readonly ages: PartAges;
    readonly everything: boolean;
  },
): { readonly keep: readonly string[]; readonly due: readonly string[] } {
  const { visibility, ages, everything } = options;
  const ids = (partValue(snapshot.endpoints) ?? []).map(({ id }) => id);
  const scope = scopeId(snapshot.scope);
  const alarming = new Set(
    (partValue(snapshot.alarms) ?? [])
      .filter(({ state }) => state === 'ALARM')
      .flatMap((alarm) => endpointsOf(alarm, ids)),
  );
  const isDue = (id: string): boolean =>
    everything ||
    alarming.has(id) ||
    visibility.isVisible({ scope, endpointId: id }, ids.length) ||
    ages.of(snapshot.connections[id]) >= restMs;
  return { keep: ids.filter((id) => !isDue(id)), due: ids.filter(isDue) };
}
