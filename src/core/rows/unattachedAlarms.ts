/** Alarms that watch Client VPN but no listed endpoint. */
import { endpointsOf } from '../watching/watches';
import type { AnyAlarm } from '../model/logAlarm';
import { partValue, type ScopeSnapshot } from '../model/snapshot';
import { memoizeByObject } from '../base/memoize';

/** The alarms of a scope that no endpoint's row contains. */
export const unattachedAlarms: (scope: ScopeSnapshot) => readonly AnyAlarm[] = memoizeByObject(
  (scope) => {
    const endpoints = partValue(scope.endpoints) ?? [];
    const listed = new Set(endpoints.map(({ id }) => id));
    return (partValue(scope.alarms) ?? []).filter(
      (alarm) => !endpointsOf(alarm, endpoints).some((id) => listed.has(id)),
    );
  },
);
