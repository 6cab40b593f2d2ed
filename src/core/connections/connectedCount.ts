/** How many clients are connected over all scopes, and how much of that is known. */
import { isOpen } from '../model/connection';
import { partValue, type ScopeSnapshot, type Snapshot } from '../model/snapshot';
import { endpointName } from '../text/names';
import { ofScope } from '../text/memoizeByScope';

/** One endpoint's open connections; undefined is what is not known. */
export interface EndpointCount {
  readonly name: string;
  readonly open: number | undefined;
}

/** The connections of all scopes. */
export interface ConnectedCount {
  /** Over the endpoints that are known; undefined when nothing at all is. */
  readonly open: number | undefined;
  /** Whether nothing is missing; otherwise there may be more. */
  readonly complete: boolean;
  readonly endpoints: readonly EndpointCount[];
}

/** Counts. What was not read is not counted as zero. */
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

const endpointCounts: (scope: ScopeSnapshot) => readonly EndpointCount[] = ofScope((scope) =>
  (partValue(scope.endpoints) ?? []).map((endpoint) => ({
    name: endpointName(endpoint),
    open: partValue(scope.connections[endpoint.id])?.filter(isOpen).length,
  })),
);
