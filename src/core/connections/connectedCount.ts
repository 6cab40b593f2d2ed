/** Counts the connected clients of all scopes, and says whether the count is complete. */
import { isOpen } from '../model/connection';
import { partValue, type ScopeSnapshot, type Snapshot } from '../model/snapshot';
import { endpointName } from '../text/names';
import { memoizeByObject } from '../base/memoize';

/** The number of open connections of one endpoint; undefined if unknown. */
export interface EndpointCount {
  readonly name: string;
  readonly open: number | undefined;
}

/** The connections of all scopes. */
export interface ConnectedCount {
  /** Sum over the endpoints whose connections are known; undefined if no endpoint's are. */
  readonly open: number | undefined;
  /** Whether every endpoint is counted. Otherwise the actual number may be higher. */
  readonly complete: boolean;
  readonly endpoints: readonly EndpointCount[];
}

/** Counts open connections. An endpoint that was not read is unknown, not zero. */
export function connectedCount({ scopes }: Snapshot): ConnectedCount {
  const endpoints = scopes.flatMap(endpointCounts);
  const listed = scopes.every((scope) => partValue(scope.endpoints) !== undefined);
  const counts = endpoints.flatMap(({ open }) => (open === undefined ? [] : [open]));
  const nothing = counts.length === 0 && (endpoints.length > 0 || !listed);
  return {
    open: nothing ? undefined : counts.reduce((sum, open) => sum + open, 0),
    complete: listed && counts.length === endpoints.length,
    endpoints,
  };
}

const endpointCounts: (scope: ScopeSnapshot) => readonly EndpointCount[] = memoizeByObject(
  (scope) =>
    (partValue(scope.endpoints) ?? []).map((endpoint) => ({
      name: endpointName(endpoint),
      open: partValue(scope.connections[endpoint.id])?.filter(isOpen).length,
    })),
);
