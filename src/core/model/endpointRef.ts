/** Endpoints by name: one endpoint, or a selection of endpoints. */
import type { ScopeId } from './scope';

/** An endpoint in its scope. */
export interface EndpointRef {
  readonly scope: ScopeId;
  readonly endpointId: string;
}

/** Selects endpoints; null means all. */
export interface EndpointSelection {
  readonly scope: ScopeId | null;
  /** Null for every endpoint of the scope; ignored if there is no scope. */
  readonly endpointId: string | null;
}

/**
 * The key of an endpoint or a selection. Two accounts may have the same endpoint id. The key is
 * persisted, so it must not change.
 */
export function endpointKey(scope: ScopeId | null, endpointId: string | null): string {
  return `${scope}/${endpointId}`;
}
