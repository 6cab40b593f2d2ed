/** The endpoints for which alarms can be created at once. */
import { runToCompletion } from '../../base/cooperativeTask';
import type { Endpoint } from '../../model/endpoint';
import { partValue, type ScopeSnapshot } from '../../model/snapshot';
import type { Format } from '../../text/format';
import { alarmsByEndpoint } from '../../watching/alarmsByEndpoint';
import { endpointStatus, needsAlarm } from '../view/endpointStatus';

/** The endpoints of a scope without an alarm on their connections; none while this is unknown. */
export function endpointsWithoutAlarm(scope: ScopeSnapshot, format: Format): readonly Endpoint[] {
  const byEndpoint = runToCompletion(alarmsByEndpoint(scope, format));
  if (!byEndpoint) return [];
  return (partValue(scope.endpoints) ?? []).filter((endpoint) =>
    needsAlarm(endpoint, endpointStatus(endpoint, byEndpoint.get(endpoint.id) ?? [], scope)),
  );
}
