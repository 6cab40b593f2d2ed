/** Which alarms watch Client VPN but no endpoint that is listed. */
import { endpointsOf } from '../watching/watches';
import type { Alarm } from '../model/alarm';
import { partValue, type ScopeSnapshot } from '../model/snapshot';
import { ofScope } from '../text/memoizeByScope';

/** The alarms of a scope that have no place below an endpoint's row. */
export const unattachedAlarms: (scope: ScopeSnapshot) => readonly Alarm[] = ofScope((scope) => {
  const listed = new Set(partValue(scope.endpoints)?.map(({ id }) => id));
  return (partValue(scope.alarms) ?? []).filter(
    (alarm) => !endpointsOf(alarm, listed).some((id) => listed.has(id)),
  );
});
