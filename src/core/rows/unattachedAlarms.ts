/** Alarms that watch Client VPN but no listed endpoint. */
import { endpointsOf } from '../watching/watches';
import type { Alarm } from '../model/alarm';
import { partValue, type ScopeSnapshot } from '../model/snapshot';
import { memoizeByObject } from '../base/memoize';

/** The alarms of a scope that no endpoint's row contains. */
export const unattachedAlarms: (scope: ScopeSnapshot) => readonly Alarm[] = memoizeByObject(
  (scope) => {
    const listed = new Set(partValue(scope.endpoints)?.map(({ id }) => id));
    return (partValue(scope.alarms) ?? []).filter(
      (alarm) => !endpointsOf(alarm, listed).some((id) => listed.has(id)),
    );
  },
);
