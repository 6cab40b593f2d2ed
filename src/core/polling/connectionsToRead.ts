/**
 * Whose connections a refresh reads. It costs a call for each endpoint, so those that nobody looks at
 * and that raise no alarm are read now and then; their rows say as of when.
 */
import { watchedEndpoints } from '../detection/watches';
import type { Interest } from '../interest';
import { scopeId } from '../model/scope';
import { partValue, type Part, type ScopeSnapshot } from '../model/snapshot';

/** An endpoint that nobody looks at is read again after five minutes, in ms. */
const restMs = 5 * 60 * 1000;

/** The ids of the scope's endpoints, parted into what stays as it is and what is read now. */
export function connectionsToRead(
  snapshot: ScopeSnapshot,
  options: { readonly interest: Interest; readonly now: number; readonly everything: boolean },
): { readonly keep: readonly string[]; readonly due: readonly string[] } {
  const { interest, now, everything } = options;
  const ids = (partValue(snapshot.endpoints) ?? []).map(({ id }) => id);
  const scope = scopeId(snapshot.scope);
  const alarming = new Set(
    (partValue(snapshot.alarms) ?? [])
      .filter(({ state }) => state === 'ALARM')
      .flatMap(watchedEndpoints),
  );
  const isDue = (id: string): boolean =>
    everything ||
    alarming.has(id) ||
    interest.looksAt({ scope, endpointId: id }, ids.length) ||
    now - triedAt(snapshot.connections[id]) >= restMs;
  return { keep: ids.filter((id) => !isDue(id)), due: ids.filter(isDue) };
}

/** When a part was last asked for, ms since 1970; long ago for one that never was. */
export function triedAt(part: Part<unknown> | undefined): number {
  if (!part || part.kind === 'waiting') return -Infinity;
  return part.kind === 'ready' ? part.fetchedAt : part.failedAt;
}
